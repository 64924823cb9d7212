//! What Trunk leaves undone, done in its staging folder before that becomes dist/: the scripts lose their comments and
//! long names; the worker's files and the scripts are named by their content, so that no cache can mix two builds;
//! everything the page names is held by subresource integrity; the content security policy stands in the page. Whatever
//! is not found where it is expected stops the build.

use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256, Sha384};

use crate::{Done, imports, read, root, run, sizes};

/// DESIGN 8, word for word. Our servers send it as a header too, since a worker does not inherit the page's.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; connect-src 'self' https:; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'";

/// Called by Trunk, once a build. A development build keeps its plain names and has its policy from the server.
pub fn hook() -> Done {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or("postbuild is Trunk's hook; use `dist`")?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    for script in files(&folder, ".js")? {
        minify(&folder.join(script))?;
    }
    for program in files(&folder, "_bg.wasm")? {
        let script = program.replace("_bg.wasm", ".js");
        let (wasm, text) = (folder.join(&program), folder.join(&script));
        let bytes = fs::read(&wasm).map_err(|e| format!("{program}: {e}"))?;
        let (short, calls) = imports::shorten(&bytes, &read(&text)?).map_err(|e| format!("{program}: {e}"))?;
        fs::write(&wasm, short).and_then(|()| fs::write(&text, calls)).map_err(|e| format!("{program}: {e}"))?;
    }
    for style in files(&folder, ".css")? {
        let path = folder.join(style);
        fs::write(&path, without_remarks(&read(&path)?)).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    finish(&folder)
}

/// The names of the files beside the page that end so.
fn files(folder: &Path, end: &str) -> Done<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(end)).collect())
}

