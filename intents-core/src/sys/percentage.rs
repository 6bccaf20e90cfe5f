use std::fmt;

use crate::model::{Entity, EntityMeta};
use crate::value::{InvalidValue, Value, ValueError, ValueWriter, Written};

/// `@sys.percentage`: a percentage. `"50%"` is `Percentage(50.0)`.
///
/// Google documents a string for ES. No known request confirms that CX sends a string too. A number
/// without the sign is also read as a percentage: `50` is 50 %, and `0.5` is 0.5 %.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Percentage(pub f64);

impl Entity for Percentage {
    const META: &'static EntityMeta = &EntityMeta::system("sys.percentage");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let number = match &value {
            Value::String(text) => {
                let text = text.trim();
                Value::String(text.strip_suffix('%').unwrap_or(text).into())
            }
            other => other.clone(),
        };
        f64::from_value(number).map(Self).map_err(|_| ValueError::new("a percentage", &value))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        if self.0.is_finite() { out.display(self) } else { out.refuse(InvalidValue::NotFinite) }
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{check, read};
    use crate::value::{Notation, Sink};

    #[test]
    fn percentages_have_a_sign_or_none() {
        check(&Percentage(50.0), &["\" 50 %\"", "\"50\"", "50", "50.0"], ["\"50%\""; 3]);
        check(&Percentage(-2.5), &["-2.5"], ["\"-2.5%\""; 3]);
    }

    #[test]
    fn what_is_no_percentage_is_an_error_that_does_not_repeat_it() {
        for (json, found) in [
            ("\"half\"", "a string"),
            ("\"%\"", "a string"),
            ("\"inf%\"", "a string"),
            ("[50]", "a list"),
        ] {
            let expected = format!("expected a percentage, found {found}");
            assert_eq!(read::<Percentage>(json), Err(expected), "{json}");
        }
    }

    #[test]
    fn what_is_not_finite_is_not_written() {
        let mut sink = Sink::new(Notation::Iso);
        Percentage(f64::NAN).write(sink.value());
        assert_eq!(sink.problem(), Some(InvalidValue::NotFinite));
        assert_eq!(sink.into_bytes(), b"null");
    }
}
