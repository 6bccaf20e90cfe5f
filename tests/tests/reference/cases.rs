//! The requests that were put to the Python library `intents`, whose design this is: we understand
//! and answer the same, or better where what it does is known to be wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use bytes::Bytes;
use example_agent::{calculator, restaurant, shop, smalltalk, travels};
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use intents_core::connector::Connector;
use intents_core::{
    Agent, Follow, FulfillmentContext, FulfillmentRequest, Intent, Params, Reply, Session,
};
use intents_dialogflow::Webhook;
use intents_tests::{Dialogflow, EsV2, corpus, recorded};
use serde_json::{Value, json};
use tower_service::Service;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What we make of a case.
#[derive(Clone, Copy)]
enum Ours {
    /// The reference understands and answers the same.
    Same,
    /// Better, and why.
    Better(&'static str, Understood, Answer),
}

/// Which intent with which parameters a request is of.
#[derive(Clone, Copy)]
enum Understood {
    /// No intent of the agent's.
    Nothing,
    /// An intent, with parameters and relations as JSON.
    As(&'static str),
    /// These parameters or relations do not fit.
    Invalid(&'static [&'static str]),
}

/// What the webhook answers.
#[derive(Clone, Copy)]
enum Answer {
    /// 200, with this body.
    Body(&'static str),
    /// 400, naming what does not fit.
    Invalid,
    /// 404.
    Unknown,
}

use Ours::{Better, Same};

/// The agent's own response stands.
const KEEP: Answer = Answer::Body("{}");

/// Every case that we have, by its file. The numbers between them are not ours to see.
const CASES: [(&str, Ours); 32] = [
    ("01-calculator-verbatim-upstream-request.json", Same),
    ("02-calculator-4-over-2.json", Same),
    ("03-calculator-3-over-0.json", Same),
    ("04-calculator-unsupported-operator.json", Same),
    ("05-calculator-21-times-2-json-ints.json", Same),
    ("07-calculator-italian-language-code.json", Same),
    (
        "08-calculator-fractional-number-truncates.json",
        Better(
            "2.7 is no whole number; the reference computes with 2",
            Understood::Invalid(&["first_operand"]),
            Answer::Invalid,
        ),
    ),
    (
        "09-calculator-slot-filling-in-progress.json",
        Better(
            "what is missing is known; the reference gives up on the intent",
            Understood::Invalid(&["second_operand"]),
            KEEP,
        ),
    ),
    (
        "10-calculator-missing-required.json",
        Better(
            "the parameter is named; the reference closes the connection",
            Understood::Invalid(&["second_operand"]),
            Answer::Invalid,
        ),
    ),
    (
        "11-calculator-unknown-parameter.json",
        Better(
            "the parameter is ignored; the reference closes the connection",
            Understood::As(
                r#"{"intent":"calculator.SolveMathOperation","lifespan":0,"parameters":{"first_operand":2,"second_operand":2,"operator":"+"},"related":{}}"#,
            ),
            Answer::Body(
                r#"{"followupEventInput":{"name":"E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE","languageCode":"en","parameters":{"operation_result":4}}}"#,
            ),
        ),
    ),
    (
        "13-unknown-intent.json",
        Better(
            "404 for an intent of somebody else's; the reference closes the connection",
            Understood::Nothing,
            Answer::Unknown,
        ),
    ),
    ("15-hello-no-fulfill.json", Same),
    ("16-user-name-person-object.json", Same),
    ("17-user-name-person-string.json", Same),
    ("18-greet-friends-list-of-person.json", Same),
    ("20-date-iso-offset.json", Same),
    ("21-date-only.json", Same),
    (
        "23-date-period-object.json",
        Better(
            "the agent's own response needs no date; the reference closes the connection",
            Understood::Invalid(&["date"]),
            KEEP,
        ),
    ),
    ("24-music-genre-empty-string-uses-default.json", Same),
    ("26-music-genre-given.json", Same),
    ("27-order-pizza-default-amount.json", Same),
    ("29-order-fish.json", Same),
    ("30-order-kipper-side-effect.json", Same),
    ("31-answer-kipper-with-parent-context.json", Same),
    (
        "32-answer-kipper-without-context.json",
        Better(
            "the missing context is named; the reference invents an order of one fish",
            Understood::Invalid(&["order_fish"]),
            Answer::Invalid,
        ),
    ),
    ("33-change-amount-with-parent.json", Same),
    ("35-session-parameter-float.json", Same),
    ("38-holiday-picture-image.json", Same),
    ("39-hotel-card.json", Same),
    (
        "40-v1-api-ai-request.json",
        Better(
            "V1 is understood; the reference closes the connection",
            Understood::As(
                r#"{"intent":"smalltalk.Hello","lifespan":0,"parameters":{},"related":{}}"#,
            ),
            KEEP,
        ),
    ),
    ("42-coffee-espresso.json", Same),
    ("43-coffee-espresso-milk.json", Same),
];

/// The agent of the last cases: coffee, of which espresso is one, and milk after either.
mod coffee {
    use intents_core::{Agent, BuildError, Entity, Follow, Intent};

