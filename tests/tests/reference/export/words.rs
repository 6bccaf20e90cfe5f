//! The words of the reference, as language files of the example.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::Result;

/// What is written in another way in our files.
pub(crate) struct Rewritten {
    /// In our form, if the line is one.
    line: fn(&str) -> Option<String>,
    /// How often it is.
    pub(crate) times: usize,
    /// Why it is right that it is not the same.
    pub(crate) why: &'static str,
}

pub(crate) const REWRITTEN: [Rewritten; 6] = [
    Rewritten {
        line: |line| renamed(line, "slot_filling_prompts:", "prompts:"),
        times: 6,
        why: "another name of the member",
    },
    Rewritten {
        line: |line| renamed(line, "entries:", "values:"),
        times: 4,
        why: "another name of the member",
    },
    Rewritten {
        line: |line| renamed(line, "    - custom:", "    - payload:"),
        times: 2,
        why: "another name of the message",
    },
    Rewritten {
        line: |line| {
            let link = line.strip_prefix("        link: ")?;
            Some(format!("        buttons: [{{text: 👁, postback: \"{link}\"}}]"))
        },
        times: 2,
        why: "what is written on the button stands in the reference's code",
    },
    Rewritten {
        line: |line| renamed(line, "  rich:", "  telegram:"),
        times: 8,
        why: "the reference is told at its export which channels are rich",
    },
    Rewritten {
        line: |line| {
            let before = line.strip_suffix("pizze $pizza_type{pepperoni}")?;
            Some(format!("{before}pizze $pizza_type{{diavola}}"))
        },
        times: 1,
        why: "its entity type has the word in English only, so the agent is refused with it",
    },
];

fn renamed(line: &str, theirs: &str, ours: &str) -> Option<String> {
    (line == theirs).then(|| ours.to_owned())
}

/// Language files, by their paths in a package, and how often each of [`REWRITTEN`] was.
pub(crate) struct Words {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) times: [usize; REWRITTEN.len()],
}

/// The words for the intents and entity types that the reference exports. Its folder has those of
/// another agent, too.
pub(crate) fn read_reference(folder: &Path, exported: &BTreeSet<String>) -> Result<Words> {
    let mut words = Words { files: BTreeMap::new(), times: [0; REWRITTEN.len()] };
    for language in fs::read_dir(folder)? {
        let language = language?;
        let tag = language.file_name().into_string().map_err(|_| "a folder's name")?;
        for file in fs::read_dir(language.path())? {
            let file = file?.path();
            let name = file.file_stem().and_then(|name| name.to_str()).ok_or("a file's name")?;
            let (folder, name) = match name.strip_prefix("ENTITY_") {
                Some(entity) => ("entities/", entity),
                None => ("", name),
            };
            if exported.contains(name) {
                let text = ours(&fs::read_to_string(&file)?, &mut words.times);
                words.files.insert(format!("language/{tag}/{folder}{name}.yaml"), text.into());
            }
        }
    }
    Ok(words)
}

fn ours(theirs: &str, times: &mut [usize; REWRITTEN.len()]) -> String {
    let mut text = String::new();
    let mut rich = None;
    for line in theirs.lines() {
        let written = REWRITTEN.iter().map(|rewritten| (rewritten.line)(line));
        match written.enumerate().find_map(|(at, line)| Some((at, line?))) {
            Some((at, line)) => {
                times[at] += 1;
                text += &line;
            }
            None => text += line,
        }
        text.push('\n');
        if line == "  rich:" {
            rich = Some(text.len());
        }
    }
    // The group is the last one of its file.
    if let Some(messages) = rich.map(|begin| text[begin..].to_owned()) {
        text += "  slack:\n";
        text += &messages;
    }
    text
}
