//! Opens the parlour's door.

fn main() {
    akashi::app::start();
}
