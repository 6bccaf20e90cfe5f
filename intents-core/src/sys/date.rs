use jiff::civil::Date;

use crate::model::{Entity, EntityMeta};
use crate::value::{Notation, ObjectWriter, Value, ValueError, ValueWriter, Written};

const EXPECTED: &str = "a date";

impl Entity for Date {
    const META: &'static EntityMeta = &EntityMeta::system("sys.date");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match &value {
            Value::String(text) => parse(text)
                .ok_or_else(|| ValueError::found(EXPECTED, "a string that is not in ISO 8601")),
            Value::Struct(_) => from_struct(&value),
            other => Err(ValueError::new(EXPECTED, other)),
        }
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        match out.notation() {
            Notation::Iso | Notation::IsoIntervals => out.display(self),
            Notation::Structs => {
                let mut date = out.object();
                write_members(*self, &mut date);
                date.end()
            }
        }
    }
}

/// Reads the date of an ISO 8601 text: `2026-02-28`, `20260228`, `2026-02-28T12:00:00+01:00`, each
/// also with an expanded year, `-000001`, or a time zone in brackets (RFC 9557). The time of a date
/// has no meaning, so its value is not read, and a service without times needs no parser of them.
fn parse(text: &str) -> Option<Date> {
    let text = match text.strip_suffix(']') {
        Some(text) => text.split_once('[')?.0,
        None => text,
    };
    let is_expanded = text.starts_with(['+', '-']);
    let (year, rest) = text.split_at_checked(if is_expanded { 7 } else { 4 })?;
    let ([b'-', m1, m2, b'-', d1, d2, ref time @ ..] | [m1, m2, d1, d2, ref time @ ..]) =
        *rest.as_bytes()
    else {
        return None;
    };
    if !is_time(time) || year == "-000000" {
        return None;
    }
    let number = |tens: u8, ones: u8| {
        let digit = |byte| char::from(byte).to_digit(10);
        i8::try_from(digit(tens)? * 10 + digit(ones)?).ok()
    };
    Date::new(year.parse().ok()?, number(m1, m2)?, number(d1, d2)?).ok()
}

/// Returns whether the text after a date can be a time with an offset; an interval is not a date.
fn is_time(text: &[u8]) -> bool {
    match text {
        [] => true,
        [b'T' | b't' | b' ', b'0'..=b'2', b'0'..=b'9', rest @ ..] => rest.iter().all(|byte| {
            matches!(byte, b'0'..=b'9' | b':' | b'.' | b',' | b'+' | b'-' | b'Z' | b'z')
        }),
        _ => false,
    }
}

/// Reads a CX date: `{"year": 2026, "month": 2, "day": 28}`.
pub(super) fn from_struct(value: &Value<'_>) -> Result<Date, ValueError> {
    let part = |name: &'static str| {
        let part = value.get(name).ok_or_else(|| {
            ValueError::found("a date of `year`, `month` and `day`", "one that lacks some of them")
        })?;
        i64::from_value(part.clone()).map_err(|error| error.within(name))
    };
    let (year, month, day) = (part("year")?, part("month")?, part("day")?);
    let date =
        || Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok();
    date().ok_or_else(|| ValueError::found(EXPECTED, "a day that no calendar has"))
}

pub(super) fn write_members(date: Date, object: &mut ObjectWriter<'_>) {
    object.member("year").integer(date.year().into());
    object.member("month").integer(date.month().into());
    object.member("day").integer(date.day().into());
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(json: &str) -> Result<Date, String> {
        Date::from_value(serde_json::from_str(json).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn every_spelling_of_a_date_is_the_day_that_it_shows() {
        for json in [
            r#""2018-04-06T12:00:00-06:00""#,
            r#""2018-04-06T23:30:00-06:00""#,
            r#""2018-04-06T12:00:00Z""#,
            r#""2018-04-06T12:00:00""#,
            r#""2018-04-06T07:00:00+0600""#,
            r#""2018-04-06""#,
            r#""20180406""#,
            r#""20180406T120000Z""#,
            r#""2018-04-06T12:00:00.5+01:00[Europe/Rome]""#,
            r#"{"year":2018,"month":4,"day":6}"#,
            r#"{"year":2018.0,"month":4.0,"day":6.0}"#,
        ] {
            assert_eq!(read(json), Ok(date(2018, 4, 6)), "{json}");
        }
    }

    #[test]
    fn what_is_no_date_is_an_error() {
        for (json, found) in [
            (r#""tomorrow""#, "found a string that is not in ISO 8601"),
            (r#""2018-4-06""#, "found a string that is not in ISO 8601"),
            (r#""2018-04-06Z""#, "found a string that is not in ISO 8601"),
            (r#""2018-04-06 or so""#, "found a string that is not in ISO 8601"),
            (r#""2018-04-06Tnoon""#, "found a string that is not in ISO 8601"),
            (r#""2018-04-06T99:00""#, "found a string that is not in ISO 8601"),
            (r#""-000000-01-01""#, "found a string that is not in ISO 8601"),
            (
                r#""2019-04-15T12:00:00Z/2019-04-16T12:00:00Z""#,
                "found a string that is not in ISO 8601",
            ),
            (r#""+018-04-06""#, "found a string that is not in ISO 8601"),
            (r#""2018-02-30""#, "found a string that is not in ISO 8601"),
            (r#"{"year":2018,"month":2,"day":30}"#, "found a day that no calendar has"),
            (r#"{"month":2,"day":3}"#, "found one that lacks some of them"),
            (r#"{"startDate":"2021-06-20","endDate":"2021-06-21"}"#, "lacks some of them"),
            (r#""2019-04-15/2019-04-17""#, "found a string that is not in ISO 8601"),
            (r#"{"date_time":"2019-04-15T12:00:00Z"}"#, "lacks some of them"),
            ("20180406", "found a whole number"),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.ends_with(found), "{json}: {error}");
        }
    }
}
