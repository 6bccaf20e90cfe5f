use std::fmt;

use jiff::civil::{Date, DateTime as CivilDateTime, Time};
use jiff::fmt::temporal::Pieces;

use super::{Moment, Period, time};
use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

const EXPECTED: &str = "a date or time";

/// `@sys.date-time`: a date, a time, both, or a period. One parameter can have any of these shapes.
///
/// ES V2 also sends a moment for a date (at noon) or for a time (of today): in ES V2, `2:30 pm` and
/// `13 July` are [`Moment`](DateTime::Moment)s. CX and V1 send only the part that the user gave.
///
/// If the parameter must have both a date and a time, use [`Moment`] or `jiff::civil::DateTime` as
/// the type of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateTime {
    /// A date: `tomorrow`.
    Date(Date),
    /// A time without a date: `2:30 pm`.
    Time(Time),
    /// A date with a time: `tomorrow at 4:30 pm`.
    Moment(Moment),
    /// A period of days: `April`.
    DatePeriod(Period<Date>),
    /// A period of time without a date: `morning`.
    TimePeriod(Period<Time>),
    /// A period between two moments: `tomorrow afternoon`.
    DateTimePeriod(Period<Moment>),
}

impl Entity for DateTime {
    const META: &'static EntityMeta = &EntityMeta::system("sys.date-time");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match &value {
            Value::String(text) => parse(text)
                .or_else(|| parse_interval(text))
                .ok_or_else(|| ValueError::found(EXPECTED, "a string that is not in ISO 8601")),
            Value::Struct(_) => from_struct(value),
            other => Err(ValueError::new(EXPECTED, other)),
        }
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        match self {
            Self::Date(date) => date.write(out),
            Self::Time(time) => time.write(out),
            Self::Moment(moment) => moment.write(out),
            Self::DatePeriod(period) => period.write(out),
            Self::TimePeriod(period) => period.write(out),
            Self::DateTimePeriod(period) => period.write(out),
        }
    }
}

fn parse(text: &str) -> Option<DateTime> {
    match Pieces::parse(text) {
        Ok(pieces) => Some(match Moment::from_pieces(&pieces) {
            Some(moment) => DateTime::Moment(moment),
            None => DateTime::Date(pieces.date()),
        }),
        Err(_) => time::parse(text).map(DateTime::Time),
    }
}

/// Parses a V1 period: `a/b`.
fn parse_interval(text: &str) -> Option<DateTime> {
    let (start, end) = text.split_once('/')?;
    match (parse(start)?, parse(end)?) {
        (DateTime::Date(start), DateTime::Date(end)) => Some(Period::new(start, end).into()),
        (DateTime::Time(start), DateTime::Time(end)) => Some(Period::new(start, end).into()),
        (DateTime::Moment(start), DateTime::Moment(end)) => Some(Period::new(start, end).into()),
        _ => None,
    }
}

fn from_struct(value: Value<'_>) -> Result<DateTime, ValueError> {
    let has = |name| value.get(name).is_some_and(Value::is_given);
    if has("startDateTime") {
        Period::<Moment>::from_value(value).map(Into::into)
    } else if has("startDate") {
        Period::<Date>::from_value(value).map(Into::into)
    } else if has("startTime") {
        Period::<Time>::from_value(value).map(Into::into)
    } else if has("date_time") {
        // ES V2 sends this member for a date with a time.
        member(&value, "date_time")
    } else if has("date") {
        // Actions on Google sends these members as the `DATETIME` argument.
        let date = member(&value, "date")?;
        if !has("time") {
            return Ok(DateTime::Date(date));
        }
        Ok(DateTime::Moment((date, member::<Time>(&value, "time")?).into()))
    } else if has("year") && time::is_in(&value) {
        Moment::from_struct(&value).map(Into::into)
    } else if has("year") {
        Date::from_value(value).map(Into::into)
    } else if time::is_in(&value) {
        time::from_struct(&value).map(Into::into)
    } else {
        Err(ValueError::found(EXPECTED, "an object that is none"))
    }
}

fn member<T: Entity>(value: &Value<'_>, name: &'static str) -> Result<T, ValueError> {
    let member = value.get(name).cloned().unwrap_or_default();
    T::from_value(member).map_err(|error| error.within(name))
}

