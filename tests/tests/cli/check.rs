//! `check` and `diff`.

use intents_core::Agent;
use intents_dialogflow::cli::{Cli, Exit};
use serde_json::{Value, json};

use super::{Folder, run, run_cli};

#[tokio::test]
async fn the_agent_of_the_code_has_no_problems_and_is_what_it_exports() {
    let folder = Folder::of("the_agent_of_the_code_has_no_problems_and_is_what_it_exports");
    let exported = folder.exported("agent").await;
    let zip = folder.path("agent.zip");
    run(&["import", &exported, "--out", &zip]).await;
    for (args, told) in [
        (&["check"][..], "the agent has no problems\n"),
        (&["check", &exported], "the agent is the one of the code\n"),
        (&["check", &zip], "the agent is the one of the code\n"),
        (&["diff", &exported, &zip], "the agents are the same\n"),
    ] {
        let ended = run(args).await;
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Done, ""), "{}", ended.stdout);
        assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
    }
    let ended = run(&["check", &exported, "--json"]).await;
    assert_eq!((ended.exit, ended.data()), (Exit::Done, json!({"changes": []})));
}

/// A file of the agent that somebody edits, and how.
type Edit = (&'static str, fn(&mut Value));

/// What somebody does in the console, and what is to be done about it.
#[tokio::test]
async fn an_agent_that_drifted_is_told_with_what_to_do() {
    let folder = Folder::of("an_agent_that_drifted_is_told_with_what_to_do");
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
        assert_eq!((ended.exit, ended.stderr.as_str()), (Exit::Found, ""));
        assert!(ended.stdout.contains(told), "{}", ended.stdout);
        let does = "export the agent again and restore it";
        assert!(ended.stdout.lines().all(|line| line.contains(does)), "{}", ended.stdout);
        // The same as data, and between the two agents themselves.
        for args in [&["check", &edited][..], &["diff", &exported, &edited]] {
            let ended = run(&[args, &["--json"]].concat()).await;
            let changes = &ended.data()["changes"];
            assert_eq!(ended.exit, Exit::Found);
            assert!(changes[0]["message"].is_string() && changes[0]["place"].is_array());
        }
    }
}

/// The webhook is known to who deploys the agent: it counts where it is given.
#[tokio::test]
async fn the_webhook_counts_where_it_is_given_and_its_secrets_are_not_told() {
    let folder = Folder::of("the_webhook_counts_where_it_is_given");
    let exported = folder.path("agent");
    let webhook =
        |token: &'static str| ["--webhook-url", "https://a.example", "--webhook-header", token];
    let args = ["export", "--target", "es", "--out", &exported];
    assert_eq!(run(&[&args[..], &webhook("T: old-s3cret")].concat()).await.exit, Exit::Done);
    for (given, exit) in [
        (&[][..], Exit::Done),
        (&webhook("T: old-s3cret"), Exit::Done),
        (&webhook("T: new-s3cret"), Exit::Found),
    ] {
        let ended = run(&[&["check", &exported], given].concat()).await;
        assert_eq!(ended.exit, exit, "{given:?}: {}", ended.stdout);
        assert!(!ended.stdout.contains("s3cret"), "{}", ended.stdout);
    }
}

#[tokio::test]
async fn what_only_es_has_differs_by_its_members() {
    let folder = Folder::of("what_only_es_has_differs_by_its_members");
    let old = folder.exported("old").await;
    let new = folder.edited(&old, "new", "agent.json", |agent| {
        agent["mlMinConfidence"] = json!(0.7);
    });
    let ended = run(&["diff", &old, &new]).await;
    assert_eq!(ended.exit, Exit::Found);
    assert_eq!(ended.stdout.lines().count(), 1, "{}", ended.stdout);
    let told = "mlMinConfidence: `0.3` became `0.7`\n";
    assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
    // Ids say nothing.
    let new = folder.edited(&old, "ids", "intents/smalltalk.Hello.json", |intent| {
        intent["id"] = json!("00000000-0000-4000-8000-000000000000");
    });
    let ended = run(&["diff", &old, &new]).await;
    assert_eq!((ended.exit, ended.stdout.as_str()), (Exit::Done, "the agents are the same\n"));
}

// As in a release, where the derive leaves out the folder of the package.
spoken!(Released, { "en" => r#"{"examples":["hello"]}"# });

#[tokio::test]
async fn what_could_not_be_looked_for_is_told() {
    let released = || Cli::new(Agent::empty_builder().intent::<Released>());
    let told = "not looked for: language files that belong to nothing";
    let ended = run_cli(released(), &["check"]).await;
    assert_eq!(ended.exit, Exit::Done);
    assert!(ended.stdout.contains(told), "{}", ended.stdout);
    assert!(!run(&["check"]).await.stdout.contains(told));
    let ended = run_cli(released(), &["check", "--json"]).await;
    assert_eq!(ended.data()["finds_language_files"], json!(false));
    assert_eq!(run(&["check", "--json"]).await.data()["finds_language_files"], json!(true));
}
