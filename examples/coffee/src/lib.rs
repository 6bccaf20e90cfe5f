//! "A large coffee, please."
//!
//! The intents and handlers are in a library, so that the service and its build script can both
//! link them.

use intents_core::definition::AgentSettings;
use intents_core::{Entity, Intent, fulfill, sys};

/// Returns the settings of the agent, for the service and its build script.
#[must_use]
pub fn settings() -> AgentSettings {
    AgentSettings::new("coffee").time_zone("Europe/Rome")
}

/// The size of a coffee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Entity)]
pub enum Size {
    /// A cup.
    Small,
    /// A mug.
    Large,
}

/// The user orders coffee.
#[derive(Debug, Intent)]
#[intent(name = "coffee.Order")]
pub struct Order {
    /// The size.
    pub size: Size,
    /// The number of coffees.
    #[param(default = 1)]
    pub amount: sys::Integer,
}

/// The user asks for the menu.
#[derive(Debug, Intent)]
#[intent(name = "coffee.AskMenu")]
pub struct AskMenu;

/// Replies with the price.
#[fulfill]
pub fn order(order: Order) -> String {
    let cents = match order.size {
        Size::Small => 150,
        Size::Large => 250,
    };
    let cents = order.amount.saturating_mul(cents);
    format!("That is {}.{:02} euros.", cents / 100, (cents % 100).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_coffee_costs_more() {
        assert_eq!(order(Order { size: Size::Small, amount: 1 }), "That is 1.50 euros.");
        assert_eq!(order(Order { size: Size::Large, amount: 3 }), "That is 7.50 euros.");
    }
}
