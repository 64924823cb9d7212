//! Opens the back room's door: the verifier with all its parts.

fn main() {
    akashi::worker::verifier::start();
}
