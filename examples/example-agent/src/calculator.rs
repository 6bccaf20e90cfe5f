//! "How much is two plus two?"

use intents_core::{Entity, Intent, Reply, fulfill, sys};

/// What to do with two numbers.
#[derive(Debug, Clone, PartialEq, Eq, Entity)]
#[entity(fuzzy)]
pub enum CalculatorOperator {
    /// Their sum.
    #[entity(value = "+")]
    Plus,
    /// Their difference.
    #[entity(value = "-")]
    Minus,
    /// Their product.
    #[entity(value = "*")]
    Times,
    /// Their quotient.
    #[entity(value = "/")]
    Over,
    /// Something that this calculator does not do.
    #[entity(other)]
    Other(String),
}

/// The user asks for the result of an operation.
#[derive(Debug, Intent)]
#[intent(name = "calculator.SolveMathOperation")]
pub struct SolveMathOperation {
    /// The number on the left.
    pub first_operand: sys::Integer,
    /// The number on the right.
    pub second_operand: sys::Integer,
    /// What to do with them.
    pub operator: CalculatorOperator,
}

/// The agent tells the result.
#[derive(Debug, Intent)]
#[intent(name = "calculator.SolveMathOperationResponse")]
pub struct SolveMathOperationResponse {
    /// The result. Nobody says it: it comes with the event.
    #[param(untagged)]
    pub operation_result: f64,
}

/// The agent tells that there is no result.
#[derive(Debug, Intent)]
#[intent(name = "calculator.SolveMathOperationError")]
pub struct SolveMathOperationError;

/// Computes the result, and has one of two other intents tell it.
#[fulfill]
pub fn solve(operation: SolveMathOperation) -> Reply {
    // In floats, as Dialogflow computes: no sum or product of two numbers can overflow.
    let (first, second) = (operation.first_operand as f64, operation.second_operand as f64);
    let result = match operation.operator {
        CalculatorOperator::Plus => first + second,
        CalculatorOperator::Minus => first - second,
        CalculatorOperator::Times => first * second,
        CalculatorOperator::Over if operation.second_operand != 0 => first / second,
        CalculatorOperator::Over | CalculatorOperator::Other(_) => {
            return SolveMathOperationError.into();
        }
    };
    SolveMathOperationResponse { operation_result: result }.into()
}
