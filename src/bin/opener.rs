//! Opens the back room's door: the program that takes PDF and mail apart, loaded when it is needed.

fn main() {
    akashi::worker::opener::start();
}
