//! Values that no log may show.

use intents_core::{
    Agent, Entity, FulfillError, Intent, InvalidParameter, Params, Sensitive, fulfill, sys,
};
use intents_tests::request;
use serde_json::json;

use super::{answer, refused};

/// How the user pays.
#[derive(Debug, Clone, Copy, PartialEq, Entity)]
enum Way {
    Cash,
    Card,
}

/// What to keep to ourselves.
#[derive(Debug, Params)]
struct Card {
    pin: Sensitive<sys::Integer>,
    old_pins: Vec<Sensitive<sys::Integer>>,
}

/// The user pays.
#[derive(Debug, Intent)]
#[intent(name = "keep.Pay")]
struct Pay {
    amount: sys::Number,
    way: Sensitive<Way>,
    iban: Option<Sensitive<sys::Any>>,
    #[param(default = sys::Date::constant(2000, 1, 1).into())]
    born: Sensitive<sys::Date>,
    #[param(untagged)]
    token: Option<Sensitive<u64>>,
    #[flatten]
    card: Card,
}

#[fulfill]
fn pay(pay: Pay) -> Pay {
    pay
}

fn agent() -> Agent {
    Agent::empty_builder().handler::<pay>().build().unwrap()
}

#[tokio::test]
async fn they_are_read_and_written_like_any_value() {
    let agent = agent();
    let parameters = r#"{
        "amount": 5, "way": "Card", "iban": "DE02", "born": "1999-12-31", "pin": 1234,
        "old_pins": [1, "", 2], "token": "18446744073709551615"
    }"#;
    let sent = json!({
        "amount": 5, "way": "Card", "iban": "DE02", "born": "1999-12-31", "pin": 1234,
        "old_pins": [1, 2], "token": "18446744073709551615",
    });
    let v2 = answer(&agent, &request::es_v2("keep.Pay", parameters)).await.unwrap();
    assert_eq!(v2["followupEventInput"]["parameters"], sent);
    let v1 = answer(&agent, &request::es_v1("keep.Pay", parameters)).await.unwrap();
    assert_eq!(v1["followupEvent"]["data"], sent);
    let cx = answer(&agent, &request::cx("keep.Pay", parameters)).await.unwrap();
    assert_eq!(
        cx["sessionInfo"]["parameters"]["born"],
        json!({"year": 1999, "month": 12, "day": 31})
    );
    assert_eq!(cx["sessionInfo"]["parameters"]["pin"], 1234);

    let few = r#"{"amount":5,"way":"Cash","pin":1}"#;
    let v1 = answer(&agent, &request::es_v1("keep.Pay", few)).await.unwrap();
    let sent = json!({"amount": 5, "way": "Cash", "born": "2000-01-01", "pin": 1, "old_pins": []});
    let mut found = v1["followupEvent"]["data"].clone();
    found["old_pins"] = json!([]);
    assert_eq!(found, sent);
}

#[test]
fn they_are_marked_for_the_platform() {
    let all = Pay::META.params.all();
    let sensitive: Vec<_> =
        all.iter().filter(|param| param.shape.is_sensitive).map(|param| param.name).collect();
    assert_eq!(sensitive, ["way", "iban", "born", "pin", "old_pins"]);
    let param = |name| all.iter().find(|param| param.name == name).unwrap();
    assert_eq!(param("way").shape.entity, Way::META);
    assert!(param("way").is_required() && !param("born").is_required());
    assert!(param("old_pins").shape.is_list);
}

#[test]
fn debug_shows_none_of_them() {
    let card = Card { pin: Sensitive::new(1234), old_pins: vec![5678.into()] };
    let token = Some(Sensitive::new(u64::MAX));
    let (way, iban) = (Way::Card.into(), Some(Sensitive::new("DE02".to_owned())));
    let born = sys::Date::constant(2001, 1, 1).into();
    let pay = Pay { amount: 5.0, way, iban, born, token, card };
    assert_eq!(
        format!("{pay:?}"),
        "Pay { amount: 5.0, way: Sensitive(…), iban: Some(Sensitive(…)), born: Sensitive(…), \
         token: Some(Sensitive(…)), card: Card { pin: Sensitive(…), old_pins: [Sensitive(…)] } }"
    );
    assert!(!format!("{pay:#?}").contains(|c: char| c.is_ascii_digit() && c != '5' && c != '0'));
    assert_eq!(pay.card.pin, Sensitive::new(1234));
    assert_eq!((pay.iban.unwrap().into_exposed().as_str(), *pay.way.expose()), ("DE02", Way::Card));
}

#[tokio::test]
async fn errors_show_none_of_them() {
    let agent = agent();
    let parameters = r#"{
        "amount": 5, "way": "secret", "iban": ["secret"], "born": "secret", "pin": "secret",
        "old_pins": [1, {"secret": "secret"}], "token": "secret"
    }"#;
    for body in [
        request::es_v2("keep.Pay", parameters),
        request::es_v1("keep.Pay", parameters),
        request::cx("keep.Pay", parameters),
    ] {
        let message = refused(&agent, &body).await;
        assert!(!message.contains("secret"), "{message}");
        let Err(FulfillError::Invalid(invalid)) = answer(&agent, &body).await else { panic!() };
        let names: Vec<_> = invalid.parameters().iter().map(InvalidParameter::name).collect();
        assert_eq!(names, ["way", "iban", "born", "token", "pin", "old_pins"]);
        assert!(!format!("{invalid:?}").contains("secret"), "{invalid:?}");
    }
}
