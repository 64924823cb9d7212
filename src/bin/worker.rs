//! Opens the back room's door: the verifier as a first visit loads it.

fn main() {
    akashi::worker::verifier::start();
}
