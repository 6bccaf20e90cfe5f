//! "I'd like some fish." – "Which one?" – "Kipper." – "Make it three."
//!
//! Intents that share parameters, and follow-up intents. The handlers update the cart and keep the
//! agent's own responses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use intents_core::{Follow, Intent, Session, State, fulfill, sys};

/// The user orders fish.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderFish", lifespan = 3)]
pub struct OrderFish {
    /// The number of fish.
    #[param(default = 1)]
    pub amount: sys::Integer,
}

/// The user orders kippers. An intent that follows `OrderFish` also accepts this intent.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderKipper", lifespan = 3)]
pub struct OrderKipper {
    /// The parameters of every order of fish.
    #[flatten]
    pub order: OrderFish,
}

/// The user answers "kipper" to the question which fish.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderFishAnswerKipper", lifespan = 3)]
pub struct OrderFishAnswerKipper {
    /// The parameters of an order of kippers.
    #[flatten]
    pub kipper: OrderKipper,
    /// The order that the user completes.
    #[follow]
    pub order_fish: Follow<OrderFish>,
}

/// The user changes the number of kippers. The order stays active for two more turns.
#[derive(Debug, Intent)]
#[intent(name = "shop.ChangeAmount")]
pub struct ChangeAmount {
    /// The new number of kippers.
    pub amount: sys::Integer,
    /// The order that the user changes.
    #[follow(lifespan = 2)]
    pub order_kipper: Follow<OrderKipper>,
}

/// Adds kippers to the cart.
#[fulfill]
pub fn order(kipper: OrderKipper, session: Session<'_>, carts: State<'_, Carts>) {
    carts.add(session, kipper.order.amount);
}

/// Adds kippers to the cart, as `order` does.
#[fulfill]
pub fn answer(answer: OrderFishAnswerKipper, session: Session<'_>, carts: State<'_, Carts>) {
    order(answer.kipper, session, carts);
}

/// Sets the number of kippers in the cart.
#[fulfill]
pub fn change(change: ChangeAmount, session: Session<'_>, carts: State<'_, Carts>) {
    carts.set(session, change.amount);
}

/// The kippers in the cart of each session, in memory. Clones share the carts.
///
/// A real shop would use a database.
#[derive(Debug, Clone, Default)]
pub struct Carts(Arc<Mutex<HashMap<String, i64>>>);

impl Carts {
    /// Returns the number of kippers in the cart of a session.
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

    /// Locks the carts. A panic cannot leave a cart half changed, so a poisoned lock is safe.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_session_has_a_cart_of_its_own() {
        let carts = Carts::default();
        let (one, other) = (Session::new("one"), Session::new("other"));
        let kippers = |amount| OrderKipper { order: OrderFish { amount } };

        order(kippers(2), one, State::from(&carts));
        let order_fish = Follow::new(OrderFish { amount: 1 });
        let kipper = OrderFishAnswerKipper { kipper: kippers(1), order_fish };
        answer(kipper, one, State::from(&carts));
        assert_eq!((carts.kippers(one), carts.kippers(other)), (3, 0));

        let order_kipper = Follow::new(kippers(2));
        change(ChangeAmount { amount: 5, order_kipper }, one, State::from(&carts));
        assert_eq!((carts.kippers(one), carts.kippers(other)), (5, 0));
    }
}
