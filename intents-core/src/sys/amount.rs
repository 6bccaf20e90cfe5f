//! Amounts with units.

use std::fmt;

use super::text;
use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

/// Defines a type per row: its Rust name, the entity name, the member that holds the unit, the
/// expected value for errors, and the documentation of the unit.
macro_rules! amounts {
    ($($name:ident = $system:literal, $unit:ident, $expected:literal, $doc:literal;)+) => {$(
        #[doc = concat!("`@", $system, "`: ", $expected, ", as in `{\"amount\": 10, \"",
            stringify!($unit), "\": …}`.")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// The number of units.
            pub amount: f64,
            #[doc = concat!($doc, " Empty if the request has no unit.")]
            pub $unit: String,
        }

        impl $name {
            #[doc = concat!("Creates an amount with a unit. ", $doc)]
            #[must_use]
            pub fn new(amount: impl Into<f64>, $unit: impl Into<String>) -> Self {
                Self { amount: amount.into(), $unit: $unit.into() }
            }
        }

        impl Entity for $name {
            const META: &'static EntityMeta = &EntityMeta::system($system);

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let (amount, $unit) = read(value, $expected, stringify!($unit))?;
                Ok(Self { amount, $unit })
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                let mut object = out.object();
                object.member("amount").number(self.amount);
                if !self.$unit.is_empty() {
                    object.member(stringify!($unit)).string(&self.$unit);
                }
                object.end()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.amount, self.$unit)
            }
        }
    )+};
}

amounts! {
    UnitCurrency = "sys.unit-currency", currency, "an amount of money",
        "The currency's ISO 4217 code: `EUR`.";
    UnitArea = "sys.unit-area", unit, "an area", "The unit, in Dialogflow's spelling.";
    UnitLength = "sys.unit-length", unit, "a length", "The unit, in Dialogflow's spelling.";
    UnitSpeed = "sys.unit-speed", unit, "a speed", "The unit, in Dialogflow's spelling.";
    UnitVolume = "sys.unit-volume", unit, "a volume", "The unit, in Dialogflow's spelling.";
    UnitWeight = "sys.unit-weight", unit, "a weight", "The unit, such as `kg`.";
    UnitInformation = "sys.unit-information", unit, "an amount of information",
        "The unit, in Dialogflow's spelling.";
    Temperature = "sys.temperature", unit, "a temperature", "The scale, such as `C`.";
    Duration = "sys.duration", unit, "a duration", "The unit, such as `min`.";
    Age = "sys.age", unit, "an age", "The unit, such as `year`.";
}

fn read(
    mut value: Value<'_>,
    expected: &'static str,
    unit: &'static str,
) -> Result<(f64, String), ValueError> {
    if !matches!(value, Value::Struct(_)) {
        return Err(ValueError::new(expected, &value));
    }
    let amount = value.take("amount");
    if !amount.is_given() {
        return Err(ValueError::found(expected, "one without `amount`"));
    }
    let amount = f64::from_value(amount).map_err(|error| error.within("amount"))?;
    let unit = text::member(value.take(unit)).map_err(|error| error.within(unit))?;
    Ok((amount, unit.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{check, read};

    #[test]
    fn amounts_are_read_however_they_are_spelled() {
        check(
            &UnitCurrency::new(50, "EUR"),
            &[
                r#"{"amount":50.0,"currency":"EUR"}"#,
                r#"{"currency":"EUR","amount":"50"}"#,
                r#"{"amount":50,"currency":"EUR","unit":null}"#,
            ],
            [r#"{"amount":50,"currency":"EUR"}"#; 3],
        );
        check(&Duration::new(10, "min"), &[], [r#"{"amount":10,"unit":"min"}"#; 3]);
        check(&Age::new(20, "year"), &[], [r#"{"amount":20,"unit":"year"}"#; 3]);
        check(&UnitWeight::new(77.3, "kg"), &[], [r#"{"amount":77.3,"unit":"kg"}"#; 3]);
        check(&Temperature::new(-3, "C"), &[], [r#"{"amount":-3,"unit":"C"}"#; 3]);
    }

    #[test]
    fn a_unit_may_be_missing_and_an_amount_may_not() {
        check(
            &UnitCurrency::new(1000, ""),
            &[r#"{"amount":1000,"currency":""}"#, r#"{"amount":1000,"currency":null}"#],
            [r#"{"amount":1000}"#; 3],
        );
        for json in [r#"{"currency":"EUR"}"#, r#"{"amount":"","currency":"EUR"}"#, "{}"] {
            let expected = "expected an amount of money, found one without `amount`";
            assert_eq!(read::<UnitCurrency>(json), Err(expected.to_owned()), "{json}");
        }
    }

    #[test]
    fn what_is_no_amount_is_an_error_that_does_not_repeat_it() {
        for (json, error) in [
            ("\"10 min\"", "expected a duration, found a string"),
            ("10", "expected a duration, found a whole number"),
            (r#"{"amount":"ten","unit":"min"}"#, "/amount: expected a number, found a string"),
            (r#"{"amount":10,"unit":["min"]}"#, "/unit: expected a string, found a list"),
        ] {
            assert_eq!(read::<Duration>(json), Err(error.to_owned()), "{json}");
        }
    }

    #[test]
    fn amounts_are_shown_with_their_units() {
        assert_eq!(UnitCurrency::new(12.5, "EUR").to_string(), "12.5 EUR");
    }
}
