use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;

use crate::model::{Entity, EntityMeta};
use crate::value::{Notation, ObjectWriter, Value, ValueError, ValueWriter, Written};

const EXPECTED: &str = "a time";
const MEMBERS: [&str; 4] = ["hours", "minutes", "seconds", "nanos"];

impl Entity for Time {
    const META: &'static EntityMeta = &EntityMeta::system("sys.time");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match &value {
            Value::String(text) => match Pieces::parse(text.as_ref()) {
                // ES sends a moment. Its date does not come from the user.
                Ok(pieces) => {
                    let found = || ValueError::found(EXPECTED, "a date without a time");
                    pieces.time().ok_or_else(found)
                }
                Err(_) => parse(text)
                    .ok_or_else(|| ValueError::found(EXPECTED, "a string that is not in ISO 8601")),
            },
            Value::Struct(_) => from_struct(&value),
            other => Err(ValueError::new(EXPECTED, other)),
        }
    }

    /// Writes only the time, as V1 does. ES V2 sends a moment, but its date is known only to
    /// Dialogflow.
    fn write(&self, out: ValueWriter<'_>) -> Written {
        match out.notation() {
            Notation::Iso | Notation::IsoIntervals => out.display(self),
            Notation::Structs => {
                let mut time = out.object();
                write_members(*self, &mut time);
                time.end()
            }
        }
    }
}

/// Parses `16:30:00`. A colon is required, because ISO 8601 would also parse `2018` as a time.
pub(super) fn parse(text: &str) -> Option<Time> {
    text.contains(':').then(|| text.parse().ok()).flatten()
}

/// Returns whether a struct has a time or a part of a time.
pub(super) fn is_in(value: &Value<'_>) -> bool {
    MEMBERS.iter().any(|name| value.get(name).is_some_and(Value::is_given))
}

/// Reads a CX time: `{"hours": 16, "minutes": 30, "seconds": 0, "nanos": 0}`. Missing members are
/// zero, as in Google's `TimeOfDay`, but at least one member must be given.
pub(super) fn from_struct(value: &Value<'_>) -> Result<Time, ValueError> {
    if !is_in(value) {
        let expected = "a time of `hours`, `minutes` and `seconds`";
        return Err(ValueError::found(expected, "one that has none of them"));
    }
    let part = |name: &'static str| match value.get(name) {
        Some(part) if part.is_given() => {
            i64::from_value(part.clone()).map_err(|error| error.within(name))
        }
        _ => Ok(0),
    };
    let [hours, minutes, seconds, nanos] = MEMBERS.map(part);
    let (hours, minutes, seconds, nanos) = (hours?, minutes?, seconds?, nanos?);
    let time = || {
        let (hours, minutes) = (hours.try_into().ok()?, minutes.try_into().ok()?);
        Time::new(hours, minutes, seconds.try_into().ok()?, nanos.try_into().ok()?).ok()
    };
    time().ok_or_else(|| ValueError::found(EXPECTED, "one that no clock shows"))
}

pub(super) fn write_members(time: Time, object: &mut ObjectWriter<'_>) {
    object.member("hours").integer(time.hour().into());
    object.member("minutes").integer(time.minute().into());
    object.member("seconds").integer(time.second().into());
    object.member("nanos").integer(time.subsec_nanosecond().into());
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::sys::testing::{check, read};

    #[test]
    fn every_spelling_of_a_time_is_what_its_clock_shows() {
        check(
            &time(16, 30, 0, 0),
            &[
                r#""2018-04-06T16:30:00-06:00""#,
                r#""2018-04-06T16:30:00Z""#,
                r#""2018-04-06T16:30:00+0600""#,
                r#""16:30""#,
                r#""16:30:00-06:00""#,
                r#"{"hours":16,"minutes":30}"#,
                r#"{"hours":16.0,"minutes":"30","seconds":null,"nanos":""}"#,
            ],
            [
                r#""16:30:00""#,
                r#""16:30:00""#,
                r#"{"hours":16,"minutes":30,"seconds":0,"nanos":0}"#,
            ],
        );
        check(
            &time(0, 0, 1, 500_000_000),
            &[r#"{"seconds":1,"nanos":500000000}"#],
            [
                r#""00:00:01.5""#,
                r#""00:00:01.5""#,
                r#"{"hours":0,"minutes":0,"seconds":1,"nanos":500000000}"#,
            ],
        );
    }

    #[test]
    fn what_is_no_time_is_an_error_that_does_not_repeat_it() {
        for (json, found) in [
            (r#""half past four""#, "found a string that is not in ISO 8601"),
            (r#""2018""#, "found a string that is not in ISO 8601"),
            (r#""25:00:00""#, "found a string that is not in ISO 8601"),
            (r#""13:00:00/17:00:00""#, "found a string that is not in ISO 8601"),
            (r#""2018-04-06""#, "found a date without a time"),
            (r#"{"hours":24}"#, "found one that no clock shows"),
            (r#"{"hours":1,"minutes":600}"#, "found one that no clock shows"),
            (r#"{"startTime":{"hours":13},"endTime":{"hours":17}}"#, "has none of them"),
            ("{}", "has none of them"),
            ("1630", "found a whole number"),
        ] {
            let error = read::<Time>(json).unwrap_err();
            assert!(error.ends_with(found), "{json}: {error}");
        }
        let error = "/minutes: expected a whole number, found a string";
        assert_eq!(read::<Time>(r#"{"hours":1,"minutes":"x"}"#), Err(error.to_owned()));
    }
}
