//! "I'd like some fish." – "Which one?" – "Kipper." – "Make it three."
//!
//! Intents that share their parameters, and that can only be said after others. The agent's own
//! responses stand: what the handlers do is keep the cart.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use intents_core::{Follow, Intent, Session, State, fulfill, sys};

/// The user wants fish, of whichever kind.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderFish", lifespan = 3)]
pub struct OrderFish {
    /// How many.
    #[param(default = 1)]
    pub amount: sys::Integer,
}

/// The user wants kippers, which are fish: what follows an order of fish follows this one too.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderKipper", lifespan = 3)]
pub struct OrderKipper {
    /// What is ordered of every fish.
    #[flatten]
    pub order: OrderFish,
}

/// The user was asked which fish, and says: kipper.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderFishAnswerKipper", lifespan = 3)]
pub struct OrderFishAnswerKipper {
    /// An order of kippers like any other.
    #[flatten]
    pub kipper: OrderKipper,
    /// What the user said before.
    #[follow]
    pub order_fish: Follow<OrderFish>,
}

/// The user wants more of the kippers, or less. The order stays open for two turns more.
#[derive(Debug, Intent)]
#[intent(name = "shop.ChangeAmount")]
pub struct ChangeAmount {
    /// How many now.
    pub amount: sys::Integer,
    /// What the user ordered.
    #[follow(lifespan = 2)]
    pub order_kipper: Follow<OrderKipper>,
}

/// Puts kippers into the cart.
#[fulfill]
pub fn order(kipper: OrderKipper, session: Session<'_>, carts: State<'_, Carts>) {
    carts.add(session, kipper.order.amount);
}

/// Does the same: an answer is an order.
#[fulfill]
pub fn answer(answer: OrderFishAnswerKipper, session: Session<'_>, carts: State<'_, Carts>) {
    order(answer.kipper, session, carts);
}

/// Changes how many there are.
#[fulfill]
pub fn change(change: ChangeAmount, session: Session<'_>, carts: State<'_, Carts>) {
    carts.set(session, change.amount);
}

/// The kippers in the cart of each session. Clones share them.
///
/// They are in memory, and for good: a real shop would have a database.
#[derive(Debug, Clone, Default)]
pub struct Carts(Arc<Mutex<HashMap<String, i64>>>);

impl Carts {
    /// The kippers in a cart.
    #[must_use]
    pub fn kippers(&self, session: Session<'_>) -> i64 {
        self.lock().get(session.id()).copied().unwrap_or_default()
    }

    fn add(&self, session: Session<'_>, kippers: i64) {
        let mut carts = self.lock();
        let cart = carts.entry(session.id().to_owned()).or_default();
        *cart = cart.saturating_add(kippers);
    }

    fn set(&self, session: Session<'_>, kippers: i64) {
        self.lock().insert(session.id().to_owned(), kippers);
    }

    /// No cart is ever half changed, so one that a panic left behind is as good as any.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cart_is_that_of_the_session() {
        let carts = Carts::default();
        let (one, other) = (Session::new("one"), Session::new("other"));
        let kippers = |amount| OrderKipper { order: OrderFish { amount } };

        order(kippers(2), one, State::from(&carts));
        let order_fish = Follow::new(OrderFish { amount: 1 });
        let said = OrderFishAnswerKipper { kipper: kippers(1), order_fish };
        answer(said, one, State::from(&carts));
        assert_eq!((carts.kippers(one), carts.kippers(other)), (3, 0));

        let order_kipper = Follow::new(kippers(2));
        change(ChangeAmount { amount: 5, order_kipper }, one, State::from(&carts));
        assert_eq!((carts.kippers(one), carts.kippers(other)), (5, 0));
    }
}
