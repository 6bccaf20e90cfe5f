//! Which handler is called while Dialogflow asks for parameters, and with what.

use intents_core::{
    Agent, Entity, Follow, Intent, Params, Partial, RawParameters, Result, Sensitive, fulfill, sys,
};
use intents_tests::request;
use serde_json::json;

use super::{Context, es_v1, es_v2, parsed, refused, said};

/// What there is.
#[derive(Debug, Clone, Copy, PartialEq, Entity)]
enum Topping {
    Olives,
    Onions,
}

/// The user is known.
#[derive(Debug, Intent)]
#[intent(name = "slot.Enter")]
struct Enter {
    name: sys::Any,
}

/// When and where.
#[derive(Debug, Params)]
#[params(partial = PartialDelivery)]
struct Delivery {
    on: sys::Date,
    street: Option<sys::Any>,
}

/// A parameter of every kind.
#[derive(Debug, Intent)]
#[intent(name = "slot.Order", partial = PartialOrder)]
struct Order {
    amount: sys::Integer,
    #[param(default = 1)]
    plates: sys::Integer,
    toppings: Vec<Topping>,
    word: Option<Sensitive<sys::Any>>,
    #[param(name = "due-in", untagged)]
    minutes: u32,
    #[flatten]
    delivery: Delivery,
    #[follow]
    customer: Option<Follow<Enter>>,
}

#[fulfill]
fn order(order: Order) -> String {
    let Delivery { on, street } = order.delivery;
    let customer = order.customer.map_or("somebody".into(), |customer| customer.into_inner().name);
    format!("{} on {on} in {street:?} for {customer}, {} minutes", order.amount, order.minutes)
}

#[fulfill]
async fn ask(order: Partial<Order>) -> String {
    let PartialDelivery { on, street } = &order.delivery;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {on:?} {street:?} {:?}",
        order.amount,
        order.plates,
        order.toppings,
        order.word.as_ref().map(Sensitive::expose),
        order.minutes,
        order.customer.as_ref().map(|customer| customer.name.as_str()),
    )
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<order>().handler::<ask>().intent::<Enter>();
    builder.build().unwrap()
}

/// The same request while slots are filled, in ES.
fn under_way(body: &str) -> String {
    let mut body = parsed(body);
    if body.get("result").is_some() {
        body["result"]["actionIncomplete"] = json!(true);
    } else {
        body["queryResult"].as_object_mut().unwrap().remove("allRequiredParamsPresent");
    }
    body.to_string()
}

/// A CX request from a page with a form; each parameter with its state.
fn form(tag: &str, session: &str, parameters: &[(&str, &str, bool, &str)]) -> String {
    let info = parameters.iter().map(|(name, state, required, value)| {
        let value = parsed(value);
        json!({"displayName": name, "state": state, "required": required, "value": value})
    });
    let mut body = parsed(&request::cx(tag, session));
    body["pageInfo"] = json!({"formInfo": {"parameterInfo": info.collect::<Vec<_>>()}});
    body.to_string()
}

const SOME: &str = r#"{"amount":"","toppings":["Olives",""],"on":"","street":"Elm","due-in":""}"#;
const ALL: &str = r#"{"amount":2,"on":"2026-02-28","street":"","due-in":"30"}"#;

