use std::fmt;

use serde_json::Number;

use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

impl Entity for i64 {
    const META: &'static EntityMeta = &EntityMeta::system("sys.number-integer");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        const EXPECTED: &str = "a whole number";
        let number = numeric(&value).ok_or_else(|| ValueError::new(EXPECTED, &value))?;
        if let Some(integer) = number.as_i64() {
            return Ok(integer);
        }
        // Dialogflow computes in floats, so an integer may arrive as `5.0`. A number with a
        // fraction is rejected, not truncated; a number outside `i64` is rejected, not saturated.
        let float = number.as_f64().unwrap_or(f64::NAN);
        if float.fract() != 0.0 {
            Err(ValueError::found(EXPECTED, "a number with a fraction"))
        } else if float.abs() >= 9_223_372_036_854_775_808.0 {
            // This includes -2⁶³, because integers just below it round to this float.
            Err(ValueError::found(EXPECTED, "a number that does not fit 64 bits"))
        } else {
            Ok(float as Self)
        }
    }

    /// Writes a string if a float cannot represent the number, because Dialogflow stores numbers as
    /// floats.
    fn write(&self, out: ValueWriter<'_>) -> Written {
        const EXACT: u64 = 1 << 53;
        if self.unsigned_abs() <= EXACT { out.integer(*self) } else { out.display(self) }
    }
}

impl Entity for f64 {
    const META: &'static EntityMeta = &EntityMeta::system("sys.number");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        numeric(&value)
            .and_then(|number| number.as_f64())
            .ok_or_else(|| ValueError::new("a number", &value))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.number(*self)
    }
}

/// Defines a type per row: its Rust name, the type of the number, the entity name, and the
/// documentation.
macro_rules! numbers {
    ($($name:ident($number:ty) = $system:literal, $doc:literal;)+) => {$(
        #[doc = concat!("`@", $system, "`: ", $doc)]
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(pub $number);

        impl Entity for $name {
            const META: &'static EntityMeta = &EntityMeta::system($system);

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                <$number>::from_value(value).map(Self)
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                self.0.write(out)
            }
        }

        impl From<$number> for $name {
            fn from(number: $number) -> Self {
                Self(number)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

numbers! {
    Cardinal(f64) = "sys.cardinal", "a quantity: `ten` is `Cardinal(10.0)`.";
    Ordinal(i64) = "sys.ordinal", "the position in a sequence: `tenth` is `Ordinal(10)`.";
}

/// Returns the number of a number or of a numeric string: V1 and events send `"5"`.
fn numeric(value: &Value<'_>) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{read, written_everywhere};

    #[test]
    fn whole_numbers_are_read_however_they_are_spelled() {
        for json in ["5", "5.0", "5e0", "\"5\"", "\"5.0\"", "\" 5 \""] {
            assert_eq!(read::<i64>(json), Ok(5), "{json}");
        }
        assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(read::<i64>("9223372036854775807"), Ok(i64::MAX));
    }

    #[test]
    fn what_is_no_whole_number_is_an_error_that_does_not_repeat_it() {
        for (json, found) in [
            ("2.7", "a number with a fraction"),
            ("\"2.7\"", "a number with a fraction"),
            ("9223372036854775808", "a number that does not fit 64 bits"),
            ("1e300", "a number that does not fit 64 bits"),
            ("\"two\"", "a string"),
            ("true", "a boolean"),
            ("[5]", "a list"),
            ("{\"amount\":5}", "an object"),
        ] {
            let expected = format!("expected a whole number, found {found}");
            assert_eq!(read::<i64>(json), Err(expected), "{json}");
        }
    }

    #[test]
    fn the_tenth_and_ten_are_numbers() {
        assert_eq!(read("10.0"), Ok(Ordinal(10)));
        assert_eq!(read("\"10\""), Ok(Cardinal(10.0)));
        let error = "expected a whole number, found a number with a fraction";
        assert_eq!(read::<Ordinal>("1.5"), Err(error.to_owned()));
        assert_eq!(written_everywhere(&Ordinal(10)), ["10"; 3]);
        assert_eq!(written_everywhere(&Cardinal(2.5)), ["2.5"; 3]);
    }

    #[test]
    fn numbers_are_read_from_numbers_and_strings() {
        for (json, number) in [("2.5", 2.5), ("2", 2.0), ("\"4.5\"", 4.5), ("-1e3", -1000.0)] {
            assert_eq!(read::<f64>(json), Ok(number), "{json}");
        }
        assert_eq!(read::<f64>("\"NaN\""), Err("expected a number, found a string".to_owned()));
    }
}
