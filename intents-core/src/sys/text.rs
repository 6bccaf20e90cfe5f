//! Text, and system entities with text values.

use std::fmt;
use std::ops::Deref;

use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

impl Entity for String {
    const META: &'static EntityMeta = &EntityMeta::system("sys.any");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::String(text) => Ok(text.into_owned()),
            other => Err(ValueError::new("a string", &other)),
        }
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.string(self)
    }
}

/// Reads a string of digits. Other systems often send a number for such a parameter; a float is
/// read without its `.0`.
fn digits(value: Value<'_>) -> Result<String, ValueError> {
    text_or_whole(value, "a string of digits")
}

/// Reads the text of a member of a larger value, or `None` if the member is not given.
pub(super) fn member(value: Value<'_>) -> Result<Option<String>, ValueError> {
    if value.is_given() { text_or_whole(value, "a string").map(Some) } else { Ok(None) }
}

fn text_or_whole(value: Value<'_>, expected: &'static str) -> Result<String, ValueError> {
    match value {
        Value::String(text) => Ok(text.into_owned()),
        Value::Number(_) => i64::from_value(value)
            .map(|number| number.to_string())
            .map_err(|_| ValueError::found(expected, "a number that is not whole")),
        other => Err(ValueError::new(expected, &other)),
    }
}

/// Defines a type per row: its Rust name, the entity name, and its documentation.
macro_rules! text {
    ($read:path; $($name:ident = $system:literal, $doc:literal;)+) => {$(
        #[doc = concat!("`@", $system, "`: ", $doc)]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl Entity for $name {
            const META: &'static EntityMeta = &EntityMeta::system($system);

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                $read(value).map(Self)
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                out.string(&self.0)
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    )+};
}

text! { String::from_value;
    Email = "sys.email", "an e-mail address.";
    Url = "sys.url", "a web address, as the user wrote it: `www.example.com`.";
    GivenName = "sys.given-name", "a given name. Google advises [`Person`](super::Person) instead.";
    LastName = "sys.last-name", "a family name. Google advises [`Person`](super::Person) instead.";
    Address = "sys.address", "an address with its street, city and postal code, in one line.";
    StreetAddress = "sys.street-address",
        "a street with a house number. Only in older lists of the system entities.";
    GeoCapital = "sys.geo-capital", "a capital city, in English.";
    GeoCountry = "sys.geo-country", "a country, in English.";
    GeoCity = "sys.geo-city", "a major city, in English.";
    GeoCityUs = "sys.geo-city-us",
        "a city of the United States. Only in older lists of the system entities.";
    GeoCityGb = "sys.geo-city-gb",
        "a city of Great Britain. Only in older lists of the system entities.";
    GeoState = "sys.geo-state", "a state or province, in English.";
    GeoStateUs = "sys.geo-state-us",
        "a state of the United States. Only in older lists of the system entities.";
    GeoStateGb = "sys.geo-state-gb",
        "a country of Great Britain. Only in older lists of the system entities.";
    GeoCountyUs = "sys.geo-county-us",
        "a county of the United States. Only in older lists of the system entities.";
    GeoCountyGb = "sys.geo-county-gb",
        "a county of Great Britain. Only in older lists of the system entities.";
    PlaceAttraction = "sys.place-attraction", "a tourist attraction, in English.";
    PlaceAttractionUs = "sys.place-attraction-us",
        "a tourist attraction in the United States. Only in older lists of the system entities.";
    PlaceAttractionGb = "sys.place-attraction-gb",
        "a tourist attraction in Great Britain. Only in older lists of the system entities.";
    MusicArtist = "sys.music-artist", "a musician or a band.";
    MusicGenre = "sys.music-genre", "a genre of music.";
    Color = "sys.color", "a word for a color.";
    Language = "sys.language", "the name of a language: `Japanese`.";
    CurrencyName = "sys.currency-name", "a currency, as its ISO 4217 code: `EUR`.";
    UnitAreaName = "sys.unit-area-name", "a unit of area, without an amount.";
    UnitLengthName = "sys.unit-length-name", "a unit of length, without an amount.";
    UnitSpeedName = "sys.unit-speed-name", "a unit of speed, without an amount.";
    UnitVolumeName = "sys.unit-volume-name", "a unit of volume, without an amount.";
    UnitWeightName = "sys.unit-weight-name", "a unit of weight, without an amount.";
    UnitInformationName = "sys.unit-information-name", "a unit of information, without an amount.";
}

text! { digits;
    NumberSequence = "sys.number-sequence", "digits without a quantity, such as a card number.";
    PhoneNumber = "sys.phone-number", "a telephone number, without spaces, dashes and parentheses.";
    ZipCode = "sys.zip-code", "a postal code.";
    FlightNumber = "sys.flight-number", "the number of a flight: `LH4234`.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{read, written_everywhere};

    #[test]
    fn text_is_what_was_said() {
        assert_eq!(read("\"ada@example.com\""), Ok(Email::from("ada@example.com")));
        // Real values contain stray white space, which comes from the entries of the agent.
        assert_eq!(read("\"LAX\\t\""), Ok(GeoCity::from("LAX\t")));
        assert_eq!(written_everywhere(&Email::from("a\"b")), [r#""a\"b""#; 3]);
        let email = Email::from("ada@example.com".to_owned());
        assert_eq!(email.split_once('@'), Some(("ada", "example.com")));
        assert_eq!(format!("{email:>16}"), " ada@example.com");
        assert_eq!(String::from(email), "ada@example.com");
    }

    #[test]
    fn digits_are_read_from_numbers_too() {
        for (json, text) in [
            ("\"0049 30 1234\"", "0049 30 1234"),
            ("5105105100", "5105105100"),
            ("5105105100.0", "5105105100"),
            ("94043", "94043"),
        ] {
            assert_eq!(read(json), Ok(PhoneNumber::from(text)), "{json}");
            assert_eq!(read(json), Ok(ZipCode::from(text)), "{json}");
            assert_eq!(read(json), Ok(NumberSequence::from(text)), "{json}");
        }
    }

    #[test]
    fn what_is_no_text_is_an_error_that_does_not_repeat_it() {
        for (json, found) in [("17", "a whole number"), ("[\"17\"]", "a list")] {
            assert_eq!(read::<Email>(json), Err(format!("expected a string, found {found}")));
        }
        for (json, found) in [("1.75", "a number that is not whole"), ("{}", "an object")] {
            let expected = format!("expected a string of digits, found {found}");
            assert_eq!(read::<ZipCode>(json), Err(expected));
        }
    }
}
