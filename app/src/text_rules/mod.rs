//! Tests over every sentence of the service: each key is there and used, no sentence is long, no word is
//! one that people trip over (rule 7.2 and 7.6).

mod keys;
pub mod sentences;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One message of `text/en`.
struct Message {
    file: String,
    key: String,
    /// Its lines as written, without the key; the variants of a choice stand each on a line.
    lines: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every file below a folder with this ending.
fn files(below: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(below).unwrap_or_else(|cause| panic!("{}: {cause}", below.display()));
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|ext| ext == ending) {
            found.push(path);
        }
    }
}

/// All English messages, read from the files as a translator would see them.
fn messages() -> Vec<Message> {
    let mut paths = Vec::new();
    files(&root().join("text/en"), "ftl", &mut paths);
    let mut all: Vec<Message> = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if line.starts_with(' ') {
                let message = all.last_mut().expect("a continuation follows a message");
                message.lines.push(line.trim().to_owned());
                continue;
            }
            let (key, value) = line
                .split_once('=')
                .unwrap_or_else(|| panic!("{file}: this is not a message: {line}"));
            all.push(Message {
                file: file.clone(),
                key: key.trim().to_owned(),
                lines: vec![value.trim().to_owned()],
            });
        }
    }
    all
}
