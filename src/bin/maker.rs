//! Opens the parlour's side room: what a holder makes of a badge, a program that is loaded when it is needed.

fn main() {
    akashi::app::bench::start();
}
