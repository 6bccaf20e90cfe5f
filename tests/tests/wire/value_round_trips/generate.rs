//! Values of every kind, the ones that users say as often as the odd ones.

use std::fmt::Debug;

use intents_core::jiff::civil::DateTime as CivilDateTime;
use intents_core::jiff::tz::Offset;
use intents_core::sys;
use proptest::prelude::*;

pub(crate) fn number() -> impl Strategy<Value = f64> {
    use proptest::num::f64;
    let finite = f64::POSITIVE | f64::NEGATIVE | f64::NORMAL | f64::SUBNORMAL | f64::ZERO;
    // Whole ones and short ones are rare among all floats, and what users say.
    let whole = any::<i64>().prop_map(|number| number as f64);
    let short = (-99_999..99_999).prop_map(|cents| f64::from(cents) / 100.0);
    prop_oneof![finite, whole, short]
}

/// Any text but the empty one, which is Dialogflow's "not given".
pub(crate) fn text() -> impl Strategy<Value = String> {
    let any = prop_oneof![any::<char>(), prop::char::range('\0', '\u{7f}')];
    prop::collection::vec(any, 1..20).prop_map(String::from_iter)
}

pub(crate) fn date() -> impl Strategy<Value = sys::Date> {
    let (first, last) = (sys::Date::MIN, sys::Date::MAX);
    let parts = (first.year()..=last.year(), 1..=12_i8, 1..=31_i8);
    let dates = parts
        .prop_filter_map("no such day", |(year, month, day)| sys::Date::new(year, month, day).ok());
    prop_oneof![8 => dates, 1 => Just(first), 1 => Just(last)]
}

pub(crate) fn time() -> impl Strategy<Value = sys::Time> {
    let parts = (0..24_i8, 0..60_i8, 0..60_i8, prop_oneof![Just(0), 0..1_000_000_000_i32]);
    let times = parts.prop_filter_map("no such time", |(hour, minute, second, nanos)| {
        sys::Time::new(hour, minute, second, nanos).ok()
    });
    prop_oneof![8 => times, 1 => Just(sys::Time::MIN), 1 => Just(sys::Time::MAX)]
}

pub(crate) fn civil() -> impl Strategy<Value = CivilDateTime> {
    (date(), time()).prop_map(|(date, time)| CivilDateTime::from_parts(date, time))
}

pub(crate) fn moment() -> impl Strategy<Value = sys::Moment> {
    // ISO 8601 has offsets to the minute.
    let minutes = -(25 * 60 + 59)..=(25 * 60 + 59);
    let offset = minutes
        .prop_filter_map("no such offset", |minutes: i32| Offset::from_seconds(minutes * 60).ok());
    let moments = (civil(), prop::option::of(offset));
    moments.prop_map(|(civil, offset)| sys::Moment { civil, offset })
}

pub(crate) fn period<T: Debug>(
    end: impl Strategy<Value = T>,
) -> impl Strategy<Value = sys::Period<T>> {
    prop::array::uniform2(end).prop_map(|[start, end]| sys::Period::new(start, end))
}

pub(crate) fn date_time() -> impl Strategy<Value = sys::DateTime> {
    prop_oneof![
        date().prop_map(Into::into),
        time().prop_map(Into::into),
        moment().prop_map(Into::into),
        period(date()).prop_map(Into::into),
        period(time()).prop_map(Into::into),
        period(moment()).prop_map(Into::into),
    ]
}

/// A member that may not be given.
pub(crate) fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

pub(crate) fn person() -> impl Strategy<Value = sys::Person> {
    (text(), maybe()).prop_map(|(name, original)| sys::Person { name, original })
}

pub(crate) fn location() -> impl Strategy<Value = sys::Location> {
    let area = (maybe(), maybe(), maybe(), maybe(), maybe());
    let rest = (maybe(), maybe(), maybe(), maybe(), maybe());
    let places = (area, rest).prop_map(|(area, rest)| sys::Location {
        country: area.0,
        admin_area: area.1,
        subadmin_area: area.2,
        city: area.3,
        street_address: area.4,
        zip_code: rest.0,
        business_name: rest.1,
        island: rest.2,
        shortcut: rest.3,
        original: rest.4,
    });
    prop_oneof![places, text().prop_map(|text| sys::Location::from(text.as_str()))]
}

pub(crate) fn airport() -> impl Strategy<Value = sys::Airport> {
    (maybe(), maybe(), maybe(), maybe(), maybe()).prop_map(|(name, city, country, iata, icao)| {
        sys::Airport { name, city, country, iata, icao }
    })
}

pub(crate) fn country() -> impl Strategy<Value = sys::GeoCountryCode> {
    (maybe(), maybe(), maybe(), prop::option::of(any::<u16>())).prop_map(
        |(name, alpha_2, alpha_3, numeric)| sys::GeoCountryCode { name, alpha_2, alpha_3, numeric },
    )
}

/// An amount and its unit, which may be missing.
pub(crate) fn amount<T: Debug>(new: fn(f64, String) -> T) -> impl Strategy<Value = T> {
    (number(), prop_oneof![text(), Just(String::new())])
        .prop_map(move |(amount, unit)| new(amount, unit))
}
