//! `serve`, and what of an agent the other commands need.

use std::net::TcpListener;

use example_agent::shop::Carts;
use intents_cli::{Cli, Exit};
use intents_core::Agent;
use serde_json::Value;

use super::{Ended, Folder, run, run_cli};

#[tokio::test]
async fn a_server_of_ones_own_gets_the_agent_and_its_listener() {
    let cli = Cli::new(Agent::builder()).serve(async |builder, listener| {
        let carts = Carts::default();
        let tables = example_agent::booking::Tables::default();
        let agent = builder.state(carts).state(tables).build()?;
        let port = listener.local_addr()?.port();
        Err(format!("{} intents, port {port}", agent.intents().len()).into())
    });
    let Ended { exit, stdout, stderr } = run_cli(cli, &["--json", "--port", "0"]).await;
    assert_eq!((exit, stderr.as_str()), (Exit::Failed, ""));
    let lines: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let url = lines[0]["url"].as_str().unwrap();
    let port = url.trim_end_matches('/').rsplit(':').next().unwrap();
    assert_eq!(lines[1]["error"]["message"], format!("20 intents, port {port}"));
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ended = run(&["serve", "--port", &port]).await;
    assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Failed, ""));
    let told = format!("error: cannot listen on 127.0.0.1:{port}: ");
    assert!(ended.stderr.starts_with(&told), "{}", ended.stderr);
}

/// An agent without the state that its handlers need cannot be served, but can be exported.
#[tokio::test]
async fn only_who_serves_needs_state() {
    let folder = Folder::new("only_who_serves_needs_state");
    let out = folder.path("agent");
    for (args, exit) in [
        (&["serve", "--port", "0"][..], Exit::Problems),
        (&["check"], Exit::Problems),
        (&["export", "--target", "es", "--out", &out], Exit::Success),
        (&["check", &out], Exit::Success),
    ] {
        let ended = run_cli(Cli::new(Agent::builder()), &[args, &["--json"]].concat()).await;
        assert_eq!(ended.exit, exit, "{}", ended.stdout);
        if exit == Exit::Problems {
            let error = &ended.data()["error"];
            assert_eq!(error["exit_code"], 1);
            let problems: Vec<_> = error["problems"].as_array().unwrap().iter().collect();
            assert!(
                problems.iter().any(|problem| problem.as_str().unwrap().contains("Carts")),
                "{problems:?}"
            );
        }
    }
    // A server of one's own gives the state itself.
    let cli = || Cli::new(Agent::builder()).serve(async |_, _| Ok(()));
    assert_eq!(run_cli(cli(), &["check"]).await.exit, Exit::Success);
    // Its address is its answer: one line, as that of every command.
    let ended = run_cli(cli(), &["serve", "--port", "0", "--json"]).await;
    assert_eq!(ended.exit, Exit::Success);
    assert!(ended.data()["url"].is_string(), "{}", ended.stdout);
    let cli = Cli::new(Agent::builder())
        .serve(async |builder, _| builder.build().map(drop).map_err(Into::into));
    assert_eq!(run_cli(cli, &["serve", "--port", "0"]).await.exit, Exit::Problems);
}
