//! System entities: types that Dialogflow itself recognizes in the user's query.
//!
//! If Rust or jiff has a matching type, the parameter has that type, and this module has an alias
//! with Dialogflow's name: an `i64` field is a `@sys.number-integer` parameter. The other system
//! entities are small structs.
//!
//! Every type reads the notations of all dialects, because another system may have written the
//! parameters of an event. Numbers may be strings, and integers may be floats. `null` and `""` mean
//! that a member is not given. Every type writes the notation of the dialect and can read its own
//! output.
//!
//! # Dates and times
//!
//! | Rust type | ES and CX | read from | written in ES V2 | in ES V1 | in CX |
//! |---|---|---|---|---|---|
//! | [`Date`], [`jiff::civil::Date`] | `@sys.date` | ISO 8601 with or without a time; struct | `"2026-02-28"` | the same | `{"year":2026,"month":2,"day":28}` |
//! | [`Time`], [`jiff::civil::Time`] | `@sys.time` | ISO 8601 with or without a date; struct | `"16:30:00"` | the same | `{"hours":16,"minutes":30,"seconds":0,"nanos":0}` |
//! | [`DateTime`] | `@sys.date-time` | all notations on this page; `{"date_time":…}`; `{"date":…,"time":…}` | depends on its shape | as V2; periods as below | depends on its shape |
//! | [`Moment`], [`jiff::civil::DateTime`] | `@sys.date-time` | date and time in ISO 8601; struct; `{"date_time":…}` | `"2026-02-28T16:30:00-06:00"` | the same | the members of a date and of a time |
//! | [`DatePeriod`] | `@sys.date-period` | struct; `"a/b"` | `{"startDate":"2026-02-01","endDate":"2026-02-28"}` | `"2026-02-01/2026-02-28"` | `{"startDate":{"year":…},"endDate":{…}}` |
//! | [`TimePeriod`] | `@sys.time-period` | struct; `"a/b"` | `{"startTime":"13:00:00","endTime":"17:00:00"}` | `"13:00:00/17:00:00"` | `{"startTime":{"hours":…},"endTime":{…}}` |
//! | [`DateTimePeriod`] | `@sys.date-time` | struct; `"a/b"` | `{"startDateTime":"…","endDateTime":"…"}` | `"…/…"` | `{"startDateTime":{"year":…},"endDateTime":{…}}` |
//!
//! # Numbers and amounts
//!
//! | Rust type | ES and CX | read from | written in all dialects |
//! |---|---|---|---|
//! | [`Integer`], `i64` | `@sys.number-integer` | `5`, `5.0`, `"5"`; `2.7` is an error | `5` |
//! | [`Number`], `f64` | `@sys.number` | `2.5`, `"2.5"` | `2.5` |
//! | [`Ordinal`]`(i64)` | `@sys.ordinal` | as an integer | `10` |
//! | [`Cardinal`]`(f64)` | `@sys.cardinal` | as a number | `10` |
//! | [`Percentage`]`(f64)` | `@sys.percentage` | `"50%"`, `"50"`, `50` | `"50%"` |
//! | [`UnitCurrency`] | `@sys.unit-currency` | struct | `{"amount":50,"currency":"EUR"}` |
//! | [`UnitArea`], [`UnitLength`], [`UnitSpeed`], [`UnitVolume`], [`UnitWeight`], [`UnitInformation`] | `@sys.unit-area`, `-length`, … | struct | `{"amount":77.3,"unit":"kg"}` |
//! | [`Duration`], [`Age`], [`Temperature`] | `@sys.duration`, `@sys.age`, `@sys.temperature` | struct | `{"amount":10,"unit":"min"}` |
//!
//! # People and places
//!
//! | Rust type | ES and CX | read from | written in ES | in CX |
//! |---|---|---|---|---|
//! | [`Person`] | `@sys.person` | struct, text | `{"name":"…"}`, with `original` if given | the same |
//! | [`Location`] | `@sys.location` | struct, text | struct of the given members; text if only `original` is given | struct |
//! | [`Airport`] | `@sys.airport` | struct, text | `{"name":"…","IATA":"SFO",…}` | the same |
//! | [`GeoCountryCode`] | `@sys.geo-country-code` | struct, text | `{"name":"Finland","alpha-2":"FI",…}` | the same |
//!
//! # Text
//!
//! Text types are read from strings and written as strings, in every dialect.
//!
//! | Rust type | ES and CX |
//! |---|---|
//! | [`Any`], `String` | `@sys.any` |
//! | [`Email`], [`Url`] | `@sys.email`, `@sys.url` |
//! | [`PhoneNumber`], [`NumberSequence`], [`ZipCode`], [`FlightNumber`]: also read from numbers | `@sys.phone-number`, `@sys.number-sequence`, `@sys.zip-code`, `@sys.flight-number` |
//! | [`GivenName`], [`LastName`] | `@sys.given-name`, `@sys.last-name` |
//! | [`Address`], [`StreetAddress`] | `@sys.address`, `@sys.street-address` |
//! | [`GeoCountry`], [`GeoCapital`], [`GeoCity`], [`GeoState`] | `@sys.geo-country`, `@sys.geo-capital`, `@sys.geo-city`, `@sys.geo-state` |
//! | [`GeoCityUs`], [`GeoCityGb`], [`GeoStateUs`], [`GeoStateGb`], [`GeoCountyUs`], [`GeoCountyGb`] | `@sys.geo-city-us`, `@sys.geo-city-gb`, … |
//! | [`PlaceAttraction`], [`PlaceAttractionUs`], [`PlaceAttractionGb`] | `@sys.place-attraction`, `@sys.place-attraction-us`, … |
//! | [`MusicArtist`], [`MusicGenre`] | `@sys.music-artist`, `@sys.music-genre` |
//! | [`Color`], [`Language`] | `@sys.color`, `@sys.language` |
//! | [`CurrencyName`] | `@sys.currency-name` |
//! | [`UnitAreaName`], [`UnitLengthName`], [`UnitSpeedName`], [`UnitVolumeName`], [`UnitWeightName`], [`UnitInformationName`] | `@sys.unit-area-name`, … |
//!
//! The names come from Google's references and from real agents. CX has fewer system entities than
//! ES: its reference does not list `@sys.age`, `@sys.airport`, `@sys.geo-capital`,
//! `@sys.geo-country-code` and `@sys.given-name`.
//!
//! # Date and time types of other crates
//!
//! The features `chrono` and `time` make the date and time types of these crates parameter types,
//! equivalent to jiff's civil types. A value that jiff cannot represent, such as a leap second, is
//! an error when the response is written.
//!
//! | chrono | time | jiff | ES and CX |
//! |---|---|---|---|
//! | `chrono::NaiveDate` | `time::Date` | [`jiff::civil::Date`] | `@sys.date` |
//! | `chrono::NaiveTime` | `time::Time` | [`jiff::civil::Time`] | `@sys.time` |
//! | `chrono::NaiveDateTime` | `time::PrimitiveDateTime` | [`jiff::civil::DateTime`] | `@sys.date-time` |

