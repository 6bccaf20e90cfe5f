//! Every system entity's type, a few of them an intent.

use std::sync::Arc;

use intents_core::jiff::civil::DateTime as CivilDateTime;
use intents_core::{Intent, State, fulfill, sys};
use proptest::prelude::*;

use super::config;
use super::generate::{
    airport, amount, civil, country, date, date_time, location, maybe, moment, number, period,
    person, text, time,
};
use super::trip::{Received, comes_back};

/// An intent with a parameter for each row, and the test that it comes back.
macro_rules! intents {
    ($($test:ident: $intent:ident { $($field:ident: $ty:ty = $values:expr,)+ })+) => {$(
        mod $test {
            use super::*;

            #[derive(Debug, Clone, PartialEq, Intent)]
            struct $intent {
                $($field: $ty,)+
            }

            #[fulfill]
            fn receive(intent: $intent, received: State<'_, Arc<Received<$intent>>>) {
                received.set(intent);
            }

            proptest! {
                #![proptest_config(config())]

                #[test]
                fn come_back_in_every_dialect($($field in $values),+) {
                    comes_back::<_, receive>(&$intent { $($field),+ })?;
                }
            }
        }
    )+};
}

intents! {
    moments: Moments {
        date: sys::Date = date(),
        time: sys::Time = time(),
        moment: sys::Moment = moment(),
        civil: CivilDateTime = civil(),
        date_time: sys::DateTime = date_time(),
        maybe: Option<sys::DateTime> = prop::option::of(date_time()),
        many: Vec<sys::DateTime> = prop::collection::vec(date_time(), 0..4),
    }
    periods: Periods {
        dates: sys::DatePeriod = period(date()),
        times: sys::TimePeriod = period(time()),
        moments: sys::DateTimePeriod = period(moment()),
        maybe: Option<sys::TimePeriod> = prop::option::of(period(time())),
        many: Vec<sys::DatePeriod> = prop::collection::vec(period(date()), 0..4),
    }
    numbers: Numbers {
        integer: sys::Integer = any::<i64>(),
        number: sys::Number = number(),
        ordinal: sys::Ordinal = any::<i64>().prop_map(sys::Ordinal),
        cardinal: sys::Cardinal = number().prop_map(sys::Cardinal),
        percentage: sys::Percentage = number().prop_map(sys::Percentage),
        maybe: Option<sys::Percentage> = prop::option::of(number().prop_map(sys::Percentage)),
        many: Vec<sys::Ordinal> = prop::collection::vec(any::<i64>().prop_map(sys::Ordinal), 0..4),
    }
    amounts: Amounts {
        currency: sys::UnitCurrency = amount(sys::UnitCurrency::new),
        area: sys::UnitArea = amount(sys::UnitArea::new),
        length: sys::UnitLength = amount(sys::UnitLength::new),
        speed: sys::UnitSpeed = amount(sys::UnitSpeed::new),
        volume: sys::UnitVolume = amount(sys::UnitVolume::new),
        weight: sys::UnitWeight = amount(sys::UnitWeight::new),
        information: sys::UnitInformation = amount(sys::UnitInformation::new),
        temperature: sys::Temperature = amount(sys::Temperature::new),
        duration: sys::Duration = amount(sys::Duration::new),
        age: sys::Age = amount(sys::Age::new),
    }
    places: Places {
        location: sys::Location = location(),
        airport: sys::Airport = airport(),
        country: sys::GeoCountryCode = country(),
        person: sys::Person = person(),
        maybe: Option<sys::Location> = prop::option::of(location()),
        many: Vec<sys::Person> = prop::collection::vec(person(), 0..4),
    }
    geography: Geography {
        address: sys::Address = text().prop_map(Into::into),
        street: sys::StreetAddress = text().prop_map(Into::into),
        zip_code: sys::ZipCode = text().prop_map(Into::into),
        capital: sys::GeoCapital = text().prop_map(Into::into),
        country: sys::GeoCountry = text().prop_map(Into::into),
        city: sys::GeoCity = text().prop_map(Into::into),
        city_us: sys::GeoCityUs = text().prop_map(Into::into),
        city_gb: sys::GeoCityGb = text().prop_map(Into::into),
    }
    more_geography: MoreGeography {
        state: sys::GeoState = text().prop_map(Into::into),
        state_us: sys::GeoStateUs = text().prop_map(Into::into),
        state_gb: sys::GeoStateGb = text().prop_map(Into::into),
        county_us: sys::GeoCountyUs = text().prop_map(Into::into),
        county_gb: sys::GeoCountyGb = text().prop_map(Into::into),
        attraction: sys::PlaceAttraction = text().prop_map(Into::into),
        attraction_us: sys::PlaceAttractionUs = text().prop_map(Into::into),
        attraction_gb: sys::PlaceAttractionGb = text().prop_map(Into::into),
    }
    texts: Texts {
        any: sys::Any = text(),
        email: sys::Email = text().prop_map(Into::into),
        phone_number: sys::PhoneNumber = text().prop_map(Into::into),
        url: sys::Url = text().prop_map(Into::into),
        given_name: sys::GivenName = text().prop_map(Into::into),
        last_name: sys::LastName = text().prop_map(Into::into),
        artist: sys::MusicArtist = text().prop_map(Into::into),
        genre: sys::MusicGenre = text().prop_map(Into::into),
        maybe: Option<sys::Email> = maybe().prop_map(|text| text.map(Into::into)),
        many: Vec<sys::Url> = prop::collection::vec(text().prop_map(Into::into), 0..4),
    }
    words: Words {
        color: sys::Color = text().prop_map(Into::into),
        language: sys::Language = text().prop_map(Into::into),
        currency: sys::CurrencyName = text().prop_map(Into::into),
        digits: sys::NumberSequence = text().prop_map(Into::into),
        flight: sys::FlightNumber = text().prop_map(Into::into),
        area: sys::UnitAreaName = text().prop_map(Into::into),
        length: sys::UnitLengthName = text().prop_map(Into::into),
        speed: sys::UnitSpeedName = text().prop_map(Into::into),
        volume: sys::UnitVolumeName = text().prop_map(Into::into),
        weight: sys::UnitWeightName = text().prop_map(Into::into),
        information: sys::UnitInformationName = text().prop_map(Into::into),
    }
}
