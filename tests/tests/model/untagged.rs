//! Parameters of any type that serde reads and writes.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use intents_core::connector::EncodeError;
use intents_core::connector::InvalidValue;
use intents_core::{Agent, Connector, FulfillmentRequest, Intent, Reply, State, fulfill};
use intents_tests::{Dialogflow, request};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde::{Deserialize, Serialize};

use super::{answer, parsed, refused, said};

/// A type of the user's own, with everything that serde knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Nested {
    id: u64,
    at: (i32, f64),
    name: Option<String>,
    #[serde(rename = "Kind")]
    kind: Kind,
    inner: Vec<Option<Kind>>,
    unit: (),
    wrapped: Wrapped,
    letter: char,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Wrapped(i64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    Sized(u64),
    Both(bool, String),
    Named { name: String, size: Option<f32> },
    Optional(Option<i64>),
}

/// What events carry.
#[derive(Debug, Clone, PartialEq, Intent)]
#[intent(name = "any.Carry")]
struct Carry {
    #[param(untagged)]
    flag: bool,
    #[param(untagged)]
    unsigned: u64,
    #[param(untagged)]
    signed: i64,
    #[param(untagged)]
    number: f64,
    #[param(untagged)]
    text: String,
    #[param(untagged)]
    maybe_text: Option<String>,
    #[param(untagged)]
    maybe: Option<i64>,
    #[param(untagged)]
    list: Vec<u64>,
    #[param(untagged)]
    texts: Vec<String>,
    #[param(untagged)]
    nested: Nested,
    #[param(untagged)]
    kinds: Vec<Kind>,
    #[param(untagged)]
    tree: BTreeMap<String, Vec<i64>>,
    #[param(untagged)]
    map: HashMap<String, Kind>,
    #[param(untagged)]
    by_number: BTreeMap<u64, String>,
}

type Received = Arc<Mutex<Option<Carry>>>;

#[fulfill]
fn receive(carry: Carry, received: State<'_, Received>) {
    *received.lock().unwrap() = Some(carry);
}

fn unsigned() -> impl Strategy<Value = u64> {
    let edge = (0..4_u64).prop_map(|above| (1 << 53) - 2 + above);
    prop_oneof![any::<u64>(), 0..100_u64, edge, Just(u64::MAX), Just(i64::MAX as u64 + 1)]
}

fn signed() -> impl Strategy<Value = i64> {
    let edge = (0..4_i64).prop_map(|below| 2 - (1 << 53) - below);
    prop_oneof![any::<i64>(), -100..100_i64, edge, Just(i64::MIN), Just(i64::MAX)]
}

fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64;
    let finite = f64::POSITIVE | f64::NEGATIVE | f64::NORMAL | f64::SUBNORMAL | f64::ZERO;
    prop_oneof![finite, any::<i64>().prop_map(|whole| whole as f64), Just(-0.0), Just(1e17)]
}

/// Texts, among them those that look like other values.
fn text() -> impl Strategy<Value = String> {
    const ODD: &[&str] = &[
        "",
        " ",
        "5",
        "4.5",
        "-0",
        "1e3",
        "true",
        "false",
        "null",
        "NaN",
        "[]",
        "{}",
        "\"",
        "9007199254740993",
        "Plain",
        "2026-02-28",
    ];
    let odd = prop::sample::select(ODD).prop_map(str::to_owned);
    prop_oneof![odd, prop::collection::vec(any::<char>(), 0..9).prop_map(String::from_iter)]
}

fn kind() -> impl Strategy<Value = Kind> {
    let size = prop::option::of(number().prop_map(|number| number as f32));
    let size = size.prop_filter("not finite", |size| size.is_none_or(f32::is_finite));
    prop_oneof![
        Just(Kind::Plain),
        unsigned().prop_map(Kind::Sized),
        (any::<bool>(), text()).prop_map(|(flag, text)| Kind::Both(flag, text)),
        (text(), size).prop_map(|(name, size)| Kind::Named { name, size }),
        prop::option::of(signed()).prop_map(Kind::Optional),
    ]
}

