/// An enum in JSON that Google may extend.
pub(crate) trait OpenEnum: Default {
    /// Returns whether the value is absent from Google's definitions.
    fn is_unknown(&self) -> bool;

    /// Returns the value if it is known, or else the default.
    #[must_use]
    fn if_known(self) -> Self {
        if self.is_unknown() { Self::default() } else { self }
    }
}

/// Declares an open enum of a request: Google adds values before this crate knows them.
///
/// The first value has the number 0, which ProtoJSON omits.
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
            /// An unknown value, by its name or number.
            Other(std::borrow::Cow<'a, str>),
        }

        impl $name<'_> {
            /// Returns the name of the value in Google's definitions, or the sent name or number of
            /// an unknown value.
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
            fn target(&mut self) -> $crate::proto::Target<'_, 'a> {
                $crate::proto::Target::Enum(self)
            }
        }

        impl<'a> $crate::proto::EnumTarget<'a> for $name<'a> {
            fn set_name(&mut self, name: std::borrow::Cow<'a, str>) {
                *self = Self::from_name(name);
            }

            fn set_number(&mut self, number: i64) {
                *self = Self::from_number(number);
            }
        }
    };
}
pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed as _;

    use crate::proto::Field as _;

    open_enum! {
        enum Color {
            Unspecified = "COLOR_UNSPECIFIED" / 0,
            Red = "RED" / 1,
        }
    }

    fn read(json: &str) -> Option<Color<'_>> {
        let mut color = Color::default();
        color.target().deserialize(&mut serde_json::Deserializer::from_str(json)).ok()?;
        Some(color)
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