mod amount;
mod date;
mod date_time;
#[cfg(any(feature = "chrono", feature = "time"))]
mod foreign;
mod moment;
mod number;
mod percentage;
mod period;
mod person;
mod place;
mod span;
#[cfg(test)]
mod testing;
mod text;
mod time;

pub use amount::{
    Age, Duration, Temperature, UnitArea, UnitCurrency, UnitInformation, UnitLength, UnitSpeed,
    UnitVolume, UnitWeight,
};
pub use date_time::DateTime;
pub use moment::Moment;
pub use number::{Cardinal, Ordinal};
pub use percentage::Percentage;
pub use period::Period;
pub use person::Person;
pub use place::{Airport, GeoCountryCode, Location};
pub use text::{
    Address, Color, CurrencyName, Email, FlightNumber, GeoCapital, GeoCity, GeoCityGb, GeoCityUs,
    GeoCountry, GeoCountyGb, GeoCountyUs, GeoState, GeoStateGb, GeoStateUs, GivenName, Language,
    LastName, MusicArtist, MusicGenre, NumberSequence, PhoneNumber, PlaceAttraction,
    PlaceAttractionGb, PlaceAttractionUs, StreetAddress, UnitAreaName, UnitInformationName,
    UnitLengthName, UnitSpeedName, UnitVolumeName, UnitWeightName, Url, ZipCode,
};

