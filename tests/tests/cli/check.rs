//! `check` and `diff`.

use example_agent::shop::Carts;
use intents_agent::es::Es;
use intents_agent::files::Files;
use intents_cli::{Cli, Exit};
use intents_core::Agent;
use serde_json::{Value, json};

use super::{Folder, run, run_cli};

#[tokio::test]
async fn the_agent_of_the_code_has_no_problems_and_is_what_it_exports() {
    let folder = Folder::new("the_agent_of_the_code_has_no_problems_and_is_what_it_exports");
    let exported = folder.exported("agent").await;
    let zip = folder.path("agent.zip");
    run(&["import", &exported, "--out", &zip]).await;
    for (args, told) in [
        (&["check"][..], "the agent has no problems\n"),
        (&["check", &exported], "the agent equals the exported agent\n"),
        (&["check", &zip], "the agent equals the exported agent\n"),
        (&["diff", &exported, &zip], "the agents are equal\n"),
    ] {
        let ended = run(args).await;
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Success, ""), "{}", ended.stdout);
        assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
    }
    let ended = run(&["check", &exported, "--json"]).await;
    let nothing = json!({"changes": [], "dropped": [], "resets": []});
    assert_eq!((ended.exit, ended.data()), (Exit::Success, nothing));
}

/// A file of the agent that somebody edits, and how.
type Edit = (&'static str, fn(&mut Value));

/// What somebody does in the console, and what is to be done about it.
#[tokio::test]
async fn an_agent_that_drifted_is_told_with_what_to_do() {
    let folder = Folder::new("an_agent_that_drifted_is_told_with_what_to_do");
    let exported = folder.exported("agent").await;
    let edits: [(Edit, &str); 5] = [
        (
            ("intents/smalltalk.Hello.json", |intent| intent["name"] = json!("Hello")),
            "the intent `Hello` of the exported agent is `smalltalk.Hello` in the code",
        ),
        (
            ("intents/shop.OrderFish.json", |intent| {
                intent["responses"][0]["parameters"] = json!([]);
            }),
            "the intent `shop.OrderFish`, parameter `amount` is in the code but not in the \
             exported agent",
        ),
        (
            ("intents/travels.UserWantsTravel.json", |intent| {
                intent["webhookUsed"] = json!(false);
            }),
            "the intent `travels.UserWantsTravel`, fulfillment, called is yes in the code and no",
        ),
        (
            ("intents/smalltalk.Goodbye_usersays_en.json", |phrases| {
                phrases[0]["data"] = json!([{"text": "So long", "userDefined": false}]);
            }),
            "training phrases in `en`: `So long` is in the exported agent but not in the code",
        ),
        (
            ("entities/PizzaType_entries_it.json", |entries| {
                entries[0]["synonyms"] = json!(["Margherita", "normale"]);
            }),
            "the entity type `PizzaType`",
        ),
    ];
    for (at, ((file, edit), told)) in edits.into_iter().enumerate() {
        let edited = folder.edited(&exported, &format!("edited{at}"), file, edit);
        let ended = run(&["check", &edited]).await;
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Problems, ""));
        assert!(ended.stdout.contains(told), "{}", ended.stdout);
        let does = "export the agent again and restore it";
        assert!(ended.stdout.lines().all(|line| line.contains(does)), "{}", ended.stdout);
        // The same as data, and between the two agents themselves.
        for args in [&["check", &edited][..], &["diff", &exported, &edited]] {
            let ended = run(&[args, &["--json"]].concat()).await;
            let changes = &ended.data()["changes"];
            assert_eq!(ended.exit, Exit::Problems);
            assert!(changes[0]["message"].is_string() && changes[0]["place"].is_array());
        }
    }
}

/// The webhook is known to who deploys the agent: it counts where it is given.
#[tokio::test]
async fn the_webhook_counts_where_it_is_given_and_its_secrets_are_not_told() {
    let folder = Folder::new("the_webhook_counts_where_it_is_given");
    let exported = folder.path("agent");
    let webhook =
        |token: &'static str| ["--webhook-url", "https://a.example", "--webhook-header", token];
    let args = ["export", "--target", "es", "--out", &exported];
    assert_eq!(run(&[&args[..], &webhook("T: old-s3cret")].concat()).await.exit, Exit::Success);
    for (given, exit) in [
        (&[][..], Exit::Success),
        (&webhook("T: old-s3cret"), Exit::Success),
        (&webhook("T: new-s3cret"), Exit::Problems),
    ] {
        let ended = run(&[&["check", &exported], given].concat()).await;
        assert_eq!(ended.exit, exit, "{given:?}: {}", ended.stdout);
        assert!(!ended.stdout.contains("s3cret"), "{}", ended.stdout);
    }
}

