use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["book a flight", ""]))]
struct Book;

#[derive(Intent)]
#[intent(examples(en = ["cancel", 1, "cancel it"]), name = "")]
struct Cancel;

fn main() {}
