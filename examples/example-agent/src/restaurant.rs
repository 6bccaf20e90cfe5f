//! "A pizza, please."
//!
//! Nothing fulfills this: the agent's own response is all that there is to say.

use intents_core::{Entity, Intent, sys};

/// What is on a pizza.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Entity)]
#[entity(fuzzy)]
pub enum PizzaType {
    /// Tomatoes and mozzarella.
    Margherita,
    /// Hot salami.
    Diavola,
    /// Artichokes, ham, mushrooms and olives.
    Capricciosa,
}

/// The user orders pizza.
#[derive(Debug, Intent)]
#[intent(name = "restaurant.OrderPizza")]
pub struct OrderPizza {
    /// What is on them.
    pub pizza_type: PizzaType,
    /// How many.
    #[param(default = 1)]
    pub amount: sys::Integer,
}