#[tokio::test]
async fn what_only_es_has_differs_by_its_members() {
    let folder = Folder::new("what_only_es_has_differs_by_its_members");
    let old = folder.exported("old").await;
    let new = folder.edited(&old, "new", "agent.json", |agent| {
        agent["mlMinConfidence"] = json!(0.7);
    });
    let ended = run(&["diff", &old, &new]).await;
    assert_eq!(ended.exit, Exit::Problems);
    assert_eq!(ended.stdout.lines().count(), 1, "{}", ended.stdout);
    let told = "the agent, ES, ml min confidence: `0.3` became `0.7`\n";
    assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
    // Ids say nothing.
    let new = folder.edited(&old, "ids", "intents/smalltalk.Hello.json", |intent| {
        intent["id"] = json!("00000000-0000-4000-8000-000000000000");
    });
    let ended = run(&["diff", &old, &new]).await;
    assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Success, "the agents are equal\n"));
}

// As in a release, where the derive leaves out the folder of the package.
spoken!(Released, { "en" => r#"{"examples":["hello"]}"# });

#[tokio::test]
async fn what_could_not_be_looked_for_is_told() {
    let released = || Cli::new(Agent::empty_builder().intent::<Released>());
    let told = "unused language files were not checked";
    let ended = run_cli(released(), &["check"]).await;
    assert_eq!(ended.exit, Exit::Success);
    assert!(ended.stdout.contains(told), "{}", ended.stdout);
    assert!(!run(&["check"]).await.stdout.contains(told));
    let ended = run_cli(released(), &["check", "--json"]).await;
    assert_eq!(ended.data()["finds_language_files"], json!(false));
    assert_eq!(run(&["check", "--json"]).await.data()["finds_language_files"], json!(true));
}

/// Keys and passwords may be in any text that only ES has.
#[tokio::test]
async fn secrets_that_only_es_has_are_not_told() {
    let folder = Folder::new("secrets_that_only_es_has_are_not_told");
    let exported = folder.exported("agent").await;
    let with = |name: &str, secret: &'static str| {
        folder.edited(&exported, name, "agent.json", |agent| {
            agent["secondaryKey"] = json!(secret);
            agent["secretKey"] = json!(secret);
            agent["googleAssistant"]["oAuthLinking"]["clientSecret"] = json!(secret);
            agent["webhook"]["clientCertificate"] = json!({"key": secret});
            agent["webhook"]["headers"] = json!({"X-Token": secret});
        })
    };
    let (old, new) = (with("old", "0ld-s3cret"), with("new", "n3w-s3cret"));
    for (args, told) in [
        (["diff", &old, &new], "oAuthLinking, clientSecret changed"),
        (["diff", &exported, &new], "oAuthLinking, clientSecret was added"),
        (["diff", &old, &exported], "unknown member `clientCertificate`, key was removed"),
        (["check", &old, ""], "secondary key would change"),
    ] {
        let args: Vec<_> = args.into_iter().filter(|arg| !arg.is_empty()).collect();
        let ended = run(&args).await;
        assert!(ended.stdout.contains(told), "{}", ended.stdout);
        let data = run(&[&args[..], &["--json"]].concat()).await.stdout;
        for said in [ended.stdout, ended.stderr, data] {
            assert!(!said.contains("s3cret"), "{said}");
        }
    }
}

/// An id says nothing where Dialogflow has ids; elsewhere it is a name like any other.
#[tokio::test]
async fn members_are_silent_by_where_they_are() {
    let folder = Folder::new("members_are_silent_by_where_they_are");
    let old = folder.exported("old").await;
    let file = "intents/smalltalk.Hello.json";
    for (name, file, edit, told) in [
        (
            "count",
            "agent.json",
            (|agent| agent["quota"] = json!({"count": 5})) as fn(&mut Value),
            Some("unknown member `quota`, count was added"),
        ),
        (
            "over",
            "agent.json",
            |agent| agent["over"] = json!("a"),
            Some("unknown member `over` was added"),
        ),
        (
            "assistant",
            "agent.json",
            |agent| agent["googleAssistant"]["id"] = json!("a"),
            Some("google assistant, id was added"),
        ),
        ("clock", file, |intent| intent["lastUpdate"] = json!(1_600_000_000), None),
        (
            "auto",
            file,
            |intent| intent["auto"] = json!(false),
            Some("ES, uses machine learning: yes became no"),
        ),
    ] {
        let new = folder.edited(&old, name, file, edit);
        let ended = run(&["diff", &old, &new]).await;
        match told {
            Some(told) => {
                assert_eq!(ended.exit, Exit::Problems, "{name}");
                assert!(ended.stdout.ends_with(&format!("{told}\n")), "{}", ended.stdout);
                assert_eq!(ended.stdout.lines().count(), 1, "{}", ended.stdout);
            }
            None => assert_eq!(ended.stdout, "the agents are equal\n", "{name}"),
        }
    }
    // What only ES has of an intent is found under its old name.
    let new = folder.edited(&old, "renamed", file, |intent| {
        intent["name"] = json!("Hello");
        intent["auto"] = json!(false);
    });
    let ended = run(&["diff", &old, &new]).await;
    let lines: Vec<_> = ended.stdout.lines().collect();
    let [renamed, auto] = lines[..] else { panic!("{lines:?}") };
    assert_eq!(renamed, "- the intent `Hello` was `smalltalk.Hello` before");
    assert!(auto.ends_with("ES, uses machine learning: yes became no"), "{auto}");
}

/// Settings of which the code says nothing are no difference, but restoring its export resets them.
#[tokio::test]
async fn what_restoring_would_reset_is_told() {
    let folder = Folder::new("what_restoring_would_reset_is_told");
    let exported = folder.exported("agent").await;
    let smalltalk = json!([{"action": "smalltalk.agent.acquaintance", "customAnswers": ["Me."]}]);
    let console = folder.edited(&exported, "console", "agent.json", |agent| {
        agent["mlMinConfidence"] = json!(0.7);
        agent["customClassifierMode"] = json!("use.instead");
        agent["disableInteractionLogs"] = json!(true);
        agent["enableSpellCorrection"] = json!(true);
        agent["enabledDomainFeatures"] = json!([]);
        agent["googleAssistant"]["endIntentIds"] = json!(["a"]);
        agent["webhook"]["url"] = json!("https://console.example");
        agent["webhook"]["available"] = json!(true);
    });
    let mut files = Files::read(&console).unwrap();
    let path = "customSmalltalkResponses_en.json";
    files.insert(path, smalltalk.to_string().into_bytes()).unwrap();
    files.write_folder(&console, &Es).unwrap();
    let ended = run(&["check", &console]).await;
    assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Success, ""));
    let expected = "the agent equals the exported agent\n\
         restoring the export of the code resets these settings:\n\
         - the settings, webhook would be removed\n\
         - the agent, ES, classification: `machine_learning` would become `hybrid`\n\
         - the agent, ES, corrects spelling: yes would become no\n\
         - the agent, ES, logs interactions: no would become yes\n\
         - the agent, ES, ml min confidence: `0.7` would become `0.3`\n\
         - the agent, ES, small talk, en would be removed\n";
    assert_eq!(ended.stdout, expected);
    let data = run(&["check", &console, "--json"]).await.data();
    assert_eq!(data["changes"], json!([]));
    let resets = data["resets"].as_array().unwrap();
    assert_eq!(resets.len(), 6);
    assert_eq!(
        resets[4],
        json!({
            "place": ["es", "ml_min_confidence"], "kind": "changed", "before": 0.7, "after": 0.3,
            "message": "the agent, ES, ml min confidence: `0.7` would become `0.3`",
        })
    );
}