/// A tenth of what the style sheet weighs is remarks and indentation. What stands in quotes stays as it is, for it has
/// neither.
fn without_remarks(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, remark)) = rest.split_once("/*") {
        out.push_str(before);
        rest = remark.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A fifth of what the generated scripts weigh is comments and names, even compressed.
fn minify(script: &Path) -> Done {
    let mut terser = run::tool(&root()?, "terser");
    let options = ["--module", "--ecma", "2022", "--compress", "passes=2", "--mangle", "--output"];
    let said = run::captured(terser.arg(script).args(options).arg(script));
    if said.well { Ok(()) } else { Err(format!("terser failed on {}\n{}", script.display(), said.text)) }
}

fn finish(folder: &Path) -> Done {
    let page = folder.join("index.html");
    let mut html = read(&page)?;

    for name in sizes::PROGRAMS.iter().map(|(name, _)| *name).chain(["worker"]) {
        let (old_wasm, old_script) = (format!("{name}_bg.wasm"), format!("{name}.js"));
        let wasm = name_by_content(folder, &old_wasm, None)?;
        let script = name_by_content(folder, &old_script, Some((&old_wasm, &wasm)))?;
        let loader = name_by_content(folder, &format!("{name}_loader.js"), Some((&old_script, &script)))?;
        html = replace(&html, &format!("href=\"{name}_loader.js\""), &format!("href=\"{loader}\""))?;
    }
    let app =
        |end| files(folder, end)?.into_iter().find(|name| name.starts_with("app-")).ok_or("expected: app-…".into());
    let app: [Done<String>; 2] = [app("_bg.wasm"), app(".js")];
    let named = app.into_iter().collect::<Done<Vec<String>>>()?;
    for file in ["boot.js".to_owned()].into_iter().chain(named).chain(files(folder, ".css")?) {
        html = replace(&html, &file, &name_by_content(folder, &file, None)?)?;
    }

    html = with_integrity(&html, folder)?;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    html = replace(&html, "<!--CSP-->", &policy)?;
    strict(&html)?;
    fs::write(&page, html).map_err(|e| format!("index.html: {e}"))?;
    keep(folder)
}

/// Tells the service worker which files a first visit loads.
fn keep(folder: &Path) -> Done {
    let script = folder.join("sw.js");
    let mut names: Vec<String> = files(folder, "")?;
    names.retain(|name| name != "sw.js" && !sizes::is_later(name) && folder.join(name).is_file());
    names.sort();
    let mut all = Sha256::new();
    for name in &names {
        all.update(fs::read(folder.join(name)).map_err(|e| format!("{name}: {e}"))?);
    }
    // The page itself is asked for by its folder.
    names.retain(|name| name != "index.html");
    let version = hex(&all.finalize());
    let list: Vec<String> = ["./".to_owned()].into_iter().chain(names).map(|name| format!("\"{name}\"")).collect();
    let text = replace(&read(&script)?, "VERSION", version.get(..16).unwrap_or(&version))?;
    let text = replace(&text, "\"FILES\"", &list.join(", "))?;
    fs::write(&script, text).map_err(|e| format!("sw.js: {e}"))
}

/// Renames a file by its content, once `old` in it has become `new`; its new name.
fn name_by_content(folder: &Path, name: &str, change: Option<(&str, &str)>) -> Done<String> {
    let path = folder.join(name);
    let mut bytes = fs::read(&path).map_err(|e| format!("expected among Trunk's output: {name}: {e}"))?;
    if let Some((old, new)) = change {
        let text = String::from_utf8(bytes).map_err(|_| format!("{name} is not text"))?;
        bytes = replace(&text, old, new).map_err(|e| format!("{name}: {e}"))?.into_bytes();
    }
    let (stem, ending) = name.rsplit_once('.').ok_or(format!("{name} has no ending"))?;
    // Trunk has hashed what was not final yet.
    let stem = stem.split_once('-').map_or(stem, |(stem, _)| stem);
    let hash = hex(&Sha256::digest(&bytes));
    let named = format!("{stem}-{}.{ending}", hash.get(..16).unwrap_or(&hash));
    fs::write(folder.join(&named), bytes).and_then(|()| fs::remove_file(&path)).map_err(|e| format!("{name}: {e}"))?;
    Ok(named)
}

/// Every occurrence, of which there has to be one.
fn replace(text: &str, old: &str, new: &str) -> Done<String> {
    if text.contains(old) { Ok(text.replace(old, new)) } else { Err(format!("expected but not found: {old}")) }
}

/// Each script, style sheet and preload gets the hash of the file as it is now.
fn with_integrity(html: &str, folder: &Path) -> Done<String> {
    let mut out = String::with_capacity(html.len() + 512);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        let end = tag.find('>').ok_or("a tag in index.html has no end")?;
        let (tag, after) = tag.split_at(end);
        out.push_str(before);
        out.push_str(tag);
        if let Some(file) = held(tag) {
            let path = folder.join(file.trim_start_matches("./"));
            let bytes = fs::read(&path).map_err(|e| format!("index.html names {file}: {e}"))?;
            let wanted = format!("sha384-{}", base64(&Sha384::digest(bytes)));
            match attribute(tag, "integrity") {
                Some(given) if given == wanted => {}
                Some(given) => return Err(format!("{file}: integrity {given} does not fit its content")),
                None => out.push_str(&format!(" integrity=\"{wanted}\"")),
            }
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The file of a tag that a browser can hold to a hash.
fn held(tag: &str) -> Option<&str> {
    if tag.starts_with("<script") {
        return attribute(tag, "src");
    }
    let kind = tag.starts_with("<link").then(|| attribute(tag, "rel")).flatten()?;
    ["stylesheet", "preload", "modulepreload"].contains(&kind).then(|| attribute(tag, "href")).flatten()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag.get(start..)?.split('"').next()
}

/// Is this page as DESIGN 8 wants it: the policy in it, nothing inline, every script and style held?
pub fn strict(html: &str) -> Done {
    if !html.contains(POLICY) {
        return Err("index.html lacks the content security policy".into());
    }
    for tag in html.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        // Outside of quotes; a description may well read "… on your own device".
        let names: String = tag.split('"').step_by(2).collect();
        let inline =
            names == "style" || names.starts_with("style ") || names.contains(" style=") || names.contains(" on");
        let script = tag == "script" || tag.starts_with("script ");
        if inline || (script && !tag.contains(" src=")) {
            return Err(format!("inline script or style in index.html: <{tag}>"));
        }
        if held(&format!("<{tag}")).is_some() && !tag.contains(" integrity=") {
            return Err(format!("without integrity in index.html: <{tag}>"));
        }
    }
    Ok(())
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = chunk.iter().chain([&0; 2]).take(3).fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
        for place in 0..4 {
            let sign = SIGNS[three >> (18 - 6 * place) & 63];
            out.push(if place <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        for (plain, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    fn staged(name: &str, html: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("akashi-postbuild-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in [
            ("index.html", html),
            ("worker_bg.wasm", "wasm"),
            ("worker.js", "new URL('worker_bg.wasm', import.meta.url)"),
            ("worker_loader.js", "import init from './worker.js'"),
            ("whole_bg.wasm", "wasm"),
            ("whole.js", "new URL('whole_bg.wasm', import.meta.url)"),
            ("whole_loader.js", "import init from './whole.js'"),
            ("scanner_bg.wasm", "wasm"),
            ("scanner.js", "new URL('scanner_bg.wasm', import.meta.url)"),
            ("scanner_loader.js", "import init from './scanner.js'"),
            ("opener_bg.wasm", "wasm"),
            ("opener.js", "new URL('opener_bg.wasm', import.meta.url)"),
            ("opener_loader.js", "import init from './opener.js'"),
            ("maker_bg.wasm", "wasm"),
            ("maker.js", "new URL('maker_bg.wasm', import.meta.url)"),
            ("maker_loader.js", "import init from './maker.js'"),
            ("boot.js", "boot"),
            ("sw.js", "const KEPT = 'VERSION', FILES = [\"FILES\"];"),
            ("app-0.js", "app"),
            ("app-0_bg.wasm", "wasm"),
            ("a-0.css", "p{}"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    const PAGE: &str = "<head><!--CSP--><link rel=\"x-worker\" href=\"worker_loader.js\"><link rel=\"x-worker-whole\" \
        href=\"whole_loader.js\"><link rel=\"x-scanner\" href=\"scanner_loader.js\"><link rel=\"x-opener\" href=\"opener_loader.js\">\
        <link rel=\"x-maker\" href=\"maker_loader.js\"><link rel=\"stylesheet\" href=\"./a-0.css\"/><script type=\"module\" src=\"./boot.js\" data-js=\"./app-0.js\" data-wasm=\"./app-0_bg.wasm\"></script></head>";

    #[test]
    fn remarks_go() {
        assert_eq!(without_remarks("/* a\n b */\n:root {\n  --a: 1; /* c */\n\n}\n"), ":root {\n--a: 1;\n}");
    }

    #[test]
    fn a_page_becomes_strict() {
        let folder = staged("good", PAGE);
        finish(&folder).unwrap();
        let html = read(&folder.join("index.html")).unwrap();
        strict(&html).unwrap();
        assert_eq!(html.matches("integrity=\"sha384-").count(), 2, "{html}");
        let loader = html.split("rel=\"x-worker\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let script = read(&folder.join(loader)).unwrap().split("./").nth(1).unwrap().trim_end_matches('\'').to_owned();
        let wasm = read(&folder.join(script)).unwrap().split('\'').nth(1).unwrap().to_owned();
        assert!(wasm.starts_with("worker_bg-") && folder.join(wasm).is_file());
        assert!(!folder.join("worker.js").exists() && !folder.join("boot.js").exists());
        let app = html.split("data-js=\"./").nth(1).unwrap().split('"').next().unwrap();
        let kept = read(&folder.join("sw.js")).unwrap();
        assert!(kept.contains("FILES = [\"./\", \"a-") && kept.contains(&format!("\"{app}\"")), "{kept}");
        assert!(!kept.contains("whole") && !kept.contains("VERSION"), "{kept}");
        assert!(app.starts_with("app-") && app != "app-0.js" && folder.join(app).is_file());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_missing_stops_the_build() {
        for (name, page) in [
            ("csp", PAGE.replace("<!--CSP-->", "")),
            ("worker", PAGE.replace("worker_loader.js", "other.js")),
            ("app", PAGE.replace("app-0.js", "x.js")),
            ("inline", PAGE.replace("</head>", "<script>1</script></head>")),
            ("style", PAGE.replace("</head>", "<p style=\"color:red\"></p></head>")),
        ] {
            let folder = staged(name, &page);
            assert!(finish(&folder).is_err(), "{name}");
            fs::remove_dir_all(folder).unwrap();
        }
    }
}
