use std::fmt;

use serde::de::{self, Visitor};

/// Reads the name of an enum's value, or its number, as ProtoJSON has them.
pub(crate) struct NameOrNumber<F>(pub(crate) F);

impl<'de, F: FnOnce(Read<'de>)> Visitor<'de> for NameOrNumber<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name or number of an enum's value")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<(), E> {
        (self.0)(Read::Name(name.into()));
        Ok(())
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        (self.0)(Read::Name(name.to_owned().into()));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        (self.0)(Read::Number(i64::try_from(number).unwrap_or(i64::MAX)));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        (self.0)(Read::Number(number));
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        // Values of a `Struct` are floats on their way.
        if number.fract() == 0.0 && number.abs() < 1e9 {
            (self.0)(Read::Number(number as i64));
            Ok(())
        } else {
            Err(E::invalid_type(de::Unexpected::Float(number), &self))
        }
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// An enum of the wire, whose values Google may add to.
pub(crate) trait OpenEnum: Default {
    /// Returns whether the value is none of those that Google's definitions had so far.
    fn is_unknown(&self) -> bool;

    /// Returns the value if it is known, else the default.
    #[must_use]
    fn if_known(self) -> Self {
        if self.is_unknown() { Self::default() } else { self }
    }
}

/// What there is of an enum's value.
pub(crate) enum Read<'de> {
    Name(std::borrow::Cow<'de, str>),
    Number(i64),
}

/// An enum of a request. It is open: Google adds values before anybody here knows of them.
///
/// The first value is that of the number 0, which ProtoJSON leaves out.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $json:literal / $number:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        $visibility enum $name<'a> {
            $( $(#[$variant_meta])* $variant, )*
            /// A value that is not known here, by its name or number.
            Other(std::borrow::Cow<'a, str>),
        }

        impl $name<'_> {
            /// The name of the value in Google's definitions; what was sent, if it is not known
            /// here.
            #[must_use]
            $visibility fn name(&self) -> &str {
                match self {
                    $( Self::$variant => $json, )*
                    Self::Other(name) => name,
                }
            }
        }

        impl Default for $name<'_> {
            fn default() -> Self {
                Self::from_number(0)
            }
        }

        impl<'a> $name<'a> {
            fn from_number(number: i64) -> Self {
                match number {
                    $( $number => Self::$variant, )*
                    other => Self::Other(other.to_string().into()),
                }
            }

            pub(crate) fn from_name(name: std::borrow::Cow<'a, str>) -> Self {
                match name.as_ref() {
                    $( $json => Self::$variant, )*
                    "" => Self::from_number(0),
                    _ => Self::Other(name),
                }
            }
        }

        impl $crate::proto::OpenEnum for $name<'_> {
            fn is_unknown(&self) -> bool {
                matches!(self, Self::Other(_))
            }
        }

        impl $crate::proto::Write for $name<'_> {
            fn is_default(&self) -> bool {
                *self == Self::default()
            }

            fn write(&self, out: intents_core::connector::ValueWriter<'_>) {
                out.string(self.name());
            }
        }

        /// Hides an unknown value: it may be personal data.
        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self {
                    $( Self::$variant => stringify!($variant), )*
                    Self::Other(_) => "Other",
                })
            }
        }

        impl<'a> $crate::proto::Field<'a> for $name<'a> {
            fn fill<D: serde::Deserializer<'a>>(
                &mut self,
                deserializer: D,
            ) -> Result<(), D::Error> {
                use $crate::proto::{NameOrNumber, Read};
                deserializer.deserialize_any(NameOrNumber(|read| {
                    *self = match read {
                        Read::Name(name) => Self::from_name(name),
                        Read::Number(number) => Self::from_number(number),
                    };
                }))
            }
        }
    };
}
pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use crate::proto::Field as _;

    open_enum! {
        enum Color {
            Unspecified = "COLOR_UNSPECIFIED" / 0,
            Red = "RED" / 1,
        }
    }

    fn read(json: &str) -> Option<Color<'_>> {
        let mut color = Color::default();
        color.fill(&mut serde_json::Deserializer::from_str(json)).ok().map(|()| color)
    }

    #[test]
    fn an_enum_is_read_by_name_and_by_number_and_is_open() {
        let names = [r#""RED""#, "1", "1.0", "null", r#""""#, r#""BLUE""#, "7", "-1"]
            .map(|json| read(json).map(|color| color.name().to_owned()));
        let unspecified = "COLOR_UNSPECIFIED";
        let expected = ["RED", "RED", "RED", unspecified, unspecified, "BLUE", "7", "-1"];
        assert_eq!(names, expected.map(|name| Some(name.to_owned())));
        assert_eq!(["1.5", "[]", "true"].map(read), [None, None, None]);
        assert_eq!(format!("{:?}", read(r#""secret""#).unwrap()), "Other");
    }
}
