use intents_core::Intent;

#[derive(Intent)]
#[intent(name = "travel.Book", name = "travel.Reserve")]
struct Book;

#[derive(Intent)]
#[intent(action = "a")]
#[intent(action = "b")]
struct Cancel;

fn main() {}
