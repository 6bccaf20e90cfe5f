//! Places: structs of optional members, or texts.

use super::text;
use crate::model::{Entity, EntityMeta};
use crate::value::{Notation, Value, ValueError, ValueWriter, Written};

/// Defines a type whose values are structs of optional members. Each row is a member: its Rust
/// name, its name in requests, its type, and its documentation.
macro_rules! record {
    (
        $(#[$doc:meta])+
        $name:ident = $system:literal, $expected:literal {
            $($member:ident = $wire:literal, $ty:ty, $member_doc:literal;)+
        }
    ) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
        pub struct $name {$(
            #[doc = $member_doc]
            pub $member: Option<$ty>,
        )+}

        impl $name {
            fn from_struct(members: Members<'_>) -> Result<Self, ValueError> {
                let mut read = Self::default();
                for (name, value) in members {
                    match name.as_ref() {
                        $($wire => {
                            read.$member =
                                Member::read(value).map_err(|error| error.within($wire))?;
                        })+
                        // ES also sends members such as `admin-area.original`.
                        _ => {}
                    }
                }
                Ok(read)
            }

            fn write_struct(&self, out: ValueWriter<'_>) -> Written {
                let mut object = out.object();
                $(if let Some(member) = &self.$member {
                    Member::write(member, object.member($wire));
                })+
                object.end()
            }
        }

        impl Entity for $name {
            const META: &'static EntityMeta = &EntityMeta::system($system);

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                match value {
                    Value::Struct(members) => Self::from_struct(members),
                    Value::String(text) => Ok(Self::from(text.as_ref())),
                    other => Err(ValueError::new($expected, &other)),
                }
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                match self.as_text(out.notation()) {
                    Some(text) => out.string(text),
                    None => self.write_struct(out),
                }
            }
        }
    };
}

type Members<'a> = Vec<(std::borrow::Cow<'a, str>, Value<'a>)>;

