//! Opens the back room's door: the program that makes what a holder shows of a badge, loaded when it is needed.

fn main() {
    akashi::worker::maker::start();
}
