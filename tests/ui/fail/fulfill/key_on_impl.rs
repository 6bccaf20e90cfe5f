use intents_core::{Intent, fulfill};

#[derive(Intent)]
struct Order;

#[fulfill(tag = "order")]
impl Order {
    fn fulfill(self) {}
}

fn main() {}
