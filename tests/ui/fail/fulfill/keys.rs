use intents_core::fulfill;

#[fulfill(tag = "")]
fn empty_tag() {}

#[fulfill(tag)]
fn no_tag() {}

#[fulfill(intent = "")]
fn no_intent() {}

#[fulfill(intent = " Order")]
fn untrimmed_intent() {}

#[fulfill(action = "order it")]
fn action_with_white_space() {}

#[fulfill(action = "")]
fn empty_action() {}

#[fulfill(unhandled = "all")]
fn unhandled_with_value() {}

#[fulfill(unhandled())]
fn unhandled_with_parentheses() {}

#[fulfill(tags = "a")]
fn misspelled() {}

#[fulfill(fallback)]
fn unknown() {}

fn main() {}
