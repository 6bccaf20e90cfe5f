use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(en = ["fly me to $destination{Paris}"]))]
struct Book {
    #[param(name = "to")]
    destination: String,
}

fn main() {}
