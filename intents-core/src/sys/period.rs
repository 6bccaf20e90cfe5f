use std::fmt;

use jiff::civil::{Date, Time};

use super::{DateTime, Moment};
use crate::model::{Entity, EntityMeta};
use crate::value::{Notation, Value, ValueError, ValueWriter, Written};

/// A period of dates, times or moments, from `start` to `end`.
///
/// Both ends are sent by the platform, which does not guarantee that `start` is before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period<T> {
    /// The start of the period.
    pub start: T,
    /// The end of the period. For dates, this is the last day of the period.
    pub end: T,
}

impl<T> Period<T> {
    /// Creates a period from `start` to `end`.
    #[must_use]
    pub const fn new(start: T, end: T) -> Self {
        Self { start, end }
    }
}

/// Formats the period in ISO 8601, if its ends do: `2026-02-01/2026-02-28`.
impl<T: fmt::Display> fmt::Display for Period<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

/// Implements `Entity` for a period per row: the type of the ends, the entity, the expected value
/// for errors, and the names of the ends.
macro_rules! periods {
    ($($end:ty = $meta:expr, $expected:literal, $names:expr;)+) => {$(
        impl Entity for Period<$end> {
            const META: &'static EntityMeta = $meta;

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                read(&value, $expected, $names)
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                if out.notation() == Notation::IsoIntervals {
                    return out.display(self);
                }
                let [start, end] = $names;
                let mut period = out.object();
                self.start.write(period.member(start));
                self.end.write(period.member(end));
                period.end()
            }
        }
    )+};
}

periods! {
    Date = &EntityMeta::system("sys.date-period"), "a date period", ["startDate", "endDate"];
    Time = &EntityMeta::system("sys.time-period"), "a time period", ["startTime", "endTime"];
    Moment = DateTime::META, "a period of dates with times", ["startDateTime", "endDateTime"];
}

fn read<T: Entity>(
    value: &Value<'_>,
    expected: &'static str,
    names: [&'static str; 2],
) -> Result<Period<T>, ValueError> {
    let [start, end] = match value {
        Value::String(text) => {
            let (start, end) = text.split_once('/').ok_or_else(|| {
                ValueError::found(expected, "a string that is no interval of ISO 8601")
            })?;
            [start, end].map(|end| Value::String(end.into()))
        }
        Value::Struct(_) => {
            let ends = names.map(|name| value.get(name).filter(|end| end.is_given()).cloned());
            let [Some(start), Some(end)] = ends else {
                let expected = format!("{expected} of `{}` and `{}`", names[0], names[1]);
                return Err(ValueError::found(expected, "one that lacks some of them"));
            };
            [start, end]
        }
        other => return Err(ValueError::new(expected, other)),
    };
    Ok(Period {
        start: T::from_value(start).map_err(|error| error.within(names[0]))?,
        end: T::from_value(end).map_err(|error| error.within(names[1]))?,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime, time};
    use jiff::tz::Offset;

    use super::*;
    use crate::sys::testing::{check, read};

    #[test]
    fn periods_of_days() {
        check(
            &Period::new(date(2018, 4, 1), date(2018, 4, 30)),
            &[r#"{"startDate":"2018-04-01T12:00:00-06:00","endDate":"2018-04-30T12:00:00-06:00"}"#],
            [
                r#"{"startDate":"2018-04-01","endDate":"2018-04-30"}"#,
                r#""2018-04-01/2018-04-30""#,
                r#"{"startDate":{"year":2018,"month":4,"day":1},"endDate":{"year":2018,"month":4,"day":30}}"#,
            ],
        );
        // From a real request.
        let backwards = Ok(Period::new(date(2019, 4, 15), date(2019, 4, 13)));
        assert_eq!(read(r#""2019-04-15/2019-04-13""#), backwards);
    }

    #[test]
    fn periods_of_times() {
        check(
            &Period::new(time(13, 0, 0, 0), time(17, 0, 0, 0)),
            &[
                r#"{"startTime":"2018-04-06T13:00:00-06:00","endTime":"2018-04-06T17:00:00-06:00"}"#,
                r#"{"startTime":{"hours":13},"endTime":{"hours":17}}"#,
            ],
            [
                r#"{"startTime":"13:00:00","endTime":"17:00:00"}"#,
                r#""13:00:00/17:00:00""#,
                r#"{"startTime":{"hours":13,"minutes":0,"seconds":0,"nanos":0},"endTime":{"hours":17,"minutes":0,"seconds":0,"nanos":0}}"#,
            ],
        );
    }

    #[test]
    fn periods_of_moments() {
        let moment = |hour| Moment {
            civil: datetime(2018, 4, 6, hour, 0, 0, 0),
            offset: Some(Offset::constant(-6)),
        };
        check(
            &Period::new(moment(13), moment(17)),
            &[],
            [
                r#"{"startDateTime":"2018-04-06T13:00:00-06:00","endDateTime":"2018-04-06T17:00:00-06:00"}"#,
                r#""2018-04-06T13:00:00-06:00/2018-04-06T17:00:00-06:00""#,
                r#"{"startDateTime":{"year":2018,"month":4,"day":6,"hours":13,"minutes":0,"seconds":0,"nanos":0,"utcOffset":"-21600s"},"endDateTime":{"year":2018,"month":4,"day":6,"hours":17,"minutes":0,"seconds":0,"nanos":0,"utcOffset":"-21600s"}}"#,
            ],
        );
    }

    #[test]
    fn what_is_no_period_is_an_error_that_does_not_repeat_it() {
        let lacking = "expected a date period of `startDate` and `endDate`, \
            found one that lacks some of them";
        for (json, error) in [
            ("\"April\"", "expected a date period, found a string that is no interval of ISO 8601"),
            ("4", "expected a date period, found a whole number"),
            (r#"{"startDate":"2018-04-01","endDate":""}"#, lacking),
            (r#"{"startTime":"13:00:00","endTime":"17:00:00"}"#, lacking),
            (
                r#""2018-04-01/April""#,
                "/endDate: expected a date, found a string that is not in ISO 8601",
            ),
            (
                r#"{"startDate":{"year":2018,"month":4,"day":31},"endDate":"2018-04-30"}"#,
                "/startDate: expected a date, found a day that no calendar has",
            ),
        ] {
            assert_eq!(read::<Period<Date>>(json), Err(error.to_owned()), "{json}");
        }
    }
}
