//! `export`.

use std::fs;

use intents_agent::files::Files;
use intents_cli::Exit;
use serde_json::{Value, json};

use super::{Folder, run};

#[tokio::test]
async fn a_folder_and_an_archive_hold_the_same_agent() {
    let folder = Folder::new("a_folder_and_an_archive_hold_the_same_agent");
    let exported = folder.exported("agent").await;
    let archive = folder.path("agent.ZIP");
    let ended = run(&["export", "--target", "es", "--out", &archive]).await;
    assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Success, ""));
    assert!(ended.stdout.contains("      20 intents\n"), "{}", ended.stdout);
    assert!(
        ended.stdout.ends_with(&format!("files written to the archive {archive}\n")),
        "{}",
        ended.stdout
    );
    let first = fs::read(&archive).unwrap();
    assert_eq!(Files::read(&exported).unwrap(), Files::from_zip(&first).unwrap());

    // Again, in the place of what is there: the same bytes.
    let ended = run(&["--json", "export", "--target", "es", "--out", &archive]).await;
    let data = ended.data();
    assert_eq!(data["out"], json!(archive));
    assert_eq!(data["counts"]["intents"], 20);
    assert_eq!(data["languages"], json!(["en", "it"]));
    assert_eq!(data["files"], Files::from_zip(&first).unwrap().len());
    assert_eq!(fs::read(&archive).unwrap(), first);
}

#[tokio::test]
async fn the_webhook_may_be_given_and_is_told_to_nobody_else() {
    let folder = Folder::new("the_webhook_may_be_given_and_is_told_to_nobody_else");
    let out = folder.path("agent");
    let (url, token) = ("https://hooks.example/es", "t0p-s3cret");
    let header = format!("X-Token: {token}");
    for json in [&[][..], &["--json"]] {
        let mut args = vec!["export", "--target", "es", "--out", &out];
        args.extend(["--webhook-url", url, "--webhook-header", &header]);
        args.extend(json);
        let ended = run(&args).await;
        assert_eq!(ended.exit, Exit::Success, "{}", ended.stderr);
        let agent = fs::read(format!("{out}/agent.json")).unwrap();
        let webhook = &serde_json::from_slice::<Value>(&agent).unwrap()["webhook"];
        assert_eq!(webhook["url"], url);
        assert_eq!(webhook["headers"], json!({"X-Token": token}));
        assert_eq!(webhook["available"], true);
        for said in [ended.stdout, ended.stderr] {
            assert!(!said.contains(token) && !said.contains(url), "{said}");
        }
    }
}

#[tokio::test]
async fn a_webhook_that_cannot_be_is_refused_and_not_repeated() {
    let folder = Folder::new("a_webhook_that_cannot_be_is_refused_and_not_repeated");
    let out = folder.path("agent");
    for (webhook, message) in [
        (
            vec!["--webhook-url", "http://s3cret.example"],
            "the webhook URL must start with https://",
        ),
        (vec!["--webhook-header", "X-Token: s3cret"], "webhook headers need a webhook"),
        (
            vec!["--webhook-url", "https://a.example", "--webhook-header", "s3cret"],
            "webhook header 1 must have the form `Name: value`",
        ),
        (
            vec!["--webhook-url", "https://a.example", "--webhook-header", "A: b\nX s3cret: 1"],
            "webhook header 2 must have the form `Name: value`",
        ),
    ] {
        let ended =
            run(&[&["export", "--target", "es", "--out", &out], &webhook[..]].concat()).await;
        assert_eq!(ended.exit, Exit::Usage, "{webhook:?}");
        assert!(ended.stderr.starts_with(&format!("error: {message}")), "{}", ended.stderr);
        assert!(!ended.stderr.contains("s3cret"), "{}", ended.stderr);
        assert!(!fs::exists(&out).unwrap(), "nothing is written");
    }
}

/// Whatever else is in the folder is not the agent's to replace.
#[tokio::test]
async fn a_folder_of_something_else_is_left_alone() {
    let folder = Folder::new("a_folder_of_something_else_is_left_alone");
    fs::write(folder.path("letter.txt"), "dear").unwrap();
    let out = folder.path("");
    let ended = run(&["export", "--target", "es", "--out", &out]).await;
    assert_eq!(ended.exit, Exit::Failed);
    assert!(ended.stderr.contains(out.trim_end_matches('/')), "{}", ended.stderr);
    assert!(!fs::exists(folder.path("agent.json")).unwrap());
}
