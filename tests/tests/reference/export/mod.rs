//! The agent of the example, with the words of the reference, is the agent that the reference
//! exports: every file of it, value by value, but for what is listed.

mod listed;
mod package;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use intents_agent::files::Files;
use intents_tests::corpus;
use serde_json::Value;

use listed::{LISTED, REORDERED};
use words::REWRITTEN;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A value that is not the same, or not there, by its file and its place in it.
#[derive(Debug)]
struct Difference {
    file: String,
    place: String,
    theirs: Option<Value>,
    ours: Option<Value>,
}

#[test]
fn the_export_is_that_of_the_reference_but_for_what_is_listed() -> Result<()> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let reference = corpus.join("python-intents");
    let mut theirs = values(&Files::read(reference.join("export"))?)?;
    let ours = export(&reference.join("example_agent_language"), &theirs)?;
    let mut ours = values(&Files::read(ours)?)?;
    assert_eq!(by_platform(&mut theirs), REORDERED);
    assert_eq!(by_platform(&mut ours), 0);

    let mut seen = [0; LISTED.len()];
    let mut unlisted = Vec::new();
    for difference in differences(&theirs, &ours) {
        match LISTED.iter().position(|listed| listed.is(&difference)) {
            Some(at) => seen[at] += 1,
            None => unlisted.push(difference),
        }
    }
    assert!(unlisted.is_empty(), "{} not listed: {unlisted:#?}", unlisted.len());
    for (listed, seen) in LISTED.iter().zip(seen) {
        assert_eq!(seen, listed.times, "{} {}", listed.file, listed.place);
    }
    Ok(())
}

/// Has the example, with the words of the reference, export itself: its language files are read when
/// it is compiled, and its agent is checked and written by its own command.
fn export(words: &Path, theirs: &BTreeMap<String, Value>) -> Result<std::path::PathBuf> {
    let names = theirs.values().filter_map(|file| file.get("name")?.as_str());
    let exported: BTreeSet<_> = names.map(str::to_owned).collect();
    let words = words::read_reference(words, &exported)?;
    for (rewritten, times) in REWRITTEN.iter().zip(words.times) {
        assert_eq!(times, rewritten.times, "{}", rewritten.why);
    }
    let mut contents = package::read_example("src")?;
    // Those that the reference does not have keep their own words.
    let own = package::read_example("language")?;
    contents.extend(own.into_iter().filter(|(path, _)| {
        let name = Path::new(path).file_stem().and_then(|name| name.to_str());
        !name.is_some_and(|name| exported.contains(name))
    }));
    contents.extend(words.files);
    contents.insert("build.rs".to_owned(), std::fs::read(package::example().join("build.rs"))?);

    // Where the webhook is, is for whoever deploys an agent to say.
    let webhook = &theirs.get("agent.json").ok_or("no agent")?["webhook"];
    let headers: Vec<_> = webhook["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| format!("{name}: {}", value.as_str().unwrap_or_default()))
        .collect();
    let url = webhook["url"].as_str().unwrap_or_default();
    package::export(
        &contents,
        &[("INTENTS_WEBHOOK_URL", url), ("INTENTS_WEBHOOK_HEADERS", &headers.join("\n"))],
    )
}

/// Puts messages that are for one platform behind the first of them, and counts the intents where
/// they are not. Dialogflow shows those of one platform: only their own order can be seen.
fn by_platform(files: &mut BTreeMap<String, Value>) -> usize {
    let mut times = 0;
    for file in files.values_mut() {
        let messages = file.pointer_mut("/responses/0/messages").and_then(Value::as_array_mut);
        let Some(messages) = messages else { continue };
        let written = messages.clone();
        let of = |message: &Value| [&message["lang"], &message["platform"]].map(Value::clone);
        messages.sort_by_key(|message| written.iter().position(|first| of(first) == of(message)));
        times += usize::from(*messages != written);
    }
    times
}

/// The files, as values.
fn values(files: &Files) -> Result<BTreeMap<String, Value>> {
    let value =
        |(path, bytes): (&str, &[u8])| Ok((path.to_owned(), serde_json::from_slice(bytes)?));
    files.iter().map(value).collect()
}

fn differences(
    theirs: &BTreeMap<String, Value>,
    ours: &BTreeMap<String, Value>,
) -> Vec<Difference> {
    let mut files: Vec<_> = theirs.keys().chain(ours.keys()).collect();
    files.sort();
    files.dedup();
    let mut all = Vec::new();
    for file in files {
        compare(file, String::new(), theirs.get(file), ours.get(file), &mut all);
    }
    all
}

/// Down to the values that hold no others. What only one side has is one difference.
fn compare(
    file: &str,
    place: String,
    theirs: Option<&Value>,
    ours: Option<&Value>,
    all: &mut Vec<Difference>,
) {
    match (theirs, ours) {
        (theirs, ours) if theirs == ours => {}
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let mut names: Vec<_> = left.keys().chain(right.keys()).collect();
            names.sort();
            names.dedup();
            for name in names {
                compare(file, format!("{place}/{name}"), left.get(name), right.get(name), all);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for at in 0..left.len().max(right.len()) {
                compare(file, format!("{place}/{at}"), left.get(at), right.get(at), all);
            }
        }
        // 1 and 1.0 are one number.
        (Some(Value::Number(left)), Some(Value::Number(right)))
            if left.as_f64() == right.as_f64() => {}
        (theirs, ours) => all.push(Difference {
            file: file.to_owned(),
            place,
            theirs: theirs.cloned(),
            ours: ours.cloned(),
        }),
    }
}
