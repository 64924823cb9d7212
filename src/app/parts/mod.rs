//! What pages are made of. Parts draw; nothing in them decides.

pub mod address;
pub mod asking;
pub mod axes;
pub mod checks;
pub mod chooser;
pub mod drawer;
pub mod drawing;
pub mod facts;
pub mod holder;
pub mod icons;
pub mod judged;
pub mod kept;
pub mod marks;
pub mod masthead;
pub mod paper;
pub mod prose;
pub mod saved;
pub mod verdict;
