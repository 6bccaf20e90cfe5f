//! Which handler is called.

use intents_core::connector::UnknownIntent;
use intents_core::{
    Agent, FulfillError, FulfillmentContext, Handler, Intent, Invalid, InvalidParameter,
    RawParameters, Result, fulfill, sys,
};
use intents_tests::request;
use serde_json::json;

use super::{answer, parsed, refused, said};

/// The user orders.
#[derive(Debug, Intent)]
#[intent(name = "to.Order", action = "order.make")]
struct Order {
    amount: sys::Integer,
}

#[fulfill]
fn order(order: Order) -> String {
    format!("order of {}", order.amount)
}

/// Nobody fulfills this one by its type.
#[derive(Debug, Intent)]
#[intent(name = "to.Ask")]
struct Ask {
    what: Option<String>,
}

#[fulfill(intent = "Old Intent (v1)")]
fn old(parameters: &RawParameters<'_>, context: &FulfillmentContext<'_>) -> Result<String> {
    let all = parameters.all()?;
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_ref()).collect();
    Ok(format!("{} {names:?}", context.intent()))
}

#[fulfill(intent = "to.Ask")]
async fn ask(ask: Option<Ask>, order: Option<Order>) -> String {
    format!("{:?} {}", ask.map(|ask| ask.what), order.is_some())
}

#[fulfill(action = "order.make")]
fn by_action(context: &FulfillmentContext<'_>) -> String {
    format!("action of {}", context.intent())
}

#[fulfill(tag = "Check Stock, please")]
fn by_tag(parameters: &RawParameters<'_>, order: Option<Order>) -> Result<String> {
    Ok(format!("tag {} {:?}", parameters.all()?.len(), order.map(|order| order.amount)))
}

#[fulfill(tag = " CustomerInfo")]
fn by_tag_with_a_blank() -> &'static str {
    "a blank before"
}

#[fulfill(tag = "CustomerInfo")]
fn by_tag_without_a_blank() -> &'static str {
    "no blank"
}

#[fulfill(tag = "customerinfo")]
fn by_tag_in_small_letters() -> &'static str {
    "small letters"
}

#[fulfill(tag = "Größe/…_1.0: \"neu\"")]
fn by_tag_of_any_text(context: &FulfillmentContext<'_>) -> String {
    context.tag().to_owned()
}

#[fulfill(tag = "to.Order")]
fn by_tag_of_an_intent() -> &'static str {
    "tag of an intent"
}

#[fulfill(unhandled)]
async fn anything(context: &FulfillmentContext<'_>, order: Option<Order>) -> String {
    let order = order.map(|order| order.amount);
    format!("unhandled {:?} {:?} {order:?}", context.intent(), context.tag())
}

fn with_action(body: &str, action: &str) -> String {
    let mut body = parsed(body);
    let result = if body.get("result").is_some() { "result" } else { "queryResult" };
    body[result]["action"] = json!(action);
    body.to_string()
}

/// CX: a fulfillment with a tag on a page, after an intent was matched.
fn cx(tag: &str, intent: &str, session: &str) -> String {
    let mut body = parsed(&request::cx(tag, session));
    body["intentInfo"] = json!({"displayName": intent});
    body.to_string()
}

pub(crate) fn agent_of<H: Handler>() -> Agent {
    Agent::empty_builder().handler::<H>().build().unwrap()
}

#[tokio::test]
async fn an_intent_without_a_type_has_a_handler_by_its_name() {
    let agent = agent_of::<old>();
    assert_eq!(agent.intents().len(), 0);
    let parameters = r#"{"a":{"c":[]},"b":1}"#;
    let text = r#"Old Intent (v1) ["a", "b"]"#;
    let body = request::es_v2("Old Intent (v1)", parameters);
    assert_eq!(said(&agent, &body).await, text);
    assert_eq!(said(&agent, &request::es_v1("Old Intent (v1)", parameters)).await, text);
    assert_eq!(said(&agent, &cx("", "Old Intent (v1)", parameters)).await, text);
    let text = r#" ["a", "b"]"#;
    assert_eq!(said(&agent, &request::cx("Old Intent (v1)", parameters)).await, text);
    // Names are not alike, they are equal.
    let error = answer(&agent, &request::es_v2("old intent (v1)", "{}")).await.unwrap_err();
    let FulfillError::UnknownIntent(UnknownIntent::Name(name)) = error else { panic!("{error:?}") };
    assert_eq!(name, "old intent (v1)");
}

