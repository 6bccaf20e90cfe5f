//! "A pizza, please."
//!
//! Nothing fulfills this: the agent's own response is all that there is to say.

use intents_core::{Entity, Intent, sys};

/// What is on a pizza.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Entity)]
#[entity(fuzzy)]
pub enum PizzaType {
    /// Tomatoes and mozzarella.
    #[entity(synonyms("plain", "cheese and tomato", "pomodoro e mozzarella"))]
    Margherita,
    /// Hot salami.
    #[entity(synonyms("spicy", "hot salami", "salame piccante"))]
    Diavola,
    /// Artichokes, ham, mushrooms and olives.
    #[entity(synonyms("artichokes and olives", "carciofi e olive"))]
    Capricciosa,
}

/// The user orders pizza.
#[derive(Debug, Intent)]
#[intent(
    name = "restaurant.OrderPizza",
    examples(
        en = [
            "One $pizza_type{diavola} for me",
            "Could we get $amount{three} pizzas $pizza_type{capricciosa}?",
            "$amount{two} times $pizza_type{plain}, please",
        ],
        it = [
            "Per me una $pizza_type{diavola}",
            "Ci porta $amount{tre} pizze $pizza_type{capricciosa}?",
        ],
    ),
)]
pub struct OrderPizza {
    /// What is on them.
    pub pizza_type: PizzaType,
    /// How many.
    #[param(default = 1)]
    pub amount: sys::Integer,
}
