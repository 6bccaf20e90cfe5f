//! Names, of one and of many.

use example_agent::smalltalk::GreetFriends;
use intents_core::connector::Connector;
use intents_core::{FulfillmentRequest, InvalidParameter, Params};
use intents_tests::{Dialogflow, request};
use serde_json::json;

use super::{agent, answer};

/// How each dialect spells the trigger.
#[tokio::test]
async fn a_namesake_hears_another_name() {
    const EVENT: &str = "E_SMALLTALK_AGENT_NAME_GIVE";
    const INTENT: &str = "smalltalk.UserNameGive";
    let robot = json!({"agent_name": {"name": "Robot"}});
    let bodies: [fn(&str, &str) -> String; 3] = [request::es_v2, request::es_v1, request::cx];
    let replies = [
        json!({"followupEventInput": {"name": EVENT, "languageCode": "en", "parameters": robot}}),
        json!({"followupEvent": {"name": EVENT, "data": robot}}),
        json!({"sessionInfo": {"parameters": {
            "intents_trigger": "smalltalk.AgentNameGive",
            "agent_name": {"name": "Robot"},
        }}}),
    ];
    let agent = agent();
    for (body, reply) in bodies.into_iter().zip(replies) {
        let bot = body(INTENT, r#"{"user_name": {"name": "Bot", "original": "Bot"}}"#);
        assert_eq!(answer(&agent, &bot).await.unwrap(), reply);
        let ada = body(INTENT, r#"{"user_name": {"name": "Ada"}}"#);
        assert_eq!(answer(&agent, &ada).await.unwrap(), json!({}));
    }
}

/// What nothing fulfills keeps the agent's own response, whatever its parameters are.
#[tokio::test]
async fn what_the_agent_says_itself_stands() {
    let agent = agent();
    let bodies: [fn(&str, &str) -> String; 3] = [request::es_v2, request::es_v1, request::cx];
    for (intent, parameters) in [
        ("restaurant.OrderPizza", json!({"pizza_type": "Diavola", "amount": 2.0})),
        ("smalltalk.Hello", json!({})),
        ("smalltalk.AgentNameGive", json!({"agent_name": "Robot"})),
        ("smalltalk.GreetFriends", json!({"friend_names": ["Ada", {"name": "Grace"}]})),
        ("smalltalk.UserAsksDay", json!({"date": "2026-11-22T12:00:00+01:00"})),
        ("smalltalk.UserLikesMusic", json!({"music_genre": ""})),
    ] {
        for body in bodies {
            let body = body(intent, &parameters.to_string());
            assert_eq!(answer(&agent, &body).await.unwrap(), json!({}), "{intent}");
        }
    }
}

#[test]
fn friends_without_a_name_are_still_to_be_named() {
    for (friends, names) in [
        (json!(null), None),
        (json!(""), None),
        (json!([]), None),
        (json!(["", null]), None),
        (json!([{"name": "Ada"}, "", "Grace"]), Some(vec!["Ada", "Grace"])),
        (json!("Ada"), Some(vec!["Ada"])),
    ] {
        let parameters = json!({"friend_names": friends}).to_string();
        let body = request::es_v2("smalltalk.GreetFriends", &parameters);
        let request = FulfillmentRequest::new(body.as_bytes());
        let context = Dialogflow.decode(&request).unwrap();
        let mut invalid = Vec::new();
        let greet = GreetFriends::read(&context.source(), &mut invalid);
        let found = greet.as_ref().map(|greet| {
            greet.friend_names.iter().map(|friend| friend.name.as_str()).collect::<Vec<_>>()
        });
        assert_eq!(found, names, "{parameters}");
        let missing = InvalidParameter::Missing { name: "friend_names".into() };
        assert_eq!(invalid, names.map_or(vec![missing], |_| vec![]), "{parameters}");
    }
}
