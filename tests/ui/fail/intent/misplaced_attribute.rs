use intents_core::Intent;

#[derive(Intent)]
#[param(name = "travel.Book")]
struct Book {
    #[intent(name = "to")]
    destination: String,
}

fn main() {}