fn nested() -> impl Strategy<Value = Nested> {
    let inner = prop::collection::vec(prop::option::of(kind()), 0..3);
    let rest = (inner, signed(), any::<char>());
    (unsigned(), any::<i32>(), number(), prop::option::of(text()), kind(), rest).prop_map(
        |(id, x, y, name, kind, (inner, wrapped, letter))| Nested {
            id,
            at: (x, y),
            name,
            kind,
            inner,
            unit: (),
            wrapped: Wrapped(wrapped),
            letter,
        },
    )
}

fn carry() -> impl Strategy<Value = Carry> {
    use prop::collection::{btree_map, hash_map, vec};
    let scalars = (any::<bool>(), unsigned(), signed(), number(), text());
    let lists = (vec(unsigned(), 0..3), vec(text(), 0..3), vec(kind(), 0..3));
    let maps = (
        btree_map(text(), vec(signed(), 0..3), 0..3),
        hash_map(text(), kind(), 0..3),
        btree_map(unsigned(), text(), 0..3),
    );
    let maybe = (prop::option::of(text()), prop::option::of(signed()));
    (scalars, maybe, lists, nested(), maps).prop_map(|(scalars, maybe, lists, nested, maps)| {
        let (flag, unsigned, signed, number, text) = scalars;
        let (maybe_text, maybe) = maybe;
        let (list, texts, kinds) = lists;
        let (tree, map, by_number) = maps;
        Carry {
            flag,
            unsigned,
            signed,
            number,
            text,
            maybe_text,
            maybe,
            list,
            texts,
            nested,
            kinds,
            tree,
            map,
            by_number,
        }
    })
}

/// The parameters of the event in an answer, or what a session has afterwards, as Dialogflow keeps
/// them: numbers as 64-bit floats, and nothing that is null.
fn stored_parameters(response: &str, pointer: &str) -> String {
    fn as_floats(json: &mut serde_json::Value) {
        match json {
            serde_json::Value::Number(number) => *json = number.as_f64().into(),
            serde_json::Value::Array(items) => items.iter_mut().for_each(as_floats),
            serde_json::Value::Object(members) => members.values_mut().for_each(as_floats),
            _ => {}
        }
    }
    let mut kept = parsed(response).pointer(pointer).cloned().unwrap_or_default();
    as_floats(&mut kept);
    if let Some(members) = kept.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    kept.to_string()
}

/// A request, and where an answer has the parameters of what is triggered.
type Dialect = (fn(&str, &str) -> String, &'static str);

const DIALECTS: [Dialect; 3] = [
    (request::es_v2, "/followupEventInput/parameters"),
    (request::es_v1, "/followupEvent/data"),
    (request::cx, "/sessionInfo/parameters"),
];

/// Failures are kept beside the source.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_triggered_comes_back_in_every_dialect(sent in carry()) {
        let received = Received::default();
        let agent = Agent::empty_builder().handler::<receive>().state(Arc::clone(&received));
        let agent = agent.build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        for (request, pointer) in DIALECTS {
            let first = request("Anything", "{}");
            let first = FulfillmentRequest::new(first.as_bytes());
            let context = Dialogflow.decode(&first).unwrap();
            let response = Dialogflow.encode(&context, &Reply::trigger(sent.clone())).unwrap();
            let parameters = stored_parameters(&String::from_utf8(response.body).unwrap(), pointer);
            let second = request("any.Carry", &parameters);
            let answered = runtime.block_on(answer(&agent, &second));
            prop_assert!(answered.is_ok(), "{:?}: {}", answered, parameters);
            let back = received.lock().unwrap().take();
            // By their spelling, which tells -0.0 from 0.0. Maps are in no order.
            prop_assert_eq!(back.as_ref(), Some(&sent));
            let number = |carry: &Carry| format!("{:?} {:?}", carry.number, carry.nested.at);
            prop_assert_eq!(back.as_ref().map(number), Some(number(&sent)));
        }
    }
}

/// Numbers and flags that came through a session.
#[derive(Debug, Intent)]
#[intent(name = "any.Lenient")]
struct Lenient {
    #[param(untagged)]
    number: f64,
    #[param(untagged)]
    count: u8,
    #[param(untagged)]
    flag: bool,
    #[param(untagged)]
    word: String,
    #[param(name = "the-list", untagged)]
    list: Option<Vec<i32>>,
    #[param(untagged, default = "none".to_owned())]
    reason: String,
}

