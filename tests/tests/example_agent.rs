//! The example agent: that it is the agent of the reference, and what one says to it, in every
//! dialect.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

use std::collections::BTreeMap;

use example_agent::shop::Carts;
use example_agent::smalltalk::GreetFriends;
use intents_core::{
    Agent, Connector, FulfillError, FulfillmentRequest, IntentMeta, InvalidParameter, Notation,
    ParamMeta, Params, ParamsMeta, Session, Sink,
};
use intents_tests::{Dialogflow, corpus, request};
use serde_json::{Value, json};

fn agent() -> Agent {
    example_agent::agent(Carts::default()).unwrap()
}

async fn answer(agent: &Agent, body: &str) -> Result<Value, FulfillError> {
    let response = Dialogflow.fulfill(agent, FulfillmentRequest::new(body.as_bytes())).await?;
    assert_eq!(response.dropped, [""; 0], "{body}");
    Ok(serde_json::from_slice(&response.body).unwrap())
}

#[test]
fn naming_the_crate_links_its_agent() {
    let agent = agent();
    let names: Vec<_> = agent.intents().map(|intent| intent.name).collect();
    assert_eq!(
        names,
        [
            "calculator.SolveMathOperation",
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "restaurant.OrderPizza",
            "shop.ChangeAmount",
            "shop.OrderFish",
            "shop.OrderFishAnswerKipper",
            "shop.OrderKipper",
            "smalltalk.AgentNameGive",
            "smalltalk.GreetFriends",
            "smalltalk.Hello",
            "smalltalk.UserAsksDay",
            "smalltalk.UserLikesMusic",
            "smalltalk.UserNameGive",
            "travels.UserAskHolidayPicture",
            "travels.UserAskHotelRecommendation",
            "travels.UserAskTrainStation",
            "travels.UserWantsTravel",
        ]
    );
    // What nobody can say, an event triggers.
    let silent = agent.intents().filter(|intent| intent.examples.is_empty());
    let silent: Vec<_> = silent.map(|intent| intent.name).collect();
    assert_eq!(
        silent,
        [
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "smalltalk.AgentNameGive",
        ]
    );
}

/// Where the definitions differ, and why.
const DIFFERENT: [(&str, &str); 1] = [
    // Dialogflow would ask the user for what only an event can give.
    ("calculator.SolveMathOperationResponse", "operation_result"),
];

#[test]
fn its_definition_is_that_of_the_reference() {
    let Some(corpus) = corpus::folder() else { return };
    let folder = corpus.join("python-intents/export/intents");
    let exported: BTreeMap<_, _> = corpus::json_files(&folder)
        .unwrap()
        .into_iter()
        .filter(|(file, _)| !file.contains("_usersays_"))
        .map(|(file, text)| (file, serde_json::from_str::<Value>(&text).unwrap()))
        .collect();
    let agent = agent();
    assert_eq!(exported.len(), agent.intents().len());
    for meta in agent.intents() {
        let theirs = &exported[&format!("{}.json", meta.name)];
        let response = &theirs["responses"][0];
        let name = meta.name;
        assert_eq!(theirs["events"], json!([{"name": meta.event}]), "{name}");
        assert_eq!(theirs["priority"], meta.priority.number(), "{name}");
        let required = meta.params.all_follows().into_iter().filter(|follow| follow.is_required);
        let contexts: Vec<_> = required.map(|follow| follow.followed.context).collect();
        assert_eq!(theirs["contexts"], json!(contexts), "{name}");
        let opened: Vec<_> = opened(&agent, meta)
            .into_iter()
            .map(|(name, lifespan)| json!({"name": name, "lifespan": lifespan}))
            .collect();
        let affected: Vec<_> = response["affectedContexts"].as_array().unwrap().iter().collect();
        let affected: Vec<_> = affected
            .into_iter()
            .map(|context| json!({"name": context["name"], "lifespan": context["lifespan"]}))
            .collect();
        assert_eq!(affected, opened, "{name}");
        let params = meta.params.all();
        let theirs = response["parameters"].as_array().unwrap();
        assert_eq!(theirs.len(), params.len(), "{name}");
        for (theirs, param) in theirs.iter().zip(params) {
            let required = param.is_required() != DIFFERENT.contains(&(name, param.name));
            let entity = param.shape.entity.name;
            assert_eq!(theirs["name"], param.name, "{name}");
            assert_eq!(theirs["dataType"], format!("@{entity}"), "{name}");
            assert_eq!(theirs["isList"], param.shape.is_list, "{name}");
            assert_eq!(theirs["required"], required, "{name}, {}", param.name);
            assert_eq!(theirs["defaultValue"], default(param), "{name}, {}", param.name);
        }
    }
}

