//! The words of the scan page.

use crate::text::scan::Scan;

/// The word.
pub const fn scan(word: Scan) -> &'static str {
    match word {
        Scan::Title => "Scan a QR code",
        Scan::Back => "Back",
        Scan::Frame => "The camera's picture. Hold the QR code inside the frame.",
        Scan::Hold => "Fit the whole QR code into the frame",
        Scan::Opening => "Starting the camera…",
        Scan::Off => "The camera is off",
        Scan::LightOn => "Light on",
        Scan::LightOff => "Light off",
        Scan::Switch => "Switch camera",
        Scan::Zoom => "Zoom",
        Scan::Privacy => "The picture is read on this device only. Nothing is recorded or sent.",
        Scan::Other => "This QR code is not a badge",
        Scan::OtherNote => "This is what it says. This page never opens it. You can go on and show another code.",
        Scan::HelpTitle => "If it does not work",
        Scan::HelpFlat => "Lay the paper flat, without a shadow on it.",
        Scan::HelpDistance => "Start at 20 to 30 cm; come closer once the picture is sharp.",
        Scan::HelpPhoto => "Otherwise take a photo and choose it here. The PDF of a certificate works too.",
        Scan::Photo => "Choose a photo or file",
        Scan::OfflineTitle => "Without a connection",
        Scan::Offline => {
            "Once you have opened this page, it also works offline. A QR code that carries the whole badge can then be checked for its signature and its dates. What needs the issuer's answer, such as revocation, becomes “Could not check yet”."
        }
        Scan::FaultTitle => "No camera",
        Scan::Refused => {
            "The camera is not allowed. Allow it for this site with the camera sign in the browser's address bar. Photos and files work too."
        }
        Scan::Missing => "No camera was found on this device. Photos and files work too.",
        Scan::Busy => {
            "Another program is using the camera, or it could not be started. Close video calls and try again."
        }
        Scan::Unsupported => {
            "This browser offers no camera here. Make sure that the page was opened over https. Photos and files work too."
        }
        Scan::NoScanner => {
            "The program that reads QR codes could not be loaded. Try again where you have a connection."
        }
        Scan::Again => "Try again",
        Scan::SoughtCodes => "A badge inside the picture, a QR code shown in it",
        Scan::SoughtPaper => "QR codes, attachments, links",
        Scan::SoughtNoProgram => {
            "A badge inside the picture (not QR codes: the program that reads them could not be loaded)"
        }
        Scan::SoughtBroken => "A badge inside the picture (not QR codes: this picture cannot be displayed)",
    }
}
