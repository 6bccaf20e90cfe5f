//! Usage errors and help.

use intents_cli::Exit;

use super::run;

#[tokio::test]
async fn help_tells_the_commands_and_the_exit_codes() {
    let ended = run(&["--help"]).await;
    assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Success, ""));
    for told in ["serve", "export", "import", "check", "diff", "Exit codes:", "3  a file cannot"] {
        assert!(ended.stdout.contains(told), "{told}: {}", ended.stdout);
    }
    let ended = run(&["export", "--help"]).await;
    assert!(ended.stdout.contains("INTENTS_WEBHOOK_HEADERS"), "{}", ended.stdout);
}

#[tokio::test]
async fn a_command_line_that_is_wrong_is_told_what_was_meant() {
    for (args, told) in [
        (&["exprot"][..], "'export'"),
        (&["export", "--target", "es"], "--out"),
        (&["export", "--target", "alexa", "--out", "x"], "'alexa'"),
        (&["diff", "one"], "<NEW>"),
        (&["--port", "many"], "--port"),
    ] {
        let ended = run(args).await;
        assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Usage, ""), "{args:?}");
        assert!(ended.stderr.starts_with("error: "), "{}", ended.stderr);
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
        let ended = run(&[args, &["--json"]].concat()).await;
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Usage, ""), "{args:?}");
        let error = &ended.data()["error"];
        assert_eq!(error["exit_code"], 2);
        assert!(error["message"].as_str().unwrap().contains(told), "{error}");
    }
}