/// `@sys.number-integer`: an integer. `5`, `5.0` and `"5"` are read; `2.7` is an error.
pub type Integer = i64;

/// `@sys.number`: a number. `2.5` and `"2.5"` are read.
pub type Number = f64;

/// `@sys.date`: a calendar date.
///
/// ES sends a moment with the offset of the agent's time zone (`"2018-04-06T12:00:00-06:00"`). The
/// date is read in that offset, not in UTC.
pub type Date = jiff::civil::Date;

/// `@sys.time`: a time of day.
///
/// ES sends a moment with the offset of the agent's time zone (`"2018-04-06T16:30:00-06:00"`). The
/// time is read in that offset, not in UTC.
pub type Time = jiff::civil::Time;

/// `@sys.date-period`: a period from one date to another, both included.
pub type DatePeriod = Period<Date>;

/// `@sys.time-period`: a period from one time of day to another.
pub type TimePeriod = Period<Time>;

/// `@sys.date-time` with the shape of a period of one or more days: `tomorrow afternoon`.
pub type DateTimePeriod = Period<Moment>;

/// `@sys.any`: any text. Dialogflow sends the empty string if the user gave no value.
pub type Any = String;

/// Calls a macro with the type names of all system entities. Tests read and write a value of each
/// type.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_system_entity {
    ($callback:ident) => {
        $callback! {
            Address,
            Age,
            Airport,
            Any,
            Cardinal,
            Color,
            CurrencyName,
            Date,
            DatePeriod,
            DateTime,
            Duration,
            Email,
            FlightNumber,
            GeoCapital,
            GeoCity,
            GeoCityGb,
            GeoCityUs,
            GeoCountry,
            GeoCountryCode,
            GeoCountyGb,
            GeoCountyUs,
            GeoState,
            GeoStateGb,
            GeoStateUs,
            GivenName,
            Integer,
            Language,
            LastName,
            Location,
            MusicArtist,
            MusicGenre,
            Number,
            NumberSequence,
            Ordinal,
            Percentage,
            Person,
            PhoneNumber,
            PlaceAttraction,
            PlaceAttractionGb,
            PlaceAttractionUs,
            StreetAddress,
            Temperature,
            Time,
            TimePeriod,
            UnitArea,
            UnitAreaName,
            UnitCurrency,
            UnitInformation,
            UnitInformationName,
            UnitLength,
            UnitLengthName,
            UnitSpeed,
            UnitSpeedName,
            UnitVolume,
            UnitVolumeName,
            UnitWeight,
            UnitWeightName,
            Url,
            ZipCode,
        }
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Entity, EntityKind};

    macro_rules! metas {
        ($($name:ident),+ $(,)?) => {[$(<$name as Entity>::META),+]};
    }

    /// Google's references and the real agents that we have, by the names in both.
    const KNOWN: &str = "address age airport any cardinal color currency-name date date-period \
        date-time duration email flight-number geo-capital geo-city geo-city-gb geo-city-us \
        geo-country geo-country-code geo-county-gb geo-county-us geo-state geo-state-gb \
        geo-state-us given-name language last-name location music-artist music-genre number \
        number-integer number-sequence ordinal percentage person phone-number place-attraction \
        place-attraction-gb place-attraction-us street-address temperature time time-period \
        unit-area unit-area-name unit-currency unit-information unit-information-name unit-length \
        unit-length-name unit-speed unit-speed-name unit-volume unit-volume-name unit-weight \
        unit-weight-name url zip-code";

    #[test]
    fn every_known_entity_has_one_type() {
        let metas = crate::for_each_system_entity!(metas);
        assert!(metas.iter().all(|meta| meta.kind == EntityKind::System));
        let known: BTreeSet<_> = KNOWN.split(' ').map(|name| format!("sys.{name}")).collect();
        let named: BTreeSet<_> = metas.iter().map(|meta| meta.name.to_owned()).collect();
        assert_eq!(named, known);
        assert_eq!(metas.len(), known.len());
    }
}
