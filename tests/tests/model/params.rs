//! Groups of parameters that intents share.

use intents_core::{Agent, Intent, Params, Value, fulfill, sys};
use intents_tests::request;
use serde_json::json;

use super::{answer, refused, said};

/// Where something is to go.
#[derive(Debug, Clone, PartialEq, Params)]
struct Address {
    street: sys::Any,
    #[param(name = "house-number")]
    number: sys::Integer,
    #[param(default = "Utrecht")]
    city: sys::GeoCity,
}

/// When and where.
#[derive(Debug, Clone, PartialEq, Params)]
struct Delivery {
    on: Option<sys::Date>,
    #[flatten]
    address: Address,
    #[param(default = 1)]
    attempts: sys::Integer,
}

/// Who gets it.
#[derive(Debug, Clone, PartialEq, Params)]
struct Receiver {
    names: Vec<sys::Any>,
    #[param(default)]
    floor: sys::Integer,
}

/// The user sends a cake.
#[derive(Debug, Clone, PartialEq, Intent)]
#[intent(
    name = "group.SendCake",
    examples(en = [
        "send $amount{two} cakes to $names{Ada} in $street{Elm Street} $house-number{7} on $on{monday}",
    ]),
)]
struct SendCake {
    #[flatten]
    delivery: Delivery,
    amount: sys::Integer,
    #[flatten]
    receiver: Receiver,
}

#[fulfill]
fn cake(cake: SendCake) -> String {
    format!("{cake:?}")
}

/// The user sends it again, with a word.
#[derive(Debug, Clone, PartialEq, Intent)]
#[intent(name = "group.SendAgain")]
struct SendAgain {
    word: Option<String>,
    #[flatten]
    cake: SendCake,
}

#[fulfill]
fn again(again: SendAgain) -> SendAgain {
    again
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<cake>().handler::<again>();
    builder.intent::<Everything>().build().unwrap()
}

/// A group of nothing but groups, and one without fields.
#[derive(Debug, Params)]
struct Nothing;

#[derive(Debug, Params)]
struct NothingElse {}

#[derive(Debug, Intent)]
#[intent(name = "group.Everything")]
struct Everything {
    #[flatten]
    _nothing: Nothing,
    #[flatten]
    _else: NothingElse,
}

#[test]
fn the_parameters_of_groups_come_after_its_own_in_the_order_of_fields() {
    let names = |meta: &intents_core::meta::IntentMeta| -> Vec<_> {
        let params = meta.params.all().into_iter();
        params.map(|param| (param.name, param.is_required())).collect()
    };
    let cake = [
        ("amount", true),
        ("on", false),
        ("attempts", false),
        ("street", true),
        ("house-number", true),
        ("city", false),
        ("names", false),
        ("floor", false),
    ];
    assert_eq!(names(SendCake::META), cake);
    assert_eq!(names(SendAgain::META), [&[("word", false)][..], &cake[..]].concat());
    assert_eq!(names(Everything::META), []);
    // A group is none, and an intent that is flattened is one.
    let bases = SendCake::META.params.bases;
    assert_eq!(bases.iter().map(|base| base.context).collect::<Vec<_>>(), ["", ""]);
    let [base] = SendAgain::META.params.bases else { panic!() };
    assert_eq!((base.event, base.context), ("E_GROUP_SEND_CAKE", "c_group_send_cake"));
    assert_eq!(SendAgain::META.params.event, "E_GROUP_SEND_AGAIN");
}

#[tokio::test]
async fn groups_are_read_by_their_names_on_the_wire() {
    let agent = agent();
    let parameters = r#"{
        "street": "Elm", "house-number": 7, "amount": 2, "names": ["Ada", "", "Bo"],
        "on": "2026-02-28T12:00:00Z", "city": "Delft", "attempts": "", "number": 8
    }"#;
    let text = "SendCake { delivery: Delivery { on: Some(2026-02-28), address: Address { \
                street: \"Elm\", number: 7, city: GeoCity(\"Delft\") }, attempts: 1 }, amount: 2, \
                receiver: Receiver { names: [\"Ada\", \"Bo\"], floor: 0 } }";
    for body in [
        request::es_v2("group.SendCake", parameters),
        request::es_v1("group.SendCake", parameters),
        request::cx("group.SendCake", parameters),
        request::cx("group.SendCake", &parameters.replace("house-number", "House-Number")),
    ] {
        assert_eq!(said(&agent, &body).await, text);
    }
    let parameters = r#"{"street":"Elm","house-number":7,"amount":2}"#;
    let text = "SendCake { delivery: Delivery { on: None, address: Address { street: \"Elm\", \
                number: 7, city: GeoCity(\"Utrecht\") }, attempts: 1 }, amount: 2, \
                receiver: Receiver { names: [], floor: 0 } }";
    for body in [
        request::es_v2("group.SendCake", parameters),
        request::es_v1("group.SendCake", parameters),
        request::cx("group.SendCake", parameters),
    ] {
        assert_eq!(said(&agent, &body).await, text);
    }
}

