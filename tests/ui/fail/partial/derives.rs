use intents_core::{Intent, Params, Partial, fulfill, sys};

#[derive(Intent)]
#[intent(partial(PartialOrder, Debug, Clone), name = "shop.Order")]
struct Order {
    amount: sys::Integer,
}

#[derive(Intent)]
#[intent(partial(PartialCancel, derive("Debug")))]
struct Cancel {
    amount: sys::Integer,
}

#[derive(Params)]
#[params(partial(PartialDelivery, derive = Debug))]
struct Delivery {
    on: sys::Date,
}

#[derive(Intent)]
#[intent(partial(derive(Debug)))]
struct Repeat {
    amount: sys::Integer,
}

#[derive(Intent)]
#[intent(partial(PartialReturn, derive(Debug) derive(Clone)))]
struct Return {
    amount: sys::Integer,
}

#[derive(Intent)]
#[intent(partial(PartialPay, derive(NoSuchTrait)))]
struct Pay {
    amount: sys::Integer,
}

// The name is known, and so its uses are no errors.
#[fulfill]
fn ask(order: Partial<Order>) -> Option<String> {
    order.amount.map(|amount| format!("{amount}?"))
}

fn main() {}
