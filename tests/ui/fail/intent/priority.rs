use intents_core::Intent;

#[derive(Intent)]
#[intent(priority = "hihg")]
struct Misspelled;

#[derive(Intent)]
#[intent(priority = "urgent")]
struct Unknown;

#[derive(Intent)]
#[intent(priority = 750000)]
struct Number;

#[derive(Intent)]
#[intent(priority = "")]
struct Empty;

fn main() {}
