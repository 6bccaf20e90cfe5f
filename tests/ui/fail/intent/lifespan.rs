use intents_core::Intent;

#[derive(Intent)]
#[intent(lifespan = "3")]
struct InQuotes;

#[derive(Intent)]
#[intent(lifespan)]
struct WithoutValue;

#[derive(Intent)]
#[intent(lifespan = -3)]
struct Negative;

#[derive(Intent)]
#[intent(lifespan = 3.5)]
struct Fraction;

#[derive(Intent)]
#[intent(lifespan = 65536)]
struct TooLong;

#[derive(Intent)]
#[intent(lifespan = 3u64)]
struct Suffix;

fn main() {}
