//! "How much is two plus two?"

use intents_core::{Entity, Intent, Reply, fulfill, sys};

/// An arithmetic operator.
#[derive(Debug, Clone, PartialEq, Eq, Entity)]
#[entity(fuzzy)]
pub enum CalculatorOperator {
    /// Addition.
    #[entity(value = "+")]
    Plus,
    /// Subtraction.
    #[entity(value = "-")]
    Minus,
    /// Multiplication.
    #[entity(value = "*")]
    Times,
    /// Division.
    #[entity(value = "/")]
    Over,
    /// An operator that this calculator does not support.
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
    /// The operator.
    pub operator: CalculatorOperator,
}

/// The agent reports the result.
#[derive(Debug, Intent)]
#[intent(name = "calculator.SolveMathOperationResponse")]
pub struct SolveMathOperationResponse {
    /// The result, which the follow-up event carries.
    #[param(untagged)]
    pub operation_result: f64,
}

/// The agent reports that the operation has no result.
#[derive(Debug, Intent)]
#[intent(name = "calculator.SolveMathOperationError")]
pub struct SolveMathOperationError;

/// Computes the result and triggers the intent that reports it.
#[fulfill]
pub fn solve(operation: SolveMathOperation) -> Reply {
    // Floats, as in Dialogflow: sums and products cannot overflow.
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