#[fulfill]
fn lenient(lenient: Lenient) -> String {
    format!("{lenient:?}")
}

#[tokio::test]
async fn what_the_platform_does_to_types_is_undone() {
    let agent = Agent::empty_builder().handler::<lenient>().build().unwrap();
    let text = "Lenient { number: 4.5, count: 5, flag: true, word: \"5\", list: Some([1, 2]), \
                reason: \"none\" }";
    for parameters in [
        r#"{"number":"4.5","count":"5","flag":"true","word":"5","the-list":["1",2.0]}"#,
        r#"{"number":4.5,"count":5.0,"flag":true,"word":"5","the-list":[1,2],"reason":null}"#,
    ] {
        for (request, _) in DIALECTS {
            assert_eq!(said(&agent, &request("any.Lenient", parameters)).await, text);
        }
    }
    // The empty string is a value where the type takes it for one.
    let parameters = r#"{"number":1,"count":0,"flag":false,"word":"","the-list":"","reason":""}"#;
    for (request, _) in DIALECTS {
        assert_eq!(
            said(&agent, &request("any.Lenient", parameters)).await,
            "Lenient { number: 1.0, count: 0, flag: false, word: \"\", list: None, reason: \"\" }"
        );
    }
}

#[tokio::test]
async fn what_is_missing_or_does_not_fit_is_named() {
    let agent = Agent::empty_builder().handler::<lenient>().build().unwrap();
    for (request, _) in DIALECTS {
        assert_eq!(
            refused(&agent, &request("any.Lenient", r#"{"count":"","flag":null}"#)).await,
            "parameters do not fit the intent `any.Lenient`: \
             `number`: required, but not given; `count`: required, but not given; \
             `flag`: required, but not given; `word`: required, but not given"
        );
        let parameters =
            r#"{"number":"secret","count":-1,"flag":"secret","word":5,"the-list":[1,"secret"]}"#;
        assert_eq!(
            refused(&agent, &request("any.Lenient", parameters)).await,
            "parameters do not fit the intent `any.Lenient`: \
             `number`: expected f64, found a string; `count`: expected u8, found another number; \
             `flag`: expected a boolean, found a string; `word`: expected a string, found a number; \
             `the-list/1`: expected i32, found a string"
        );
    }
}

/// A number that JSON may not be able to hold, alone and inside of something.
#[derive(Debug, Intent)]
#[intent(name = "any.Odd")]
struct Odd {
    #[param(untagged)]
    number: f64,
    #[param(untagged)]
    numbers: Vec<Option<f32>>,
    #[param(untagged)]
    by_pair: HashMap<(u8, u8), u8>,
}

#[test]
fn what_json_cannot_hold_is_not_sent() {
    let none = HashMap::new;
    for (odd, problem) in [
        (Odd { number: f64::NAN, numbers: vec![], by_pair: none() }, InvalidValue::NotFinite),
        (
            Odd { number: 1.0, numbers: vec![None, Some(f32::INFINITY)], by_pair: none() },
            InvalidValue::NotFinite,
        ),
        (
            Odd { number: 1.0, numbers: vec![], by_pair: [((1, 2), 3)].into() },
            InvalidValue::NotJson,
        ),
    ] {
        let odd = Arc::new(odd);
        for (request, _) in DIALECTS {
            let request = request("Anything", "{}");
            let request = FulfillmentRequest::new(request.as_bytes());
            let context = Dialogflow.decode(&request).unwrap();
            let Odd { number, numbers, by_pair } = &*odd;
            let odd = Odd { number: *number, numbers: numbers.clone(), by_pair: by_pair.clone() };
            let response = Dialogflow.encode(&context, &Reply::trigger(odd));
            assert_eq!(response, Err(EncodeError::Value(problem)));
        }
    }
}

#[test]
fn they_are_marked_and_never_asked_for() {
    let params = Lenient::META.params.all();
    assert!(params.iter().all(|param| param.is_untagged && !param.is_required()));
    assert_eq!(params[4].name, "the-list");
}
