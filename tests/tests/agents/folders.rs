//! Folders: what is written there, what is removed, and what is left alone.

use std::fs;
use std::path::{Path, PathBuf};

use intents_agent::es::Es;
use intents_agent::files::{Files, FilesError};

use crate::Failure;

/// A folder of this test alone, empty.
fn scratch(name: &str) -> Result<PathBuf, Failure> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("es_agents").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn files<const N: usize>(of: [(&str, &str); N]) -> Result<Files, FilesError> {
    let mut files = Files::new();
    for (path, text) in of {
        files.insert(path, text.as_bytes().to_vec())?;
    }
    Ok(files)
}

#[test]
fn a_folder_is_read_as_it_was_written() -> Result<(), Failure> {
    let folder = scratch("written")?;
    let all = files([("agent.json", "{}"), ("intents/a b.json", "1"), ("package.json", "2")])?;
    all.write_folder(folder.join("new/agent"), &Es)?;
    assert_eq!(Files::read(folder.join("new/agent"))?, all);
    assert_eq!(Files::read(folder.join("new"))?, all, "nested");
    all.write_zip(folder.join("agent.zip"), &Es)?;
    assert_eq!(Files::read(folder.join("agent.zip"))?, all);
    assert_eq!(fs::read_dir(&folder)?.count(), 2, "no temporary file is left");
    Ok(())
}

#[test]
fn only_files_of_an_agent_are_removed() -> Result<(), Failure> {
    let folder = scratch("stale")?;
    files([
        ("agent.json", "{}"),
        ("intents/a.json", "1"),
        ("intents/b.json", "2"),
        ("entities/e.json", "3"),
        ("customSmalltalkResponses_en.json", "[]"),
        ("package.json", "4"),
    ])?
    .write_folder(&folder, &Es)?;
    let own =
        ["README.md", "notes.json", "intents/notes.txt", "intents/more/x.json", "tests/t.json"];
    for path in own {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().ok_or("no parent")?)?;
        fs::write(path, "mine")?;
    }
    files([("agent.json", "{\"a\":1}"), ("intents/b.json", "2")])?.write_folder(&folder, &Es)?;
    for path in own {
        assert_eq!(fs::read_to_string(folder.join(path))?, "mine", "{path}");
    }
    for path in
        ["intents/a.json", "entities/e.json", "customSmalltalkResponses_en.json", "package.json"]
    {
        assert!(!folder.join(path).exists(), "{path}");
    }
    assert_eq!(fs::read_to_string(folder.join("agent.json"))?, "{\"a\":1}");
    Ok(())
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() -> Result<(), Failure> {
    let folder = scratch("occupied")?;
    fs::write(folder.join("thesis.txt"), "mine")?;
    let error =
        files([("agent.json", "{}")])?.write_folder(&folder, &Es).err().ok_or("it was written")?;
    assert!(matches!(error, FilesError::Occupied { .. }), "{error}");
    assert_eq!(fs::read_dir(&folder)?.count(), 1);
    Ok(())
}

#[cfg(unix)]
#[test]
fn links_are_neither_read_nor_written_through() -> Result<(), Failure> {
    use std::os::unix::fs::symlink;

    let folder = scratch("links")?;
    let (inside, outside) = (folder.join("agent"), folder.join("outside"));
    fs::create_dir_all(&outside)?;
    fs::write(outside.join("a.json"), "mine")?;
    files([("agent.json", "{}")])?.write_folder(&inside, &Es)?;
    symlink(&outside, inside.join("intents"))?;
    let error = Files::read(&inside).err().ok_or("it was read")?.to_string();
    assert_eq!(error, "intents: not a file; links are not followed");
    let error = files([("agent.json", "{}"), ("intents/a.json", "1")])?.write_folder(&inside, &Es);
    assert!(matches!(error, Err(FilesError::NotAFile { .. })));
    files([("agent.json", "{}")])?.write_folder(&inside, &Es)?;
    assert_eq!(fs::read_to_string(outside.join("a.json"))?, "mine");
    Ok(())
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() -> Result<(), Failure> {
    let folder = scratch("missing")?;
    let error = Files::read(folder.join("none.zip")).err().ok_or("it was read")?.to_string();
    assert!(error.contains("none.zip"), "{error}");
    assert!(matches!(Files::read(&folder), Err(FilesError::NoAgent)));
    Ok(())
}

#[test]
fn what_a_system_takes_for_another_file_is_not_written() -> Result<(), Failure> {
    let folder = scratch("portable")?;
    for (path, told) in [
        (
            "intents/ping.json",
            "intents/ping.json: some file systems take this path and intents/Ping.json for the same \
             file",
        ),
        ("intents/a:b.json", "intents/a:b.json: a name cannot have `:` on Windows"),
        ("intents/con.json", "intents/con.json: the name is reserved for a device on Windows"),
    ] {
        let all = files([("agent.json", "{}"), ("intents/Ping.json", "1"), (path, "2")])?;
        let error = all.write_folder(&folder, &Es).err().ok_or("it was written")?;
        assert_eq!(error.to_string(), told);
        assert_eq!(fs::read_dir(&folder)?.count(), 0, "nothing of it is there");
        // In an archive each is a file of its own.
        assert_eq!(Files::from_zip(&all.to_zip()?)?, all);
    }
    Ok(())
}

#[test]
fn those_that_write_at_once_do_not_mix() -> Result<(), Failure> {
    let folder = scratch("at_once")?;
    let archive = |size: usize| -> Result<Files, FilesError> {
        files([("agent.json", "{}"), ("intents/a.json", &"1".repeat(size))])
    };
    let all: Vec<_> = (1..=8).map(|nth| archive(nth * 1_000)).collect::<Result<_, _>>()?;
    std::thread::scope(|scope| {
        let writers = all.iter().map(|files| {
            let path = folder.join("agent.zip");
            scope.spawn(move || (0..50).all(|_| files.write_zip(&path, &Es).is_ok()))
        });
        let writers: Vec<_> = writers.collect();
        assert!(writers.into_iter().all(|writer| writer.join().unwrap_or(false)));
    });
    let written = Files::read(folder.join("agent.zip"))?;
    assert!(all.contains(&written));
    assert_eq!(fs::read_dir(&folder)?.count(), 1, "no temporary file is left");
    Ok(())
}

#[cfg(unix)]
#[test]
fn what_has_secrets_in_it_is_its_owners_alone() -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;

    let mode = |path: &Path| fs::metadata(path).map(|file| file.permissions().mode() & 0o077);
    let folder = scratch("secret")?;
    for (agent, is_secret) in [
        ("{\"webhook\":{\"password\":\"sesame\"}}", true),
        ("{\"webhook\":{\"headers\":{\"X\":\"sesame\"}}}", true),
        ("{\"webhook\":{\"headers\":{\"\":\"\"}}}", false),
    ] {
        let all = files([("agent.json", agent), ("intents/a.json", "1")])?;
        all.write_folder(folder.join("agent"), &Es)?;
        all.write_zip(folder.join("agent.zip"), &Es)?;
        let others = mode(&folder.join("agent/intents/a.json"))?;
        let expected = if is_secret { 0 } else { others };
        assert_ne!(others, 0, "the test needs a mask that leaves others something");
        assert_eq!(mode(&folder.join("agent/agent.json"))?, expected, "{agent}");
        assert_eq!(mode(&folder.join("agent.zip"))?, expected, "{agent}");
    }
    Ok(())
}
