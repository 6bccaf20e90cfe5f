use intents_core::Intent;

#[derive(Intent)]
#[intent(input_contexts("waiting list", ""))]
struct BadNames;

#[derive(Intent)]
#[intent(input_contexts = "waiting")]
struct OneText;

#[derive(Intent)]
#[intent(input_contexts(waiting))]
struct NoText;

#[derive(Intent)]
#[intent(input_context("waiting"))]
struct Misspelled;

fn main() {}
