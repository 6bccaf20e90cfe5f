use intents_core::Intent;

#[derive(Intent)]
#[intent(event = "BOOK", nam = "travel.Book")]
struct Book;

#[derive(Intent)]
#[intent(colour = "red")]
struct Paint;

#[derive(Intent)]
#[intent(travel::name = "travel.Cancel")]
struct Cancel;

fn main() {}
