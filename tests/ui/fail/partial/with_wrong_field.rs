use intents_core::{Intent, Partial, fulfill, sys};

#[derive(Intent)]
#[intent(partial = PartialOrder)]
struct Order {
    #[param(nam = "x")]
    amount: sys::Integer,
    by: Option<sys::Date>,
}

#[fulfill]
fn ask(mut order: Partial<Order>) -> Option<String> {
    order.by.get_or_insert_with(|| sys::Date::constant(2026, 2, 28));
    order.amount.map(|amount| format!("{amount}?"))
}

fn made() -> PartialOrder {
    PartialOrder { amount: None, by: None }
}

fn main() {
    let _ = Partial::<Order>::new(made());
}