#[test]
fn its_entity_types_have_the_values_of_the_reference() {
    let Some(corpus) = corpus::folder() else { return };
    let metas = agent().intents().flat_map(|meta| meta.params.all()).collect::<Vec<_>>();
    for name in ["CalculatorOperator", "PizzaType"] {
        let file = |file: &str| {
            let path = corpus.join(format!("python-intents/export/entities/{name}{file}.json"));
            serde_json::from_slice::<Value>(&std::fs::read(path).unwrap()).unwrap()
        };
        let entity = metas.iter().map(|param| param.shape.entity).find(|meta| meta.name == name);
        let entity = entity.unwrap();
        let intents_core::EntityKind::Map(values) = entity.kind else { panic!("{name}") };
        let values: Vec<_> = values.iter().map(|value| value.value).collect();
        let entries = file("_entries_en");
        let theirs: Vec<_> =
            entries.as_array().unwrap().iter().map(|entry| &entry["value"]).collect();
        assert_eq!(theirs, values, "{name}");
        assert_eq!(file("")["allowFuzzyExtraction"], entity.is_fuzzy, "{name}");
    }
}

/// The contexts that an intent opens, and for how long: its own if somebody follows it, those that
/// it keeps open, and those of the intents that are flattened into it.
fn opened(agent: &Agent, meta: &IntentMeta) -> Vec<(&'static str, u32)> {
    let mut all = Vec::new();
    open(agent, meta.params, &mut all);
    all
}

