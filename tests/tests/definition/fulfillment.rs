//! The webhook is enabled for exactly the intents that have a handler.

use intents_core::definition::WebhookUse;
use intents_core::{Agent, Handler, Intent, Partial, RawParameters, Reply, State, fulfill, sys};

use super::intent;

#[derive(Debug, Intent)]
#[intent(name = "Order", action = "shop.order", partial = PartialOrder)]
struct Order {
    amount: sys::Integer,
}

#[fulfill]
fn order(_: Order) {}

#[fulfill]
fn ask(_: Partial<Order>) {}

#[fulfill(intent = "Order")]
fn raw(_: &RawParameters<'_>) {}

#[fulfill(action = "shop.order")]
fn act(_: &RawParameters<'_>) {}

#[fulfill(action = "shop.pay")]
fn pay(_: &RawParameters<'_>) {}

#[fulfill(tag = "Order")]
fn tagged(_: &RawParameters<'_>) {}

#[fulfill(unhandled)]
fn unhandled(_: &RawParameters<'_>) -> Reply {
    Reply::text("What?")
}

/// Whether the webhook is called for the intent, and while its slots are filled.
fn webhook_use<H: Handler>(name: &str) -> Option<(bool, bool)> {
    let builder = Agent::empty_builder().intent::<Order>().intent::<Greet>().handler::<H>();
    let found = intent(&builder.define().ok()?, name)?;
    let WebhookUse { is_called, is_called_for_slot_filling, .. } = found.fulfillment;
    Some((is_called, is_called_for_slot_filling))
}

#[test]
fn a_handler_of_a_type_is_called_in_the_phase_of_its_argument() {
    assert_eq!(webhook_use::<order>("Order"), Some((true, false)));
    // What is called while slots are filled is called afterwards too: ES cannot say otherwise.
    assert_eq!(webhook_use::<ask>("Order"), Some((true, true)));
    let builder = Agent::empty_builder().handler::<order>().handler::<ask>();
    let both = intent(&builder.define().unwrap(), "Order").unwrap().fulfillment;
    assert_eq!((both.is_called, both.is_called_for_slot_filling), (true, true));
}

#[test]
fn a_handler_without_types_is_called_in_both() {
    assert_eq!(webhook_use::<raw>("Order"), Some((true, true)));
    assert_eq!(webhook_use::<act>("Order"), Some((true, true)));
    // That of the intent goes before that of its action, and does not fill slots.
    let builder = Agent::empty_builder().handler::<order>().handler::<act>();
    let both = intent(&builder.define().unwrap(), "Order").unwrap().fulfillment;
    assert_eq!((both.is_called, both.is_called_for_slot_filling), (true, false));
}

#[test]
fn what_answers_something_else_is_not_called_for_the_intent() {
    assert_eq!(webhook_use::<pay>("Order"), Some((false, false)));
    assert_eq!(webhook_use::<tagged>("Order"), Some((false, false)));
    // The agent has the intent, so its own response stands.
    assert_eq!(webhook_use::<unhandled>("Order"), Some((false, false)));
    assert_eq!(webhook_use::<order>("Greet"), Some((false, false)));
}

/// Nothing to ask for: no slot is ever filled.
#[derive(Debug, Intent)]
#[intent(name = "Greet")]
struct Greet {
    #[param(default = 1)]
    times: sys::Integer,
    #[param(untagged)]
    since: u32,
}

#[fulfill(intent = "Greet")]
fn greet(_: &RawParameters<'_>) {}

#[test]
fn where_nothing_is_required_no_slot_is_filled() {
    assert_eq!(webhook_use::<greet>("Greet"), Some((true, false)));
}

struct Till;

#[fulfill]
fn with_state(_: Order, _till: State<'_, Till>) {}

#[test]
fn a_definition_needs_no_state_and_an_agent_does() {
    let builder = || Agent::empty_builder().handler::<with_state>();
    assert!(builder().build().is_err());
    let defined = builder().define().unwrap();
    assert!(defined.intents["Order"].fulfillment.is_called);
    assert_eq!(builder().state(Till).build().unwrap().definition(), defined);
}
