//! A signature for mail: the picture of the badge and a line below it lead to the link.
//!
//! The markup is what mail programs keep: no table, no style sheet, styles at the element, the old `align` beside the text,
//! which Outlook's drawing by Word knows and `float` is not.

use super::Badge;
use super::markup::escaped;
use crate::text::{self, Lang, kit};

/// Side of the picture in a mail, CSS pixels; it is drawn from twice as many.
pub const PICTURE: u32 = 76;

/// Who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Company, department; may be empty.
    pub company: String,
    /// Telephone; may be empty.
    pub telephone: String,
}

/// The signature in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// For the clipboard, as `text/html`.
    pub html: String,
    /// For the clipboard, as `text/plain`.
    pub text: String,
    /// What stands in it, line by line, the name first; the last line is the one that leads to the link.
    pub lines: Vec<String>,
}

/// Makes it. `picture`: a PNG as a `data:` address; anything else is left out.
pub fn signature(lang: Lang, badge: &Badge, signer: &Signer, link: &str, picture: Option<&str>) -> Signature {
    let typed = |text: &str| text::visible(text.trim());
    let (company, telephone) = (typed(&signer.company), typed(&signer.telephone));
    let mut lines = vec![typed(&signer.name), kit::qualified(lang, badge.sample, &badge.qualification, &badge.number)];
    lines.push(company);
    lines.extend((!telephone.is_empty()).then(|| kit::telephone(lang, &telephone)));
    lines.retain(|line| !line.is_empty());
    let check = kit::check_this(lang).to_owned();

    let address = escaped(link);
    let is_picture = |picture: &&str| {
        let letters = picture.strip_prefix("data:image/png;base64,");
        letters.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)))
    };
    let mut html = "<div style=\"font-family:sans-serif;font-size:14px;line-height:1.6\">".to_owned();
    if let Some(picture) = picture.filter(is_picture) {
        html.push_str(&format!(
            "<a href=\"{address}\"><img src=\"{picture}\" alt=\"{alt}\" width=\"{PICTURE}\" height=\"{PICTURE}\" \
             align=\"left\" hspace=\"12\" style=\"border:0\"></a>",
            alt = escaped(&kit::picture_of(lang, &badge.qualification)),
        ));
    }
    for (at, line) in lines.iter().enumerate() {
        let line = escaped(line);
        html.push_str(&if at == 0 { format!("<b>{line}</b><br>") } else { format!("{line}<br>") });
    }
    html.push_str(&format!("<a href=\"{address}\">{}</a><br clear=\"all\"></div>", escaped(&check)));

    let text = [&lines.join("\n"), "\n", &check, "\n", link, "\n"].concat();
    lines.push(check);
    Signature { html, text, lines }
}