fn open(agent: &Agent, params: &ParamsMeta, all: &mut Vec<(&'static str, u32)>) {
    let mut add = |context, lifespan| {
        if !all.iter().any(|(of, _)| *of == context) {
            all.push((context, lifespan));
        }
    };
    let followed = |context: &str| {
        let mut follows = agent.intents().flat_map(|intent| intent.params.all_follows());
        follows.any(|follow| follow.followed.context == context)
    };
    let own = agent.intents().find(|intent| intent.context == params.context).unwrap();
    if followed(own.context) {
        add(own.context, own.lifespan);
    }
    for follow in params.follows {
        let Some(lifespan) = follow.lifespan else { continue };
        for intent in agent.intents().filter(|other| other.context == follow.followed.context) {
            add(intent.context, lifespan);
            for base in intent.params.bases {
                add(base.context, lifespan);
            }
        }
    }
    for base in params.bases {
        open(agent, base, all);
    }
}

/// The default of a parameter in ES; an empty text if it has none.
fn default(param: &ParamMeta) -> Value {
    let Some(default) = param.default else { return json!("") };
    let mut sink = Sink::new(Notation::EsV2);
    default(sink.value());
    serde_json::from_slice(&sink.into_bytes()).unwrap()
}

/// Who speaks with the agent, and what Dialogflow remembers of it.
struct Conversation {
    agent: Agent,
    carts: Carts,
    dialect: Dialect,
    contexts: Vec<(&'static str, u32, Value)>,
    session: Value,
}

#[derive(Clone, Copy, PartialEq)]
enum Dialect {
    V2,
    V1,
    Cx,
}

const DIALECTS: [Dialect; 3] = [Dialect::V2, Dialect::V1, Dialect::Cx];

impl Conversation {
    fn new(dialect: Dialect) -> Self {
        let carts = Carts::default();
        let agent = example_agent::agent(carts.clone()).unwrap();
        Self { agent, carts, dialect, contexts: Vec::new(), session: json!({}) }
    }

    /// The user says something in which Dialogflow finds an intent with these parameters.
    async fn say(&mut self, intent: &str, parameters: Value) -> Result<Value, FulfillError> {
        let meta = self.agent.intents().find(|meta| meta.name == intent).unwrap();
        self.contexts.retain(|(_, lifespan, _)| *lifespan > 0);
        for (_, lifespan, _) in &mut self.contexts {
            *lifespan -= 1;
        }
        // Without what it follows Dialogflow would not find the intent, and opens nothing for it.
        let is_active = |context: &'static str| self.contexts.iter().any(|(of, ..)| *of == context);
        let follows = meta.params.all_follows();
        let is_found = follows.iter().all(|follow| is_active(follow.followed.context));
        for (name, lifespan) in opened(&self.agent, meta).into_iter().filter(|_| is_found) {
            self.contexts.retain(|(of, ..)| *of != name);
            self.contexts.push((name, lifespan, json!({})));
        }
        // Parameters go into every context that is active, and into the session.
        for of in self.contexts.iter_mut().map(|(.., of)| of).chain([&mut self.session]) {
            for (name, value) in parameters.as_object().unwrap() {
                of[name] = value.clone();
            }
        }
        answer(&self.agent, &self.request(intent, &parameters).to_string()).await
    }

    fn request(&self, intent: &str, parameters: &Value) -> Value {
        let contexts = |name: fn(&str) -> String, lifespan: &str| -> Value {
            let contexts = self.contexts.iter();
            contexts
                .map(|(of, turns, parameters)| {
                    json!({"name": name(of), lifespan: turns, "parameters": parameters})
                })
                .collect()
        };
        match self.dialect {
            Dialect::V2 => {
                let name = |of: &str| format!("projects/p/agent/sessions/s-1/contexts/{of}");
                let mut body: Value =
                    serde_json::from_str(&request::es_v2(intent, &parameters.to_string())).unwrap();
                body["queryResult"]["outputContexts"] = contexts(name, "lifespanCount");
                body
            }
            Dialect::V1 => {
                let mut body: Value =
                    serde_json::from_str(&request::es_v1(intent, &parameters.to_string())).unwrap();
                body["result"]["contexts"] = contexts(str::to_owned, "lifespan");
                body
            }
            Dialect::Cx => {
                serde_json::from_str(&request::cx(intent, &self.session.to_string())).unwrap()
            }
        }
    }

    fn kippers(&self) -> i64 {
        self.carts.kippers(Session::new("s-1"))
    }
}

#[tokio::test]
async fn fish_is_ordered_in_every_dialect() {
    for dialect in DIALECTS {
        let mut user = Conversation::new(dialect);
        let keep = json!({});
        assert_eq!(user.say("shop.OrderFish", json!({"amount": 1.0})).await.unwrap(), keep);
        assert_eq!(user.kippers(), 0);
        let said = user.say("shop.OrderFishAnswerKipper", json!({"amount": 2.0})).await;
        assert_eq!(said.unwrap(), keep);
        assert_eq!(user.kippers(), 2);
        let said = user.say("shop.ChangeAmount", json!({"amount": "3"})).await;
        assert_eq!(said.unwrap(), keep);
        assert_eq!(user.kippers(), 3);
        // Kippers are fish: who orders them may be asked which, too.
        assert_eq!(user.say("shop.OrderKipper", json!({"amount": ""})).await.unwrap(), keep);
        assert_eq!(user.kippers(), 4);
        let said = user.say("shop.OrderFishAnswerKipper", json!({"amount": 1.0})).await;
        assert_eq!(said.unwrap(), keep);
        assert_eq!(user.kippers(), 5);
    }
}

#[tokio::test]
async fn an_order_can_be_changed_for_as_long_as_it_is_open() {
    for dialect in [Dialect::V2, Dialect::V1] {
        let mut user = Conversation::new(dialect);
        user.say("shop.OrderKipper", json!({"amount": 1})).await.unwrap();
        // Each change keeps it open for two turns more.
        for amount in 2..6 {
            user.say("smalltalk.Hello", json!({})).await.unwrap();
            user.say("shop.ChangeAmount", json!({"amount": amount})).await.unwrap();
            assert_eq!(user.kippers(), amount);
        }
        for _ in 0..2 {
            user.say("smalltalk.Hello", json!({})).await.unwrap();
        }
        let error = user.say("shop.ChangeAmount", json!({"amount": 9})).await.unwrap_err();
        let FulfillError::Invalid(invalid) = error else { panic!("{error:?}") };
        let [InvalidParameter::NotFollowing { name, context }] = invalid.parameters() else {
            panic!("{invalid:?}")
        };
        assert_eq!((name.as_ref(), *context), ("order_kipper", "c_shop_order_kipper"));
        assert_eq!(user.kippers(), 5);
    }
}

#[tokio::test]
async fn who_only_wants_fish_has_no_kippers_to_change() {
    for dialect in [Dialect::V2, Dialect::V1] {
        let mut user = Conversation::new(dialect);
        user.say("shop.OrderFish", json!({"amount": 1})).await.unwrap();
        let error = user.say("shop.ChangeAmount", json!({"amount": "many"})).await.unwrap_err();
        // All that is wrong, not the first.
        assert_eq!(
            error.to_string(),
            "parameters do not fit the intent `shop.ChangeAmount`: \
             `amount`: expected a whole number, found a string; \
             `order_kipper`: the context `c_shop_order_kipper` is not active"
        );
    }
}

#[tokio::test]
async fn a_namesake_hears_another_name() {
    const EVENT: &str = "E_SMALLTALK_AGENT_NAME_GIVE";
    let robot = json!({"agent_name": {"name": "Robot"}});
    for (dialect, reply) in [
        (
            Dialect::V2,
            json!({"followupEventInput": {"name": EVENT, "languageCode": "en", "parameters": robot}}),
        ),
        (Dialect::V1, json!({"followupEvent": {"name": EVENT, "data": robot}})),
        (
            Dialect::Cx,
            json!({"sessionInfo": {"parameters": {
                "intents_trigger": "smalltalk.AgentNameGive",
                "agent_name": {"name": "Robot"},
            }}}),
        ),
    ] {
        let mut user = Conversation::new(dialect);
        let intent = "smalltalk.UserNameGive";
        let bot = json!({"user_name": {"name": "Bot", "original": "Bot"}});
        assert_eq!(user.say(intent, bot).await.unwrap(), reply);
        let ada = json!({"user_name": {"name": "Ada"}});
        assert_eq!(user.say(intent, ada).await.unwrap(), json!({}));
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

/// A request for an intent of the travels from a channel, in V2 and in V1.
fn from_channel(intent: &str, language: &str, source: &str) -> [String; 2] {
    let mut v2: Value = serde_json::from_str(&request::es_v2(intent, "{}")).unwrap();
    v2["originalDetectIntentRequest"] = json!({"source": source, "payload": {}});
    v2["queryResult"]["languageCode"] = json!(language);
    // What the agent itself would answer is no business of the handler, whatever it is.
    v2["queryResult"]["fulfillmentMessages"] =
        json!([{"platform": "SLACK", "payload": {"anything": 1}}, {"unheardOf": []}]);
    let mut v1: Value = serde_json::from_str(&request::es_v1(intent, "{}")).unwrap();
    v1["originalRequest"] = json!({"source": source});
    v1["lang"] = json!(language);
    [v2.to_string(), v1.to_string()]
}

#[tokio::test]
async fn channels_that_can_show_more_get_more_than_text() {
    let agent = agent();
    for (intent, language, message) in [
        (
            "travels.UserAskHolidayPicture",
            "en",
            json!({"image": {"imageUri": "https://loremflickr.com/320/240/holiday"}}),
        ),
        (
            "travels.UserAskHotelRecommendation",
            "it",
            json!({"card": {
                "title": "Hotel Belvedere",
                "subtitle": "Como ★★★★☆",
                "imageUri": "https://loremflickr.com/320/240/hotel",
                "buttons": [{"text": "www", "postback": "https://belvedere.example"}],
            }}),
        ),
        (
            "travels.UserWantsTravel",
            "en-us",
            json!({"quickReplies": {
                "title": "Good idea! What do you want to see?",
                "quickReplies": ["Find me a hotel", "A picture of the sea"],
            }}),
        ),
        (
            "travels.UserWantsTravel",
            "it",
            json!({"quickReplies": {
                "title": "Bello! Cosa vuoi vedere?",
                "quickReplies": ["Trovami un albergo", "Una foto del mare"],
            }}),
        ),
    ] {
        for (source, platform) in [("telegram", "TELEGRAM"), ("slack", "SLACK")] {
            let [v2, v1] = from_channel(intent, language, source);
            let answer_v2 = answer(&agent, &v2).await.unwrap();
            let mut message = message.clone();
            message["platform"] = json!(platform);
            assert_eq!(answer_v2["fulfillmentMessages"], json!([message]), "{intent}");
            let answer_v1 = answer(&agent, &v1).await.unwrap();
            assert_eq!(answer_v1["messages"].as_array().unwrap().len(), 1, "{intent}");
            assert_eq!(answer_v1["messages"][0]["platform"], source, "{intent}");
        }
        for source in ["DIALOGFLOW_CONSOLE", "facebook"] {
            for body in from_channel(intent, language, source) {
                assert_eq!(answer(&agent, &body).await.unwrap(), json!({}), "{intent}");
            }
        }
    }
}

#[tokio::test]
async fn who_names_no_channel_chooses_from_all_of_them() {
    let (agent, intent) = (agent(), "travels.UserAskHolidayPicture");
    let own = r#""fulfillmentText": "Not here.", "languageCode""#;
    let v2 = request::es_v2(intent, "{}").replacen(r#""languageCode""#, own, 1);
    for (body, text, channels) in [
        (v2, json!({"text": {"text": ["Not here."]}}), vec!["TELEGRAM", "SLACK"]),
        // CX has said the agent's own words already. Telegram and Slack show nothing of CX's.
        (request::cx(intent, "{}"), json!(null), vec!["DF_MESSENGER"]),
    ] {
        let request = FulfillmentRequest::new(body.as_bytes());
        let response = Dialogflow.fulfill(&agent, request).await.unwrap();
        assert_eq!(response.dropped.len(), 1, "each dialect lacks one of the channels");
        let said: Value = serde_json::from_slice(&response.body).unwrap();
        let messages = said.pointer("/fulfillmentResponse/messages");
        let messages = messages.unwrap_or(&said["fulfillmentMessages"]).as_array().unwrap();
        let named = |message: &Value| {
            let name = message.get("platform").or(message.get("channel"));
            name.and_then(Value::as_str).map(str::to_owned)
        };
        assert_eq!(messages.iter().filter_map(named).collect::<Vec<_>>(), channels);
        let unnamed = messages.iter().find(|message| named(message).is_none());
        assert_eq!(unnamed.unwrap_or(&json!(null)), &text);
    }
}

#[tokio::test]
async fn a_place_is_shown_in_the_channels_own_format() {
    let agent = agent();
    let intent = "travels.UserAskTrainStation";
    for source in ["telegram", "slack"] {
        let [v2, v1] = from_channel(intent, "en", source);
        let answer_v2 = answer(&agent, &v2).await.unwrap();
        let messages = answer_v2["fulfillmentMessages"].as_array().unwrap();
        assert_eq!(messages.len(), 1);
        let payload = &messages[0]["payload"];
        assert_eq!(payload[source]["text"], "Piazza Duca d'Aosta, Milano");
        assert_eq!(payload.as_object().unwrap().len(), 1);
        let answer_v1 = answer(&agent, &v1).await.unwrap();
        assert_eq!(&answer_v1["messages"][0]["payload"], payload);
    }
    for body in from_channel(intent, "en", "DIALOGFLOW_CONSOLE") {
        assert_eq!(answer(&agent, &body).await.unwrap(), json!({}));
    }
}

#[tokio::test]
async fn what_the_agent_says_itself_stands() {
    for dialect in DIALECTS {
        let mut user = Conversation::new(dialect);
        for (intent, parameters) in [
            ("restaurant.OrderPizza", json!({"pizza_type": "Diavola", "amount": 2.0})),
            ("smalltalk.Hello", json!({})),
            ("smalltalk.AgentNameGive", json!({"agent_name": "Robot"})),
            ("smalltalk.GreetFriends", json!({"friend_names": ["Ada", {"name": "Grace"}]})),
            ("smalltalk.UserAsksDay", json!({"date": "2026-11-22T12:00:00+01:00"})),
            ("smalltalk.UserLikesMusic", json!({"music_genre": ""})),
        ] {
            assert_eq!(user.say(intent, parameters).await.unwrap(), json!({}), "{intent}");
        }
    }
}
