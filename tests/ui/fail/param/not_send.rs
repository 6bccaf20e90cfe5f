use intents_core::Intent;

use std::rc::Rc;

#[derive(Intent)]
struct Book {
    destination: Rc<str>,
}

fn main() {}
