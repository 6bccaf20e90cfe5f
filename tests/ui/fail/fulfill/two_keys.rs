use intents_core::fulfill;

#[fulfill(intent = "Order", action = "order")]
fn order() {}

#[fulfill(tag = "a", tag = "b")]
fn tag() {}

#[fulfill(unhandled, tag = "a")]
fn unhandled() {}

fn main() {}
