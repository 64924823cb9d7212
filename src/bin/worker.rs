//! Opens the back room's door.

fn main() {
    akashi::worker::start();
}