#[tokio::test]
async fn a_handler_by_name_takes_the_intent_if_it_has_a_type() {
    let builder = Agent::empty_builder().handler::<ask>().intent::<Ask>();
    let agent = builder.intent::<Order>().build().unwrap();
    for (parameters, text) in
        [("{}", "Some(None) false"), (r#"{"what":"x"}"#, "Some(Some(\"x\")) false")]
    {
        assert_eq!(said(&agent, &request::es_v2("to.Ask", parameters)).await, text);
        assert_eq!(said(&agent, &request::es_v1("to.Ask", parameters)).await, text);
        assert_eq!(said(&agent, &cx("to.Ask", "to.Ask", parameters)).await, text);
    }
    // In CX the tag alone may say which intent it is.
    assert_eq!(said(&agent, &request::cx("to.Ask", "{}")).await, "Some(None) false");
    // One that does not fit is the user's fault, not the handler's.
    assert_eq!(
        refused(&agent, &request::es_v2("to.Ask", r#"{"what":["secret"]}"#)).await,
        "parameters do not fit the intent `to.Ask`: `what`: expected a string, found a list"
    );
}

#[tokio::test]
async fn the_action_counts_after_the_display_name() {
    let builder = Agent::empty_builder().handler::<order>().handler::<by_action>();
    let agent = builder.handler::<anything>().intent::<Ask>().build().unwrap();
    for request in [request::es_v2 as fn(&str, &str) -> String, request::es_v1] {
        let acted =
            |intent: &str, action: &str| with_action(&request(intent, r#"{"amount":2}"#), action);
        // The intent has a handler of its own.
        assert_eq!(said(&agent, &acted("to.Order", "order.make")).await, "order of 2");
        // It has none, or is not the agent's.
        assert_eq!(said(&agent, &acted("to.Ask", "order.make")).await, "action of to.Ask");
        assert_eq!(said(&agent, &acted("Else", "order.make")).await, "action of Else");
        assert_eq!(said(&agent, &acted("", "order.make")).await, "action of ");
        // Another action, or one that is spelled otherwise, is nobody's.
        assert_eq!(said(&agent, &acted("to.Ask", "Order.Make")).await, "");
        let text = r#"unhandled "Else" "" None"#;
        assert_eq!(said(&agent, &acted("Else", "order")).await, text);
        assert_eq!(said(&agent, &acted("Else", "")).await, text);
    }
}

#[tokio::test]
async fn the_tag_counts_first() {
    let builder = Agent::empty_builder().handler::<by_tag>().handler::<order>();
    let agent = builder.build().unwrap();
    let session = r#"{"amount":2,"x":1}"#;
    let tag = "Check Stock, please";
    assert_eq!(said(&agent, &request::cx(tag, session)).await, "tag 2 None");
    assert_eq!(said(&agent, &cx(tag, "to.Order", session)).await, "tag 2 Some(2)");
    assert_eq!(said(&agent, &cx(tag, "Else", session)).await, "tag 2 None");
    assert_eq!(said(&agent, &cx("to.Order", "to.Order", session)).await, "order of 2");
    // A tag that is the name of an intent would hide the intent's own handler.
    let both = Agent::empty_builder().handler::<by_tag_of_an_intent>().handler::<order>();
    let error = both.build().unwrap_err().to_string();
    assert!(error.contains("two handlers fulfill the tag `to.Order`"), "{error}");
    // Without a tag, the intent.
    assert_eq!(said(&agent, &cx("", "to.Order", session)).await, "order of 2");
    // One that is nobody's is not passed over in favour of the intent, nor is one in another case.
    for tag in ["check stock, please", "Check Stock", "else"] {
        let error = answer(&agent, &cx(tag, "to.Order", session)).await.unwrap_err();
        assert_eq!(error.to_string(), format!("the agent has no intent for the tag `{tag}`"));
    }
    // ES has no tags.
    assert_eq!(said(&agent, &request::es_v2("to.Order", session)).await, "order of 2");
    let error = answer(&agent, &request::es_v1(tag, "{}")).await.unwrap_err();
    assert!(matches!(error, FulfillError::UnknownIntent(UnknownIntent::Name(_))), "{error:?}");
}

/// Tags are free text: those of real agents have blanks in front, and letters in any case.
#[tokio::test]
async fn tags_are_compared_as_they_are() {
    let builder = Agent::empty_builder()
        .handler::<by_tag_with_a_blank>()
        .handler::<by_tag_without_a_blank>()
        .handler::<by_tag_in_small_letters>()
        .handler::<by_tag_of_any_text>()
        .handler::<by_tag>();
    let agent = builder.build().unwrap();
    for (tag, text) in [
        (" CustomerInfo", "a blank before"),
        ("CustomerInfo", "no blank"),
        ("customerinfo", "small letters"),
        ("Größe/…_1.0: \"neu\"", "Größe/…_1.0: \"neu\""),
        ("Check Stock, please", "tag 0 None"),
    ] {
        let body = json!({"fulfillmentInfo": {"tag": tag}});
        assert_eq!(said(&agent, &body.to_string()).await, text, "{tag:?}");
    }
    for unknown in ["CustomerInfo ", "  CustomerInfo", "CUSTOMERINFO", "Default Welcome Intent"] {
        let body = json!({"fulfillmentInfo": {"tag": unknown}});
        let error = answer(&agent, &body.to_string()).await.unwrap_err();
        let FulfillError::UnknownIntent(found) = error else { panic!("{error:?}") };
        assert_eq!(found, UnknownIntent::Tag(unknown.to_owned()));
    }
}

#[tokio::test]
async fn a_tag_is_called_whether_the_form_is_filled_or_not() {
    let agent = agent_of::<by_tag>();
    let mut body = parsed(&cx("Check Stock, please", "to.Order", r#"{"x":1}"#));
    body["pageInfo"] = json!({"formInfo": {"parameterInfo": [
        {"displayName": "amount", "required": true, "state": "EMPTY"},
    ]}});
    assert_eq!(said(&agent, &body.to_string()).await, "tag 1 None");
}

#[tokio::test]
async fn what_nobody_handles_is_refused_unless_somebody_handles_just_that() {
    let known = Agent::empty_builder().handler::<order>().intent::<Ask>().build().unwrap();
    let builder = Agent::empty_builder().handler::<order>().intent::<Ask>();
    let agent = builder.handler::<anything>().build().unwrap();
    for (body, text, error) in [
        (request::es_v2("Else", "{}"), r#""Else" """#, "the agent has no intent `Else`"),
        (request::es_v1("Else", "{}"), r#""Else" """#, "the agent has no intent `Else`"),
        (
            cx("x y", "to.Order", "{}"),
            r#""to.Order" "x y""#,
            "the agent has no intent for the tag `x y`",
        ),
        (cx("", "Else", "{}"), r#""Else" """#, "the agent has no intent `Else`"),
        (request::es_v2("", "{}"), r#""" """#, "the request names no intent"),
        (request::cx("", "{}"), r#""" """#, "the request names no intent"),
    ] {
        if !body.contains("to.Order") {
            assert_eq!(said(&agent, &body).await, format!("unhandled {text} None"));
        }
        let refused = answer(&known, &body).await.unwrap_err();
        assert!(matches!(refused, FulfillError::UnknownIntent(_)), "{refused:?}");
        assert_eq!(refused.to_string(), error);
    }
    // The intent that was matched is there, under a tag that is nobody's.
    let body = cx("x y", "to.Order", r#"{"amount":2}"#);
    assert_eq!(said(&agent, &body).await, r#"unhandled "to.Order" "x y" Some(2)"#);
    // An intent of the agent's that nothing fulfills keeps its own response.
    assert_eq!(said(&agent, &request::es_v2("to.Ask", "{}")).await, "");
    assert_eq!(said(&known, &request::es_v2("to.Ask", "{}")).await, "");
}

/// Answers what does not fit in words.
#[fulfill]
async fn patient(order: Result<Order, Invalid>) -> String {
    match order {
        Ok(order) => format!("order of {}", order.amount),
        Err(invalid) => {
            let names = invalid.parameters().iter().map(InvalidParameter::name);
            format!("{}: {:?}?", invalid.intent().unwrap_or_default(), names.collect::<Vec<_>>())
        }
    }
}

#[tokio::test]
async fn a_handler_may_answer_what_does_not_fit() {
    let agent = agent_of::<patient>();
    assert_eq!(agent.intents().map(|intent| intent.name).collect::<Vec<_>>(), ["to.Order"]);
    for request in [request::es_v2, request::es_v1, request::cx] {
        for (parameters, text) in [
            (r#"{"amount":2}"#, "order of 2"),
            (r#"{"amount":"many"}"#, "to.Order: [\"amount\"]?"),
            ("{}", "to.Order: [\"amount\"]?"),
        ] {
            assert_eq!(said(&agent, &request("to.Order", parameters)).await, text);
        }
    }
    // It is not called while slots are filled.
    let body = request::es_v2("to.Order", "{}").replace("\"allRequiredParamsPresent\": true,", "");
    assert_eq!(said(&agent, &body).await, "");
}

#[tokio::test]
async fn a_handler_without_arguments_is_one_if_it_says_for_what() {
    #[fulfill(unhandled)]
    fn nothing() {}

    let agent = agent_of::<nothing>();
    assert_eq!(said(&agent, &request::es_v2("Else", "{}")).await, "");
    assert_eq!(said(&agent, &request::cx("else", "{}")).await, "");
}
