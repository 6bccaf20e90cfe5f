//! "How much is two plus two?"

use intents_core::{Entity, Intent, Reply, fulfill, sys};

/// What to do with two numbers.
#[derive(Debug, Clone, PartialEq, Eq, Entity)]
#[entity(fuzzy)]
pub enum CalculatorOperator {
    /// Their sum.
    #[entity(value = "+", synonyms("plus", "addition", "summed to"))]
    Plus,
    /// Their difference.
    #[entity(value = "-", synonyms("minus", "subtract"))]
    Minus,
    /// Their product.
    #[entity(value = "*", synonyms("multiplied by", "times", "product"))]
    Times,
    /// Their quotient.
    #[entity(value = "/", synonyms("divided", "divided by", "over"))]
    Over,
    /// Something that this calculator does not do.
    #[entity(other)]
    Other(String),
}

/// The user asks for the result of an operation.
#[derive(Debug, Intent)]
#[intent(
    name = "calculator.SolveMathOperation",
    examples(
        en = [
            "What is $first_operand{seven} $operator{plus} $second_operand{five}?",
            "Please work out $first_operand{12} $operator{/} $second_operand{four}",
            "$first_operand{9} $operator{minus} $second_operand{1}",
        ],
        it = [
            "Qual è il risultato di $first_operand{sette} $operator{+} $second_operand{cinque}?",
            "Calcolami $first_operand{12} $operator{/} $second_operand{quattro}",
            "$first_operand{9} $operator{-} $second_operand{1}",
        ],
    ),
)]
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
