use intents_core::Intent;

#[derive(Intent)]
#[intent(examples(english = ["book a flight"]))]
struct Book;

#[derive(Intent)]
#[intent(examples(pt_BR = ["cancelar o voo"]))]
struct Cancel;

#[derive(Intent)]
#[intent(examples(pt-BR = ["mudar o voo"]))]
struct Change;

fn main() {}