macro_rules! from {
    ($($variant:ident: $shape:ty),+) => {$(
        impl From<$shape> for DateTime {
            fn from(value: $shape) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}

from! {
    Date: Date, Time: Time, Moment: Moment,
    DatePeriod: Period<Date>, TimePeriod: Period<Time>, DateTimePeriod: Period<Moment>
}

impl From<CivilDateTime> for DateTime {
    fn from(civil: CivilDateTime) -> Self {
        Self::Moment(civil.into())
    }
}

/// Formats the value in ISO 8601.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Time(time) => time.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
            Self::DatePeriod(period) => period.fmt(f),
            Self::TimePeriod(period) => period.fmt(f),
            Self::DateTimePeriod(period) => period.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime, time};
    use jiff::tz::Offset;

    use super::*;
    use crate::sys::testing::{read, written_everywhere};

    #[test]
    fn every_shape_is_told_from_the_others() {
        let day = date(2018, 4, 6);
        let civil = datetime(2018, 4, 6, 16, 30, 0, 0);
        let moment = Moment { civil, offset: Some(Offset::constant(-6)) };
        let cases: [(DateTime, &[&str]); 7] = [
            (
                day.into(),
                &[
                    r#""2018-04-06""#,
                    r#"{"year":2018,"month":4,"day":6}"#,
                    r#"{"year":2018.0,"month":4.0,"day":6.0,"hours":null}"#,
                    r#"{"date":{"year":2018,"month":4,"day":6}}"#,
                ],
            ),
            (
                time(16, 30, 0, 0).into(),
                &[r#""16:30:00""#, r#"{"hours":16,"minutes":30,"seconds":0,"nanos":0}"#],
            ),
            (
                moment.into(),
                &[
                    r#""2018-04-06T16:30:00-06:00""#,
                    r#""2018-04-06T16:30:00-06:00[America/Denver]""#,
                    r#"{"date_time":"2018-04-06T16:30:00-06:00"}"#,
                ],
            ),
            (
                civil.into(),
                &[
                    r#""2018-04-06T16:30:00""#,
                    r#"{"year":2018,"month":4,"day":6,"hours":16,"minutes":30,"seconds":0,"nanos":0}"#,
                    r#"{"date":{"year":2018,"month":4,"day":6},"time":{"hours":16,"minutes":30}}"#,
                ],
            ),
            (
                Period::new(day, date(2018, 4, 7)).into(),
                &[
                    r#"{"startDate":"2018-04-06T12:00:00-06:00","endDate":"2018-04-07T12:00:00-06:00"}"#,
                    r#""2018-04-06/2018-04-07""#,
                ],
            ),
            (
                Period::new(time(13, 0, 0, 0), time(17, 0, 0, 0)).into(),
                &[
                    r#"{"startTime":"2018-04-06T13:00:00-06:00","endTime":"2018-04-06T17:00:00-06:00"}"#,
                    r#""13:00:00/17:00:00""#,
                ],
            ),
            (
                Period::new(moment, moment).into(),
                &[
                    r#"{"startDateTime":"2018-04-06T16:30:00-06:00","endDateTime":"2018-04-06T16:30:00-06:00"}"#,
                    r#""2018-04-06T16:30:00-0600/2018-04-06T16:30:00-0600""#,
                ],
            ),
        ];
        for (value, spellings) in cases {
            let written = written_everywhere(&value);
            for json in spellings.iter().copied().chain(written.iter().map(String::as_str)) {
                assert_eq!(read(json), Ok(value), "{json}");
            }
            assert_eq!(written[1], format!("\"{value}\""));
        }
    }

    #[test]
    fn each_shape_is_written_as_the_entity_of_its_own() {
        let day = date(2018, 4, 6);
        assert_eq!(written_everywhere(&DateTime::from(day)), written_everywhere(&day));
        let period = Period::new(day, day);
        assert_eq!(written_everywhere(&DateTime::from(period)), written_everywhere(&period));
    }

    #[test]
    fn what_is_none_of_them_is_an_error_that_does_not_repeat_it() {
        for (json, error) in [
            ("\"tomorrow\"", "expected a date or time, found a string that is not in ISO 8601"),
            ("\"2018-04-06/17:00:00\"", "found a string that is not in ISO 8601"),
            ("\"2018-04-06/2018-04-07/2018-04-08\"", "found a string that is not in ISO 8601"),
            ("20180406", "expected a date or time, found a whole number"),
            (r#"{"period":"2018-04-06/2018-04-07"}"#, "found an object that is none"),
            (r#"{"year":2018,"hours":7}"#, "found one that lacks some of them"),
            (r#"{"startDate":"2018-04-06"}"#, "found one that lacks some of them"),
            (
                r#"{"date_time":"tomorrow"}"#,
                "/date_time: expected a date or time, found a string that is not in ISO 8601",
            ),
            (
                r#"{"date":{"year":2018,"month":4,"day":6},"time":{"hours":25}}"#,
                "/time: expected a time, found one that no clock shows",
            ),
        ] {
            let found = read::<DateTime>(json).unwrap_err();
            assert!(found.ends_with(error), "{json}: {found}");
        }
    }
}