#[tokio::test]
async fn the_partial_handler_is_called_until_everything_is_there() {
    let agent = agent();
    let nothing = "None None [] None None None None None";
    let some = "None None [Olives] None None None Some(\"Elm\") None";
    let complete = "2 on 2026-02-28 in None for somebody, 30 minutes";
    for (parameters, partial) in [("{}", nothing), (SOME, some)] {
        for body in [es_v2("slot.Order", parameters, &[]), es_v1("slot.Order", parameters, &[])] {
            assert_eq!(said(&agent, &under_way(&body)).await, partial);
        }
    }
    for body in [
        es_v2("slot.Order", ALL, &[]),
        es_v1("slot.Order", ALL, &[]),
        request::cx("slot.Order", ALL),
    ] {
        assert_eq!(said(&agent, &body).await, complete);
    }
    // It is Dialogflow who says whether it still asks, not the parameters.
    let body = under_way(&es_v2("slot.Order", ALL, &[]));
    let all = "Some(2) None [] None Some(30) Some(2026-02-28) None None";
    assert_eq!(said(&agent, &body).await, all);
    let flag = r#""queryResult":{"allRequiredParamsPresent":false,"#;
    let said_so = body.replace(r#""queryResult":{"#, flag);
    assert_eq!(said(&agent, &said_so).await, all);
    assert!(said_so.contains(flag));
    let text = under_way(&es_v1("slot.Order", ALL, &[]))
        .replace(r#""actionIncomplete":true"#, r#""actionIncomplete":"true""#);
    assert_eq!(said(&agent, &text).await, all);
}

#[tokio::test]
async fn in_cx_the_form_of_the_page_says_what_is_asked_for() {
    let agent = agent();
    let amount = ("amount", "FILLED", true, "2");
    let empty = ("On", "EMPTY", true, "null");
    let date = r#"{"year":2026,"month":2,"day":28}"#;
    let on = ("on", "FILLED", true, date);
    let session = r#"{"due-in":30,"toppings":["Onions"]}"#;
    let partial = "Some(2) None [Onions] None Some(30) None None None";
    let complete = "2 on 2026-02-28 in None for somebody, 30 minutes";
    let invalid = ("on", "INVALID", true, "null");
    let street = ("street", "EMPTY", false, "null");
    let other = ("shoe-size", "EMPTY", true, "null");
    for (parameters, text) in [
        (&[amount, empty][..], partial),
        (&[amount, invalid], partial),
        (&[amount, on], complete),
        // What is not required is not asked for, and what is no parameter is another intent's.
        (&[amount, on, street], complete),
        (&[amount, on, other], complete),
        (&[amount, empty, street, other], partial),
    ] {
        assert_eq!(said(&agent, &form("slot.Order", session, parameters)).await, text);
    }
    // The session counts where the form has no value yet.
    let session = format!(r#"{{"due-in":30,"amount":5,"on":{date}}}"#);
    let body = form("slot.Order", &session, &[("amount", "EMPTY", true, "null")]);
    let text = "Some(5) None [] None Some(30) Some(2026-02-28) None None";
    assert_eq!(said(&agent, &body).await, text);
}

#[tokio::test]
async fn what_is_followed_and_every_kind_of_field_is_there_already() {
    let agent = agent();
    let contexts: &[Context<'_>] = &[("c_slot_enter", Some(1), r#"{"name":"Ada"}"#)];
    let parameters = r#"{"plates":3,"word":"psst","toppings":"Onions","due-in":7}"#;
    let text = r#"None Some(3) [Onions] Some("psst") Some(7) None None Some("Ada")"#;
    for body in
        [es_v2("slot.Order", parameters, contexts), es_v1("slot.Order", parameters, contexts)]
    {
        assert_eq!(said(&agent, &under_way(&body)).await, text);
    }
    let session = parameters.replacen('{', r#"{"name":"Ada","#, 1);
    let body = form("slot.Order", &session, &[("amount", "EMPTY", true, "null")]);
    assert_eq!(said(&agent, &body).await, text);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_while_slots_are_filled_too() {
    let agent = agent();
    let parameters =
        r#"{"amount":"secret","on":"secret","due-in":-1,"toppings":["Olives","secret"]}"#;
    let contexts: &[Context<'_>] = &[("c_slot_enter", Some(1), r#"{"name":["secret"]}"#)];
    let message = "parameters do not fit the intent `slot.Order`: \
                   `amount`: expected a whole number, found a string; \
                   `toppings/1`: expected one of `Olives`, `Onions`, found another string; \
                   `due-in`: expected u32, found another number; \
                   `on`: expected a date, found a string that is not in ISO 8601";
    let followed = "; `customer`, which is followed: `name`: expected a string, found a list";
    for body in
        [es_v2("slot.Order", parameters, contexts), es_v1("slot.Order", parameters, contexts)]
    {
        let refused = refused(&agent, &under_way(&body)).await;
        assert_eq!(refused, format!("{message}{followed}"));
    }
    let body = form("slot.Order", parameters, &[("amount", "EMPTY", true, "null")]);
    assert_eq!(refused(&agent, &body).await, message);
}

#[tokio::test]
async fn without_a_partial_handler_dialogflow_goes_on_asking() {
    let builder = Agent::empty_builder().handler::<order>().intent::<Enter>();
    let agent = builder.handler::<anything>().handler::<by_action>().build().unwrap();
    let in_cx = form("slot.Order", ALL, &[("amount", "EMPTY", true, "null")]);
    for body in [
        under_way(&es_v2("slot.Order", "{}", &[])),
        under_way(&es_v2("slot.Order", ALL, &[]))
            .replace("\"queryResult\":{", "\"queryResult\":{\"action\":\"a\","),
        under_way(&es_v1("slot.Order", r#"{"amount":"secret"}"#, &[])),
        in_cx,
    ] {
        assert_eq!(said(&agent, &body).await, "");
    }
}

/// What the handlers that know no type get.
#[fulfill(unhandled)]
fn anything() -> &'static str {
    "unhandled"
}

#[fulfill(action = "a")]
fn by_action() -> &'static str {
    "action"
}

#[tokio::test]
async fn a_partial_handler_may_be_the_only_one() {
    let builder = Agent::empty_builder().handler::<ask>().intent::<Enter>();
    let agent = builder.build().unwrap();
    assert_eq!(said(&agent, &es_v2("slot.Order", ALL, &[])).await, "");
    let body = under_way(&es_v1("slot.Order", "{}", &[]));
    assert_eq!(said(&agent, &body).await, "None None [] None None None None None");
}

/// A handler that reads parameters itself wants to see incomplete ones too.
#[fulfill(intent = "slot.Order")]
fn untyped(parameters: &RawParameters<'_>, order: Option<Order>) -> Result<String> {
    let given = parameters.all()?.iter().filter(|(_, value)| value.is_given()).count();
    Ok(format!("{given} given, {:?}", order.map(|order| order.amount)))
}

#[tokio::test]
async fn an_untyped_handler_is_called_in_both_phases() {
    let builder = Agent::empty_builder().handler::<untyped>();
    let agent = builder.intent::<Order>().intent::<Enter>().build().unwrap();
    for (parameters, text) in [(ALL, "3 given, Some(2)"), (SOME, "2 given, None")] {
        for body in [es_v2("slot.Order", parameters, &[]), es_v1("slot.Order", parameters, &[])] {
            let body = if parameters == SOME { under_way(&body) } else { body };
            assert_eq!(said(&agent, &body).await, text);
        }
    }
    // Of an intent that the agent has no type for, too.
    let agent = Agent::empty_builder().handler::<untyped>().build().unwrap();
    let body = under_way(&es_v2("slot.Order", SOME, &[]));
    assert_eq!(said(&agent, &body).await, "2 given, None");
}

#[tokio::test]
async fn a_partial_handler_goes_before_an_untyped_one_while_slots_are_filled() {
    let builder = Agent::empty_builder().handler::<untyped>().handler::<ask>();
    let agent = builder.intent::<Enter>().build().unwrap();
    let body = es_v2("slot.Order", "{}", &[]);
    let partial = "None None [] None None None None None";
    assert_eq!(said(&agent, &under_way(&body)).await, partial);
    assert_eq!(said(&agent, &es_v1("slot.Order", ALL, &[])).await, "3 given, Some(2)");
}

#[tokio::test]
async fn a_partial_can_be_made_for_a_unit_test() {
    let order = Partial::<Order>::new(PartialOrder {
        amount: Some(2),
        plates: None,
        toppings: vec![Topping::Olives],
        word: Some("psst".to_owned().into()),
        minutes: None,
        delivery: PartialDelivery { on: None, street: None },
        customer: Some(Follow::new(Enter { name: "Ada".into() })),
    });
    let text = r#"Some(2) None [Olives] Some("psst") None None None Some("Ada")"#;
    assert_eq!(ask(order).await, text);
}
