use intents_core::{Follow, Followed, Intent, sys};

struct Fish;

#[derive(Followed)]
enum AnyOrder {
    Fish(Fish),
    Amount(sys::Integer),
}

#[derive(Intent)]
struct Cancel {
    #[follow]
    order: Follow<AnyOrder>,
}

fn main() {}