/// Agents of before 2019 have no name, and some no time zone.
#[tokio::test]
async fn an_old_agent_has_not_drifted_by_what_it_cannot_say() {
    let folder = Folder::new("an_old_agent_has_not_drifted_by_what_it_cannot_say");
    let exported = folder.exported("agent").await;
    let old = folder.edited(&exported, "old", "agent.json", |agent| {
        let members = agent.as_object_mut().unwrap();
        let settings = ["displayName", "defaultTimezone", "dialogBuilderMode", "isPrivate"];
        assert!(settings.iter().all(|name| members.remove(*name).is_some()));
    });
    let ended = run(&["check", &old]).await;
    assert_eq!(
        (ended.exit, &*ended.stdout),
        (Exit::Success, "the agent equals the exported agent\n")
    );
}

/// What the code says of ES alone is in its export, and then restoring resets nothing.
#[tokio::test]
async fn settings_that_only_es_has_are_said_by_the_code() {
    let folder = Folder::new("settings_that_only_es_has_are_said_by_the_code");
    let plain = folder.exported("plain").await;
    let cli = |threshold| {
        Cli::new(example_agent::builder(Carts::default()))
            .edit_definition(move |agent| agent.es.ml_min_confidence = threshold)
    };
    let own = folder.path("own");
    run_cli(cli(0.7), &["export", "--target", "es", "--out", &own]).await;
    let ended = run_cli(cli(0.7), &["check", &own]).await;
    assert_eq!(
        (ended.exit, &*ended.stdout),
        (Exit::Success, "the agent equals the exported agent\n")
    );
    let ended = run_cli(cli(0.7), &["check", &plain]).await;
    assert!(
        ended.stdout.contains("ml min confidence: `0.3` would become `0.7`"),
        "{}",
        ended.stdout
    );
    let ended = run_cli(cli(7.0), &["check"]).await;
    assert_eq!(ended.exit, Exit::Problems);
    assert!(
        ended.stderr.contains("the agent: `ml_min_confidence` must be from 0 to 1"),
        "{}",
        ended.stderr
    );
}
