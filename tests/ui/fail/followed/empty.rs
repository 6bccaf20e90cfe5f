use intents_core::Followed;

#[derive(Followed)]
enum AnyOrder {}

fn main() {}
