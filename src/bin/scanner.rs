//! Opens the back room's door: the program that finds QR codes in pictures, loaded when it is needed.

fn main() {
    akashi::worker::scanner::start();
}
