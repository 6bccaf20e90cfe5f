use intents_core::Intent;

#[derive(Intent)]
#[intent(name)]
struct Book;

#[derive(Intent)]
#[intent("travel.Cancel")]
struct Cancel;

#[derive(Intent)]
#[intent]
struct Change;

fn main() {}
