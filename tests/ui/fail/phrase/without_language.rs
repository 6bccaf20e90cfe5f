use intents_core::Intent;

#[derive(Intent)]
#[intent(examples("book a flight", "reserve a seat"))]
struct Book;

#[derive(Intent)]
#[intent(examples = ["cancel the flight"])]
struct Cancel;

#[derive(Intent)]
#[intent(examples(en = "change the flight"))]
struct Change;

fn main() {}
