use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["fly me to $destinaton{Paris}", "fly me to $planet{Mars}"]))]
struct Book {
    destination: String,
    seats: i64,
}

fn main() {}
