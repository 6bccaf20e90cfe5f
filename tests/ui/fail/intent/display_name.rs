use intents_core::Intent;

#[derive(Intent)]
#[intent(name = "")]
struct Empty;

#[derive(Intent)]
#[intent(name = " travel.Book ")]
struct Untrimmed;

#[derive(Intent)]
#[intent(name = "travel\nBook")]
struct TwoLines;

fn main() {}
