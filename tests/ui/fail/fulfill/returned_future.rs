use std::future::Future;

use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Book;

#[fulfill]
fn book(_: Book) -> impl Future<Output = &'static str> {
    async { "booked" }
}

fn main() {}
