//! The agent of the example, with the words of the reference, is the agent that the reference
//! exports: every file of it, value by value, but for what is listed.

mod listed;
mod words;

use std::collections::BTreeMap;

use example_agent::shop::Carts;
use intents_dialogflow::es;
use intents_dialogflow::files::Files;
use intents_tests::corpus;
use serde_json::Value;

use listed::LISTED;
use words::Result;

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
    let mut definition = example_agent::builder(Carts::default()).define()?;
    words::put(&reference.join("example_agent_language"), &mut definition)?;
    let theirs = Files::read(reference.join("export"))?;
    // What an agent is called and where its webhook is, is for whoever deploys it to say.
    let settings = es::agent::import(&theirs)?.settings;
    definition.settings.name = settings.name;
    definition.settings.description = settings.description;
    definition.settings.webhook = settings.webhook;
    let ours = values(&es::agent::export(&definition)?.files)?;
    let theirs = values(&theirs)?;

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
