use intents_core::{Intent, State, fulfill};

#[derive(Intent)]
struct Book;

use std::rc::Rc;

struct Agency;

#[fulfill]
fn book(_: Book, _: State<'_, Rc<Agency>>) -> &'static str {
    "Booked."
}

fn main() {}
