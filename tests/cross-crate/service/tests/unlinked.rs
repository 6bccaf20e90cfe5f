//! A program that depends on the crate of its handlers and never names it does not have them.

use intents_core::{Agent, Problem};

#[test]
fn a_crate_that_nobody_names_is_missed_with_a_hint() {
    let error = Agent::builder().build().unwrap_err();
    assert_eq!(error.problems(), [Problem::Empty]);
    assert!(error.to_string().contains("write `use your_intents_crate as _;`"), "{error}");
}
