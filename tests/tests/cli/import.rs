//! `import`.

use std::fs;

use intents_agent::files::Files;
use intents_cli::Exit;
use serde_json::json;

use super::{Folder, run};

#[tokio::test]
async fn what_is_in_an_agent_is_told_and_written_again() {
    let folder = Folder::new("what_is_in_an_agent_is_told_and_written_again");
    let exported = folder.exported("agent").await;
    let agent = folder.edited(&exported, "edited", "agent.json", |agent| {
        agent["mlMinConfidence"] = json!(0.7);
        agent["unheardOf"] = json!({"a": [1]});
    });
    let again = folder.path("again.zip");
    let ended = run(&["import", &agent, "--out", &again]).await;
    assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Success, ""));
    assert!(
        ended.stdout.starts_with("example-agent (en, it)\n      20 intents\n"),
        "{}",
        ended.stdout
    );
    let unknown = "unknown members, which are kept:\n- agent.json: /unheardOf\n";
    assert!(ended.stdout.contains(unknown), "{}", ended.stdout);

    let ended = run(&["import", &again, "--json"]).await;
    let data = ended.data();
    assert_eq!(data["name"], "example-agent");
    assert_eq!(data["counts"]["entity_types"], 2);
    assert_eq!(data["unknown"], json!(["agent.json: /unheardOf"]));
    let json = |files: &str| -> Vec<(String, serde_json::Value)> {
        let files = Files::read(files).unwrap();
        let json = |(path, bytes): (&str, &[u8])| {
            (path.to_owned(), serde_json::from_slice(bytes).unwrap())
        };
        files.iter().map(json).collect()
    };
    assert_eq!(json(&again), json(&agent));
}

#[tokio::test]
async fn what_cannot_be_read_is_named() {
    let folder = Folder::new("what_cannot_be_read_is_named");
    let (nothing, letter, empty) = (folder.path("no"), folder.path("a.zip"), folder.path("empty"));
    fs::write(&letter, "this is no archive").unwrap();
    fs::create_dir(&empty).unwrap();
    let exported = folder.exported("agent").await;
    let broken = format!("{exported}/intents/smalltalk.Hello.json");
    fs::write(&broken, "{\"name\": ").unwrap();
    for (path, named) in [
        (&nothing, &*nothing),
        (&letter, &letter),
        (&empty, &empty),
        (&exported, "smalltalk.Hello"),
    ] {
        let ended = run(&["import", path]).await;
        assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Failed, ""));
        assert!(ended.stderr.starts_with("error: "), "{}", ended.stderr);
        assert!(ended.stderr.contains(named), "{}", ended.stderr);
        let ended = run(&["--json", "import", path]).await;
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Failed, ""));
        let error = &ended.data()["error"];
        assert_eq!(error["exit_code"], 3);
        assert!(error["message"].as_str().unwrap().contains(named), "{error}");
    }
}
