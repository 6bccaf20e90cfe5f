//! "A pizza, please."
//!
//! This intent has no handler: Dialogflow sends its own response.

use intents_core::{Entity, Intent, sys};

/// A kind of pizza.
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
    /// The kind of pizza.
    pub pizza_type: PizzaType,
    /// The number of pizzas.
    #[param(default = 1)]
    pub amount: sys::Integer,
}
