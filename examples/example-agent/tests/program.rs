//! The program, started as from a shell.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

fn example_agent() -> Command {
    Command::new(env!("CARGO_BIN_EXE_example-agent"))
}

/// A server that stops at the end of the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // An error means that the server has already stopped.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_program_serves_by_default() -> Result<(), Box<dyn Error>> {
    let mut command = example_agent();
    command.args(["--json", "--port", "0"]).stdout(Stdio::piped());
    let mut server = Server(command.spawn()?);
    let mut line = String::new();
    let stdout = server.0.stdout.take().ok_or("no output")?;
    BufReader::new(stdout).read_line(&mut line)?;
    let message: Value = serde_json::from_str(&line)?;
    let url = message["url"].as_str().ok_or("no address")?;
    let address = url.trim_start_matches("http://").trim_end_matches('/');

    let body = json!({"queryResult": {
        "intent": {"displayName": "calculator.SolveMathOperation"},
        "parameters": {"first_operand": 2, "second_operand": 2, "operator": "+"},
        "allRequiredParamsPresent": true,
    }});
    let body = body.to_string();
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    assert!(response.contains(r#""operation_result":4"#), "{response}");
    Ok(())
}

#[test]
fn exit_codes_match_the_documentation() -> Result<(), Box<dyn Error>> {
    let committed = "agent/es";
    for (args, code) in [
        (&["check"][..], 0),
        (&["check", committed], 0),
        (&["diff", committed, committed], 0),
        (&["chek"], 2),
        (&["import", "no/such/agent"], 3),
    ] {
        let output = example_agent().args(args).env_remove("INTENTS_WEBHOOK_URL").output()?;
        assert_eq!(output.status.code(), Some(code), "{args:?}: {output:?}");
    }
    Ok(())
}

/// Secrets from the environment are written into the export and never printed.
#[test]
fn secrets_come_from_the_environment() -> Result<(), Box<dyn Error>> {
    let out = format!("{}/secrets", env!("CARGO_TARGET_TMPDIR"));
    let mut command = example_agent();
    command.args(["export", "--target", "es", "--out", &out]);
    command.env("INTENTS_WEBHOOK_URL", "https://hooks.example/es");
    command.env("INTENTS_WEBHOOK_HEADERS", "X-Token: s3cret\nX-Tenant: pizzeria\n");
    let output = command.output()?;
    assert!(output.status.success(), "{output:?}");
    let printed = [output.stdout, output.stderr].concat();
    assert!(!String::from_utf8(printed)?.contains("s3cret"));
    let agent: Value = serde_json::from_slice(&std::fs::read(format!("{out}/agent.json"))?)?;
    assert_eq!(agent["webhook"]["headers"], json!({"X-Token": "s3cret", "X-Tenant": "pizzeria"}));
    // Headers of the command line are added, and replace a header of the same name.
    let mut command = example_agent();
    command.args(["export", "--target", "es", "--out", &out]);
    command.args(["--webhook-header", "x-tenant: bar", "--webhook-header", "X-Level: 3"]);
    command.env("INTENTS_WEBHOOK_URL", "https://hooks.example/es");
    command.env("INTENTS_WEBHOOK_HEADERS", "X-Token: s3cret\nX-Tenant: pizzeria\n");
    let output = command.output()?;
    assert!(output.status.success(), "{output:?}");
    let agent: Value = serde_json::from_slice(&std::fs::read(format!("{out}/agent.json"))?)?;
    let headers = json!({"X-Token": "s3cret", "x-tenant": "bar", "X-Level": "3"});
    assert_eq!(agent["webhook"]["headers"], headers);
    // The message for a malformed header names its line.
    let mut command = example_agent();
    command.args(["export", "--target", "es", "--out", &out]);
    command.env("INTENTS_WEBHOOK_URL", "https://hooks.example/es");
    command.env("INTENTS_WEBHOOK_HEADERS", "X-Token: s3cret\ns3cret\n");
    let output = command.output()?;
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8(output.stderr)?;
    assert!(printed.contains("line 2 of INTENTS_WEBHOOK_HEADERS must have the form"), "{printed}");
    assert!(!printed.contains("s3cret"), "{printed}");
    let help = example_agent()
        .args(["export", "--help"])
        .env("INTENTS_WEBHOOK_HEADERS", "X-Token: s3cret")
        .output()?;
    assert!(!String::from_utf8(help.stdout)?.contains("s3cret"));
    Ok(())
}
