use intents_core::{Intent, Params, Partial, fulfill, sys};

#[derive(Intent)]
#[intent(partial)]
struct Order {
    amount: sys::Integer,
}

#[derive(Intent)]
#[intent(partial = "PartialCancel")]
struct Cancel {
    amount: sys::Integer,
}

#[derive(Params)]
#[params(partial(crate::PartialDelivery))]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
#[intent(partial = crate::PartialRepeat)]
struct Repeat {
    amount: sys::Integer,
}

#[fulfill]
fn ask(order: Partial<Order>) {
    drop(order);
}

fn main() {}