/// A type of a member.
trait Member: Sized {
    /// Reads a member; `None` if the member is not given.
    fn read(value: Value<'_>) -> Result<Option<Self>, ValueError>;

    fn write(&self, out: ValueWriter<'_>) -> Written;
}

impl Member for String {
    fn read(value: Value<'_>) -> Result<Option<Self>, ValueError> {
        text::member(value)
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.string(self)
    }
}

impl Member for u16 {
    fn read(value: Value<'_>) -> Result<Option<Self>, ValueError> {
        if !value.is_given() {
            return Ok(None);
        }
        let number = i64::from_value(value)?.try_into();
        number.map(Some).map_err(|_| ValueError::found("a number of three digits", "another"))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.integer((*self).into())
    }
}

record! {
    /// `@sys.location`: a place, with the parts that the platform recognized.
    ///
    /// ES sends a text or a struct. A text is read into [`original`](Self::original). A location
    /// with only `original` is written as a text in ES. CX sends a struct that also contains the
    /// user's text.
    Location = "sys.location", "a location" {
        country = "country", String, "The country.";
        admin_area = "admin-area", String, "The state, province or region.";
        subadmin_area = "subadmin-area", String, "The county or district.";
        city = "city", String, "The city.";
        street_address = "street-address", String, "The street and the number of the house.";
        zip_code = "zip-code", String, "The postal code.";
        business_name = "business-name", String, "The name of a business.";
        island = "island", String, "The island.";
        shortcut = "shortcut", String, "The name that the user gave the place, such as `home`.";
        original = "original", String, "The user's text.";
    }
}

impl Location {
    /// Returns the user's text, if there are no recognized parts and the dialect sends such a
    /// location as a text.
    fn as_text(&self, notation: Notation) -> Option<&str> {
        let original = self.original.as_deref()?;
        let text = notation != Notation::Structs && *self == Self::from(original);
        text.then_some(original)
    }
}

/// Creates a location with only its text.
impl From<&str> for Location {
    fn from(text: &str) -> Self {
        Self { original: Some(text.to_owned()), ..Self::default() }
    }
}

record! {
    /// `@sys.airport`: an airport. A text is read into [`name`](Self::name).
    ///
    /// The struct is that of ES. No known request shows the struct of CX.
    Airport = "sys.airport", "an airport" {
        name = "name", String, "The name of the airport.";
        city = "city", String, "The city that the airport serves.";
        country = "country", String, "The country of the airport.";
        iata = "IATA", String, "The IATA code, with three letters: `SFO`.";
        icao = "ICAO", String, "The ICAO code, with four letters: `KSFO`.";
    }
}

impl Airport {
    fn as_text(&self, _: Notation) -> Option<&str> {
        None
    }
}

/// Creates an airport with only its name.
impl From<&str> for Airport {
    fn from(name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..Self::default() }
    }
}

record! {
    /// `@sys.geo-country-code`: a country with its ISO 3166-1 codes.
    ///
    /// The struct is that of ES. No known request shows the struct of CX. A text in the form of a
    /// country code is read as a code, and any other text as the name.
    GeoCountryCode = "sys.geo-country-code", "a country" {
        name = "name", String, "The name: `Finland`.";
        alpha_2 = "alpha-2", String, "The two-letter code: `FI`.";
        alpha_3 = "alpha-3", String, "The three-letter code: `FIN`.";
        numeric = "numeric", u16, "The numeric code: `246`.";
    }
}

impl GeoCountryCode {
    fn as_text(&self, _: Notation) -> Option<&str> {
        None
    }
}

/// Creates a country from its name or one of its codes.
impl From<&str> for GeoCountryCode {
    fn from(text: &str) -> Self {
        let is_code = text.bytes().all(|byte| byte.is_ascii_uppercase());
        let some = Some(text.to_owned());
        match text.len() {
            2 if is_code => Self { alpha_2: some, ..Self::default() },
            3 if is_code => Self { alpha_3: some, ..Self::default() },
            _ => Self { name: some, ..Self::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{check, read, written_everywhere};

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_location_is_a_text_or_a_struct() {
        check(
            &Location::from("Paris"),
            &[],
            [r#""Paris""#, r#""Paris""#, r#"{"original":"Paris"}"#],
        );
        check(
            &Location { city: some("London"), zip_code: some("94043"), ..Location::default() },
            &[
                // The form of ES: every member, and some twice.
                r#"{"country":"","city":"London","admin-area":"","admin-area.original":"London","business-name":"","street-address":"","zip-code":94043,"shortcut":"","island":"","subadmin-area":null}"#,
            ],
            [r#"{"city":"London","zip-code":"94043"}"#; 3],
        );
        check(
            &Location {
                street_address: some("1 Main St"),
                city: some("San Jose"),
                original: some("1 Main St San Jose"),
                ..Location::default()
            },
            &[],
            [r#"{"city":"San Jose","street-address":"1 Main St","original":"1 Main St San Jose"}"#;
                3],
        );
    }

    #[test]
    fn an_airport_is_a_struct_or_its_name() {
        check(
            &Airport {
                name: some("San Francisco International"),
                city: some("San Francisco"),
                country: some("United States"),
                iata: some("SFO"),
                icao: some("KSFO"),
            },
            &[],
            [r#"{"name":"San Francisco International","city":"San Francisco","country":"United States","IATA":"SFO","ICAO":"KSFO"}"#;
                3],
        );
        assert_eq!(read("\"Heathrow\""), Ok(Airport::from("Heathrow")));
    }

    #[test]
    fn a_country_has_its_codes() {
        let finland = GeoCountryCode {
            name: some("Finland"),
            alpha_2: some("FI"),
            alpha_3: some("FIN"),
            numeric: Some(246),
        };
        let json = r#"{"name":"Finland","alpha-2":"FI","alpha-3":"FIN","numeric":246}"#;
        check(
            &finland,
            &[r#"{"name":"Finland","alpha-3":"FIN","alpha-2":"FI","numeric":"246.0"}"#],
            [json; 3],
        );
        for (text, json) in [
            ("\"FI\"", r#"{"alpha-2":"FI"}"#),
            ("\"FIN\"", r#"{"alpha-3":"FIN"}"#),
            ("\"Finland\"", r#"{"name":"Finland"}"#),
        ] {
            let country: GeoCountryCode = read(text).unwrap();
            assert_eq!(written_everywhere(&country), [json; 3]);
        }
    }

    #[test]
    fn what_is_no_place_is_an_error_that_does_not_repeat_it() {
        assert_eq!(
            read::<Location>("[\"Paris\"]"),
            Err("expected a location, found a list".to_owned())
        );
        for (json, error) in [
            ("246", "expected a country, found a whole number"),
            (r#"{"numeric":"x"}"#, "/numeric: expected a whole number, found a string"),
            (r#"{"numeric":-1}"#, "/numeric: expected a number of three digits, found another"),
            (r#"{"alpha-2":{}}"#, "/alpha-2: expected a string, found an object"),
        ] {
            assert_eq!(read::<GeoCountryCode>(json), Err(error.to_owned()), "{json}");
        }
    }
}
