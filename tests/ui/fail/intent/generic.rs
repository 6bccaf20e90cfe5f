use intents_core::Intent;

#[derive(Intent)]
struct Book<T> {
    destination: T,
}

#[derive(Intent)]
struct Cancel<'a> {
    booking: &'a str,
}

fn main() {}
