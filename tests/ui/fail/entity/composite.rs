use intents_core::{Entity, sys};

#[derive(Entity)]
#[entity(composite("$row $letter", "row $rov", "window", "$row{12}"))]
struct Seat {
    row: sys::Integer,
    #[entity(name = "Letter")]
    letter: sys::Any,
}

#[derive(Entity)]
struct Flight {
    #[entity(name = "number")]
    carrier: sys::Any,
    number: sys::Integer,
    #[entity(value = "gate")]
    gate: sys::Any,
}

struct Meal;

#[derive(Entity)]
struct Tray {
    meal: Meal,
}

fn main() {}
