use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["book a flight"], "EN" = ["reserve a seat"]))]
struct Book;

fn main() {}
