//! Small pictures on buttons and links, 24 units square.

use super::drawing::{Stroke, drawing, line};
use crate::app::dom::View;

/// What a picture stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Stays on this device.
    Lock,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Pasting.
    Paste,
    /// Going back.
    Back,
    /// Looking closely.
    Look,
    /// Copying.
    Copy,
    /// Saving.
    Save,
    /// A QR code.
    Code,
    /// A light.
    Light,
    /// Once more.
    Again,
    /// Somewhere else, outside this site.
    Outside,
    /// Attention.
    Notice,
}

/// The picture.
pub fn icon(icon: Icon) -> View {
    drawing("icon", "0 0 24 24", &[shape(icon)])
}

const fn shape(icon: Icon) -> Stroke {
    match icon {
        Icon::Lock => line("1.8", "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3M12 14.5v2.5"),
        Icon::File => line("1.8", "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"),
        Icon::Folder => line("1.8", "M3.5 6h6l2 2.5h9V19h-17z"),
        Icon::Paste => line("1.8", "M6 5h12v16H6zM9 3h6v4H9zM9 12h6M9 16h4"),
        Icon::Back => line("1.8", "M15 5l-7 7 7 7"),
        Icon::Look => line("1.8", "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21"),
        Icon::Copy => line("1.8", "M9 9h11v11H9zM15 9V4H4v11h5"),
        Icon::Save => line("1.8", "M12 4v11M7 10.5 12 15.5l5-5M5 20h14"),
        Icon::Code => {
            line("1.8", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM14 14h2v2h-2z")
        }
        Icon::Light => line("1.8", "M9 3h6l-1 6h3l-7 12 1.5-8H7z"),
        Icon::Again => line("1.8", "M19 12a7 7 0 1 1-2.2-5.1M19 3.5V8h-4.5"),
        Icon::Outside => line("1.8", "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5"),
        Icon::Notice => line("1.8", "M12 4 21 19.5H3zM12 10v4.5M12 16.8v.4"),
    }
}
