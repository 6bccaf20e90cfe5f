//! Real agents from the corpus.

use std::fs;

use intents_agent::es::{import, unknown_members};
use intents_agent::files::Files;
use intents_tests::corpus;
use serde_json::{Value, json};

use crate::{Failure, leaves, round_trip};

#[test]
fn every_agent_comes_back_as_it_was() -> Result<(), Failure> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let mut folders = vec![corpus.join("python-intents/export")];
    for entry in fs::read_dir(corpus.join("es-agents"))? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    assert!(folders.len() > 20, "{} agents", folders.len());
    let (mut total, mut raw, mut files_read) = (0, 0, 0);
    let (mut intents, mut beside, mut unknown_names) = (0, 0, Vec::new());
    for folder in &folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files = Files::read(folder).map_err(|error| format!("{name}: {error}"))?;
        let different = round_trip(&files).map_err(|error| format!("{name}: {error}"))?;
        assert_eq!(different, None, "{name}");
        for (_, bytes) in files.iter() {
            total += leaves::count(&serde_json::from_slice::<Value>(bytes)?);
            files_read += 1;
        }
        for unknown in unknown_members(&files)? {
            let file: Value = serde_json::from_slice(files.get(&unknown.path).unwrap_or_default())?;
            raw += file.pointer(&unknown.pointer).map_or(0, leaves::count);
            let member = unknown.pointer.rsplit('/').next().unwrap_or_default().to_owned();
            assert!(!leaves::DOCUMENTED.contains(&member.as_str()), "{name}: {unknown}");
            unknown_names.push(member);
        }
        let definition = import(&files)?;
        intents += definition.intents.len();
        beside += leaves::kept(&serde_json::to_value(&definition)?);
    }
    unknown_names.sort();
    unknown_names.dedup();
    let typed = total - raw;
    println!(
        "{} agents, {files_read} files, {intents} intents: {typed} of {total} leaves typed, {beside} of them \
         beside the model, {raw} raw: {unknown_names:?}",
        folders.len(),
    );
    assert!(typed * 100 >= total * 95, "{typed} of {total} leaves are typed");
    Ok(())
}

#[test]
fn every_message_comes_back_as_it_was() -> Result<(), Failure> {
    let Some(corpus) = corpus::folder() else { return Ok(()) };
    let mut count = 0;
    for (name, text) in corpus::json_files(&corpus.join("es-export-messages"))? {
        let file: Value = serde_json::from_str(&text)?;
        for message in file["messages"].as_array().ok_or("no messages")? {
            let intent = json!({"id": "i", "name": "n", "responses": [{"messages": [message]}]});
            let mut files = Files::new();
            files.insert("agent.json", b"{}".to_vec())?;
            files.insert("intents/n.json", serde_json::to_vec(&intent)?)?;
            assert_eq!(round_trip(&files)?, None, "{name}: {}", message["type"]);
            assert_eq!(unknown_members(&files)?, [], "{name}: {}", message["type"]);
            let said = &import(&files)?.intents["n"].responses[0].message;
            assert!(!said.is_empty(), "{name}: {} says nothing", message["type"]);
            count += 1;
        }
    }
    println!("{count} messages");
    Ok(())
}
