use intents_core::{Intent, Partial, fulfill, sys};

#[derive(Intent)]
#[intent(partial = PartialOrder)]
struct Order {
    amount: sys::Integer,
}

#[fulfill(tag = "order")]
fn order(order: Order) -> String {
    order.amount.to_string()
}

#[fulfill(unhandled)]
fn partial(order: Partial<Order>) -> Option<String> {
    order.amount.map(|amount| amount.to_string())
}

fn main() {}
