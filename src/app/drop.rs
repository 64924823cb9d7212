//! Files by drag and drop, anywhere on the page, folders included; and files by choice.

use std::cell::Cell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    DataTransfer, DragEvent, Event, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement, HtmlTextAreaElement,
};

use super::entry::{Offer, Origin};
use super::state::Desk;
use crate::app::web;

/// More than anybody drops on purpose; a folder dropped by mistake must not bring the page down.
pub const MAX_FILES: usize = 10_000;

/// Listens to the whole window.
pub fn listen(desk: Desk) {
    // A drag that began on this page brings nothing to judge.
    let own: &'static Cell<bool> = Box::leak(Box::new(Cell::new(false)));
    web::hear("dragstart", |_: Event| own.set(true));
    web::hear("dragend", |_: Event| own.set(false));
    web::hear("dragover", move |event: DragEvent| {
        if !own.get() && (carries(&event, "Files") || !in_field(&event)) {
            event.prevent_default();
            if !desk.over.now() {
                desk.over.set(true);
            }
        }
    });
    web::hear("dragleave", move |event: DragEvent| {
        // Only a drag that leaves the window has no element to go to.
        if event.related_target().is_none() {
            desk.over.set(false);
        }
    });
    web::hear("drop", move |event: DragEvent| {
        desk.over.set(false);
        if own.get() || (!carries(&event, "Files") && in_field(&event)) {
            return;
        }
        event.prevent_default();
        if let Some(transfer) = event.data_transfer() {
            dropped(desk, &transfer);
        }
    });
}

/// Files chosen in a file input, which is ready for the same choice again afterwards.
pub fn chosen(desk: Desk, event: &Event) {
    let input = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let offers = offers(input.files());
    input.set_value("");
    desk.take(offers, true);
}

/// The files of a list, in its order.
pub fn offers(files: Option<FileList>) -> Vec<Offer> {
    let files = files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect::<Vec<File>>());
    files.unwrap_or_default().into_iter().take(MAX_FILES).map(|file| offer(None, file)).collect()
}

fn offer(path: Option<String>, file: File) -> Offer {
    let inner = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    let path = path.or(inner).filter(|path| !path.is_empty());
    Offer { name: path.unwrap_or_else(|| file.name()), origin: Origin::File, blob: Some(file.into()) }
}

fn dropped(desk: Desk, transfer: &DataTransfer) {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|at| items.get(at))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    if entries.iter().any(FileSystemEntry::is_directory) {
        spawn_local(async move { desk.take(walk(entries).await, true) });
        return;
    }
    let offers = offers(transfer.files());
    if !offers.is_empty() {
        desk.take(offers, true);
    } else if let Ok(text) = transfer.get_data("text/plain") {
        desk.take_text(&text, Origin::Text);
    }
}

/// Every file below these entries, in their order; litter of the operating system (`.DS_Store`) is left out.
async fn walk(mut pending: Vec<FileSystemEntry>) -> Vec<Offer> {
    let mut found = Vec::new();
    pending.reverse();
    while let Some(entry) = pending.pop() {
        if found.len() >= MAX_FILES {
            break;
        }
        if entry.is_directory() {
            let inside = children(entry.unchecked_into()).await;
            pending.extend(inside.into_iter().rev());
        } else if !entry.name().starts_with('.') {
            let path = entry.full_path().trim_start_matches('/').to_owned();
            if let Some(file) = file(entry.unchecked_into()).await {
                found.push(offer(Some(path), file));
            }
        }
    }
    found
}

async fn children(directory: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = directory.create_reader();
    let mut all = Vec::new();
    // The standard hands them out in portions, until an empty one.
    while all.len() < MAX_FILES {
        let portion = called(|done, failed| {
            let _ = reader.read_entries_with_callback_and_callback(done, failed);
        });
        let Ok(portion) = portion.await.map(|portion| Array::from(&portion)) else { break };
        if portion.length() == 0 {
            break;
        }
        all.extend(portion.into_iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}

async fn file(entry: FileSystemFileEntry) -> Option<File> {
    called(|done, failed| entry.file_with_callback_and_callback(done, failed)).await.ok()?.dyn_into().ok()
}

/// A callback API as something to wait for.
async fn called(run: impl Fn(&Function, &Function)) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |done, failed| run(&done, &failed));
    JsFuture::from(promise).await
}

fn carries(event: &DragEvent, kind: &str) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.iter().any(|name| name.as_string().as_deref() == Some(kind)))
}

/// Text dropped into a field belongs there.
fn in_field(event: &DragEvent) -> bool {
    event
        .target()
        .is_some_and(|target| target.has_type::<HtmlTextAreaElement>() || target.has_type::<HtmlInputElement>())
}