    #[derive(Debug, Entity)]
    pub(super) enum Roast {
        #[entity(value = "light")]
        Light,
        #[entity(value = "medium")]
        Medium,
        #[entity(value = "dark")]
        Dark,
    }

    /// The user wants coffee.
    #[derive(Debug, Intent)]
    pub(super) struct AskCoffee {
        #[param(default = Roast::Medium)]
        pub(super) roast: Roast,
    }

    /// The user wants a small one.
    #[derive(Debug, Intent)]
    pub(super) struct AskEspresso {
        #[flatten]
        pub(super) coffee: AskCoffee,
    }

    /// The user wants milk in it.
    #[derive(Debug, Intent)]
    pub(super) struct AddMilk {
        #[follow]
        pub(super) ask_coffee: Follow<AskCoffee>,
    }

    /// The user wants less of the milk.
    #[derive(Debug, Intent)]
    pub(super) struct AndNoFoam {
        #[follow]
        pub(super) add_milk: Follow<AddMilk>,
    }

    pub(super) fn agent() -> Result<Agent, BuildError> {
        let agent = Agent::empty_builder().intent::<AskCoffee>();
        agent.intent::<AskEspresso>().intent::<AddMilk>().build()
    }
}

/// The cases by their files, if there is a corpus.
fn cases() -> Option<BTreeMap<String, Value>> {
    let files = corpus::json_files(&corpus::folder()?.join("python-intents/cases")).unwrap();
    Some(
        files
            .into_iter()
            .map(|(file, text)| (file, serde_json::from_str(&text).unwrap()))
            .collect(),
    )
}

#[test]
fn every_case_is_in_the_table_and_every_row_of_it_is_a_case() {
    let Some(cases) = cases() else { return };
    let files: BTreeSet<_> = cases.keys().map(String::as_str).collect();
    let table: BTreeSet<_> = CASES.iter().map(|(file, _)| *file).collect();
    assert_eq!(table.len(), CASES.len(), "a row is there twice");
    let unknown: Vec<_> = files.difference(&table).collect();
    assert!(unknown.is_empty(), "what are we to make of these cases? {unknown:?}");
    let gone: Vec<_> = table.difference(&files).collect();
    assert!(gone.is_empty(), "these cases are no more: {gone:?}");
}

#[test]
fn every_case_is_understood() {
    let Some(cases) = cases() else { return };
    for (file, ours) in CASES {
        let case = &cases[file];
        let body = case["request"].to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let found = understood(&Dialogflow.decode(&request).unwrap()).unwrap();
        let expected = match ours {
            Same => Found::Intent(theirs(&case["parsed_intent"])),
            Better(_, Understood::As(json), _) => {
                Found::Intent(serde_json::from_str(json).unwrap())
            }
            Better(_, Understood::Invalid(names), _) => {
                Found::Invalid(names.iter().map(ToString::to_string).collect())
            }
            Better(_, Understood::Nothing, _) => Found::Nothing,
        };
        assert_eq!(found, expected, "{file}");
    }
}

#[tokio::test]
async fn every_case_is_answered() {
    let Some(cases) = cases() else { return };
    for (file, ours) in CASES {
        let (case, carts) = (&cases[file], shop::Carts::default());
        let agent = match case["agent"].as_str().unwrap() {
            "example_agent.ExampleAgent" => example_agent::agent(carts.clone()).unwrap(),
            _ => coffee::agent().unwrap(),
        };
        let (status, body) = answer(agent, &case["request"]).await.unwrap();
        let said: Value = serde_json::from_str(&body).unwrap();
        match ours {
            Same => {
                let theirs = numbers(&case["response"]);
                assert_eq!((status, said), (StatusCode::OK, theirs), "{file}");
            }
            Better(_, _, Answer::Body(expected)) => {
                assert_eq!((status, body.as_str()), (StatusCode::OK, expected), "{file}");
            }
            Better(_, understood, Answer::Invalid) => {
                assert_eq!(status, StatusCode::BAD_REQUEST, "{file}");
                let Understood::Invalid(names) = understood else {
                    panic!("{file}: 400 for what?")
                };
                let named = said["error"]["parameters"].as_array().unwrap();
                let named: Vec<_> = named.iter().map(|parameter| &parameter["name"]).collect();
                assert_eq!(named, names, "{file}: {body}");
            }
            Better(_, _, Answer::Unknown) => assert_eq!(status, StatusCode::NOT_FOUND, "{file}"),
        }
        // What the reference prints, "I'd add 2 kipper to cart", we do.
        let printed = case["side_effect_stdout"].as_str().filter(|_| status == StatusCode::OK);
        let kippers = printed.into_iter().flat_map(str::split_whitespace);
        let kippers = kippers.filter_map(|word| word.parse::<i64>().ok()).sum::<i64>();
        assert_eq!(carts.kippers(Session::new("fake-session-id")), kippers, "{file}");
    }
}

/// The reference does not agree where we say that we do better.
#[tokio::test]
async fn what_is_better_is_not_what_the_reference_does() {
    let Some(cases) = cases() else { return };
    for (file, ours) in CASES {
        let Better(why, understood, answer) = ours else { continue };
        let case = &cases[file];
        let is_answered_alike = match answer {
            Answer::Body(body) => case["response"] == serde_json::from_str::<Value>(body).unwrap(),
            Answer::Invalid | Answer::Unknown => false,
        };
        let is_understood_alike = match understood {
            Understood::As(json) => {
                theirs(&case["parsed_intent"]) == serde_json::from_str::<Value>(json).unwrap()
            }
            Understood::Invalid(_) | Understood::Nothing => false,
        };
        assert!(!(is_answered_alike && is_understood_alike), "{file}: {why}");
    }
}

/// What a request is of, in the words of the cases.
#[derive(Debug, PartialEq)]
enum Found {
    Nothing,
    Intent(Value),
    Invalid(Vec<String>),
}

fn understood(context: &FulfillmentContext<'_>) -> Result<Found> {
    match context.intent() {
        "calculator.SolveMathOperation" => lone::<calculator::SolveMathOperation>(context),
        "calculator.SolveMathOperationResponse" => {
            lone::<calculator::SolveMathOperationResponse>(context)
        }
        "restaurant.OrderPizza" => lone::<restaurant::OrderPizza>(context),
        "shop.OrderFish" => lone::<shop::OrderFish>(context),
        "shop.OrderKipper" => lone::<shop::OrderKipper>(context),
        "shop.OrderFishAnswerKipper" => read(context, |answer: shop::OrderFishAnswerKipper| {
            followed(context, "order_fish", answer.order_fish)
        }),
        "shop.ChangeAmount" => read(context, |change: shop::ChangeAmount| {
            followed(context, "order_kipper", change.order_kipper)
        }),
        "smalltalk.Hello" => lone::<smalltalk::Hello>(context),
        "smalltalk.UserNameGive" => lone::<smalltalk::UserNameGive>(context),
        "smalltalk.GreetFriends" => lone::<smalltalk::GreetFriends>(context),
        "smalltalk.UserAsksDay" => lone::<smalltalk::UserAsksDay>(context),
        "smalltalk.UserLikesMusic" => lone::<smalltalk::UserLikesMusic>(context),
        "travels.UserAskHolidayPicture" => lone::<travels::UserAskHolidayPicture>(context),
        "travels.UserAskHotelRecommendation" => {
            lone::<travels::UserAskHotelRecommendation>(context)
        }
        "AskEspresso" => lone::<coffee::AskEspresso>(context),
        "AddMilk" => {
            read(context, |milk: coffee::AddMilk| followed(context, "ask_coffee", milk.ask_coffee))
        }
        _ => Ok(Found::Nothing),
    }
}

/// An intent that follows none.
fn lone<T: Intent>(context: &FulfillmentContext<'_>) -> Result<Found> {
    read(context, |_: T| Ok(json!({})))
}

fn read<T: Intent>(
    context: &FulfillmentContext<'_>,
    related: impl FnOnce(T) -> Result<Value>,
) -> Result<Found> {
    let mut invalid = Vec::new();
    let mut read = || T::read(&context.source(), &mut invalid);
    let (Some(intent), Some(again)) = (read(), read()) else {
        let names: BTreeSet<_> = invalid.iter().map(|error| error.name().to_owned()).collect();
        return Ok(Found::Invalid(names.into_iter().collect()));
    };
    let opened = context.contexts().get(T::META.context)?;
    let lifespan = opened.and_then(|opened| opened.lifespan).unwrap_or_default();
    let related = related(again)?;
    Ok(Found::Intent(described(context, lifespan, intent, &related)?))
}

fn followed<T: Intent>(
    context: &FulfillmentContext<'_>,
    field: &str,
    followed: Follow<T>,
) -> Result<Value> {
    let lifespan = followed.lifespan().unwrap_or_default();
    let intent = described(context, lifespan, followed.into_inner(), &json!({}))?;
    Ok(json!({field: intent}))
}

/// An intent as the cases describe it: its parameters are those of its own event.
fn described<T: Intent>(
    context: &FulfillmentContext<'_>,
    lifespan: u32,
    intent: T,
    related: &Value,
) -> Result<Value> {
    let response = EsV2.encode(context, &Reply::trigger(intent))?;
    let response: Value = serde_json::from_slice(&response.body)?;
    let parameters = response.pointer("/followupEventInput/parameters");
    let parameters = parameters.map_or_else(|| json!({}), bare_names);
    let name = T::META.name;
    Ok(json!({"intent": name, "lifespan": lifespan, "parameters": parameters, "related": related}))
}

/// To the reference a person is a name.
fn bare_names(value: &Value) -> Value {
    match value {
        Value::Object(members) => match (members.len(), members.get("name")) {
            (1, Some(name)) => name.clone(),
            _ => members.iter().map(|(name, value)| (name.clone(), bare_names(value))).collect(),
        },
        Value::Array(items) => items.iter().map(bare_names).collect(),
        value => value.clone(),
    }
}

/// An intent as the reference describes it, in our words: it names the Python class too, and its
/// relations begin with `parent_`.
fn theirs(parsed: &Value) -> Value {
    let related = parsed["related"].as_object().into_iter().flatten();
    let related: Value = related
        .map(|(field, intent)| (field.trim_start_matches("parent_").to_owned(), theirs(intent)))
        .collect();
    let related = if related.is_null() { json!({}) } else { related };
    json!({
        "intent": parsed["intent"],
        "lifespan": parsed["lifespan"],
        "parameters": parsed["parameters"],
        "related": related,
    })
}

/// The reference's answer, with results that are numbers and without parameters that are none.
fn numbers(response: &Value) -> Value {
    let mut response = response.clone();
    let Some(event) = response.get_mut("followupEventInput").and_then(Value::as_object_mut) else {
        return response;
    };
    if let Some(result) = event["parameters"].get_mut("operation_result") {
        let float: f64 = result.as_str().unwrap().parse().unwrap();
        *result = if float.fract() == 0.0 { json!(float as i64) } else { json!(float) };
    } else {
        event.remove("parameters");
    }
    response
}

/// What the webhook answers to a request.
async fn answer(agent: Agent, request: &Value) -> Result<(StatusCode, String)> {
    let body = Full::new(Bytes::from(request.to_string()));
    let request = Request::post("/").header(header::CONTENT_TYPE, "application/json").body(body)?;
    let response = Webhook::new(agent).call(request).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    if status == StatusCode::OK {
        recorded::answer(&body)?;
    }
    Ok((status, String::from_utf8(body.into())?))
}

#[tokio::test]
async fn the_request_that_the_library_was_published_with_gets_a_number() {
    let Some(corpus) = corpus::folder() else { return };
    let file = "python-intents/requests/es-v2-webhook-calculator-2-plus-2.json";
    let body = std::fs::read(corpus.join(file)).unwrap();
    let agent = example_agent::agent(shop::Carts::default()).unwrap();
    let response = Dialogflow.fulfill(&agent, FulfillmentRequest::new(&body)).await.unwrap();
    let response: Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(
        response,
        json!({
            "followupEventInput": {
                "name": "E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE",
                "languageCode": "en",
                "parameters": {"operation_result": 4},
            }
        })
    );
}

/// What the library's own test asks of a conversation of three turns.
#[test]
fn who_follows_a_follower_knows_both() {
    let Some(corpus) = corpus::folder() else { return };
    let file = "python-intents/requests/es-v2-detectintent-espresso-milk-nofoam.json";
    let body = std::fs::read(corpus.join(file)).unwrap();
    let request = FulfillmentRequest::new(&body);
    let context = EsV2.decode(&request).unwrap();
    let mut invalid = Vec::new();
    let no_foam = coffee::AndNoFoam::read(&context.source(), &mut invalid);
    assert_eq!(invalid, []);
    let milk = no_foam.unwrap().add_milk;
    assert_eq!((milk.lifespan(), milk.ask_coffee.lifespan()), (Some(4), Some(3)));
    assert!(matches!(milk.ask_coffee.roast, coffee::Roast::Medium));
}