#[tokio::test]
async fn everything_that_does_not_fit_is_named_in_the_order_of_the_parameters() {
    let agent = agent();
    let parameters = r#"{"floor":"secret","street":{},"on":"secret","attempts":1.5,"amount":""}"#;
    for body in [
        request::es_v2("group.SendCake", parameters),
        request::es_v1("group.SendCake", parameters),
        request::cx("group.SendCake", parameters),
    ] {
        assert_eq!(
            refused(&agent, &body).await,
            "parameters do not fit the intent `group.SendCake`: \
             `amount`: required, but not given; \
             `on`: expected a date, found a string that is not in ISO 8601; \
             `attempts`: expected a whole number, found a number with a fraction; \
             `street`: expected a string, found an object; \
             `house-number`: required, but not given; \
             `floor`: expected a whole number, found a string"
        );
    }
    // What is no value at all is named once, wherever its group is.
    let body = request::es_v2("group.SendCake", r#"{"street":"Elm","house-number":1e999}"#);
    assert_eq!(
        refused(&agent, &body).await,
        "parameters do not fit the intent `group.SendCake`: \
         `amount`: required, but not given; \
         `house-number`: expected a value, found a number out of range or too deep a nesting"
    );
}

#[tokio::test]
async fn what_is_triggered_has_the_parameters_of_every_group() {
    let agent = agent();
    let parameters = r#"{"word":"Yum","street":"Elm","house-number":7,"amount":2,"names":"Ada"}"#;
    let event = json!({
        "word": "Yum", "amount": 2, "attempts": 1, "street": "Elm", "house-number": 7,
        "city": "Utrecht", "names": ["Ada"], "floor": 0,
    });
    let v2 = answer(&agent, &request::es_v2("group.SendAgain", parameters)).await.unwrap();
    assert_eq!(v2["followupEventInput"]["name"], "E_GROUP_SEND_AGAIN");
    assert_eq!(v2["followupEventInput"]["parameters"], event);
    let v1 = answer(&agent, &request::es_v1("group.SendAgain", parameters)).await.unwrap();
    assert_eq!(v1, json!({"followupEvent": {"name": "E_GROUP_SEND_AGAIN", "data": event}}));
    // What has no value is cleared in a session.
    let cx = answer(&agent, &request::cx("group.SendAgain", parameters)).await.unwrap();
    let mut session = event;
    session["on"] = json!(null);
    session["intents_trigger"] = json!("group.SendAgain");
    assert_eq!(cx, json!({"sessionInfo": {"parameters": session}}));

    // And comes back as it was.
    for (request, path) in [
        (request::es_v2 as fn(&str, &str) -> String, "/followupEventInput/parameters"),
        (request::es_v1, "/followupEvent/data"),
        (request::cx, "/sessionInfo/parameters"),
    ] {
        let first = answer(&agent, &request("group.SendAgain", parameters)).await.unwrap();
        let sent = first.pointer(path).unwrap().to_string();
        let second = answer(&agent, &request("group.SendAgain", &sent)).await.unwrap();
        assert_eq!(first, second);
    }
}

#[test]
fn defaults_of_groups_are_known_to_the_exporters() {
    let default = |name: &str| {
        let all = SendAgain::META.params.all();
        let param = all.into_iter().find(|param| param.name == name).unwrap();
        let mut sink = intents_core::connector::Sink::new(intents_core::connector::Notation::Iso);
        param.default.unwrap()(sink.value());
        String::from_utf8(sink.into_bytes()).unwrap()
    };
    assert_eq!(["city", "attempts", "floor"].map(default), ["\"Utrecht\"", "1", "0"]);
    // A group can be made and used without any intent.
    let text = Value::String("x".into());
    assert_eq!(text.kind(), "a string");
    assert_eq!(Address::PARAMS.all().len(), 3);
    assert!(matches!(Nothing::PARAMS.all()[..], []));
}

/// The toppings of a pizza, unless the user wants others.
#[derive(Debug, Intent)]
#[intent(name = "par.Toppings")]
struct Toppings {
    #[param(default = vec!["cheese".to_owned()])]
    toppings: Vec<String>,
    all: Vec<String>,
}

#[fulfill]
fn toppings(toppings: Toppings) -> String {
    format!("{:?} {:?}", toppings.toppings, toppings.all)
}

#[tokio::test]
async fn a_list_without_an_item_is_one_that_was_not_given() {
    let agent = Agent::empty_builder().handler::<toppings>().build().unwrap();
    for parameters in ["{}", r#"{"toppings":[]}"#, r#"{"toppings":[""]}"#, r#"{"toppings":""}"#] {
        let text = r#"["cheese"] []"#;
        assert_eq!(said(&agent, &request::es_v2("par.Toppings", parameters)).await, text);
        assert_eq!(said(&agent, &request::cx("par.Toppings", parameters)).await, text);
    }
    let some = r#"{"toppings":["", "egg"],"all":[]}"#;
    assert_eq!(said(&agent, &request::es_v2("par.Toppings", some)).await, r#"["egg"] []"#);
}
