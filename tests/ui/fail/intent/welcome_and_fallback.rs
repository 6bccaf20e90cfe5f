use intents_core::Intent;

#[derive(Intent)]
#[intent(welcome, fallback)]
struct Hello;

#[derive(Intent)]
#[intent(fallback = true)]
struct Pardon;

#[derive(Intent)]
#[intent(welcome("hi"))]
struct Hi;

fn main() {}
