use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime as CivilDateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use super::{DateTime, date, time};
use crate::model::{Entity, EntityMeta};
use crate::value::{Notation, Value, ValueError, ValueWriter, Written};

/// A date and a time of day, with the offset from UTC if the platform sends an offset.
///
/// ES sends the offset of the agent's time zone; CX sends no offset. A `Moment` field is a
/// `@sys.date-time` parameter that accepts only moments. Other shapes of [`DateTime`] are an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The local date and time.
    pub civil: CivilDateTime,
    /// The offset of the local time from UTC. In ES and ISO 8601, an offset has whole minutes.
    pub offset: Option<Offset>,
}

impl Moment {
    /// Returns the instant, if the offset is known.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.offset?.to_timestamp(self.civil).ok()
    }

    pub(super) fn from_pieces(pieces: &Pieces<'_>) -> Option<Self> {
        let civil = CivilDateTime::from_parts(pieces.date(), pieces.time()?);
        Some(Self { civil, offset: pieces.to_numeric_offset() })
    }

    /// Reads a CX moment: `{"year": 2026, …, "hours": 16, …}`.
    pub(super) fn from_struct(value: &Value<'_>) -> Result<Self, ValueError> {
        let civil = CivilDateTime::from_parts(date::from_struct(value)?, time::from_struct(value)?);
        let offset = value.get("utcOffset").filter(|offset| offset.is_given());
        let offset = offset.map(read_offset).transpose();
        Ok(Self { civil, offset: offset.map_err(|error| error.within("utcOffset"))? })
    }
}

/// Reads an offset such as `-21600s`, a duration as in the protobuf JSON of Google's `DateTime`. CX
/// sends the other members of `DateTime`, but no known CX request has this member. The offset is
/// written and read so that a session keeps it.
fn read_offset(value: &Value<'_>) -> Result<Offset, ValueError> {
    let seconds = value.as_str().and_then(|text| text.strip_suffix('s')?.parse().ok());
    let offset = seconds.and_then(|seconds| Offset::from_seconds(seconds).ok());
    offset.ok_or_else(|| ValueError::new("an offset in seconds, as in `3600s`", value))
}

impl Entity for Moment {
    const META: &'static EntityMeta = DateTime::META;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let found = match DateTime::from_value(value)? {
            DateTime::Moment(moment) => return Ok(moment),
            DateTime::Date(_) => "a date without a time",
            DateTime::Time(_) => "a time without a date",
            _ => "a period",
        };
        Err(ValueError::found("a date with a time", found))
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        match out.notation() {
            Notation::Iso | Notation::IsoIntervals => out.display(self),
            Notation::Structs => {
                let mut moment = out.object();
                date::write_members(self.civil.date(), &mut moment);
                time::write_members(self.civil.time(), &mut moment);
                if let Some(offset) = self.offset {
                    moment.member("utcOffset").display(format_args!("{}s", offset.seconds()));
                }
                moment.end()
            }
        }
    }
}

/// Reads the local date and time, in any time zone.
impl Entity for CivilDateTime {
    const META: &'static EntityMeta = DateTime::META;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        Moment::from_value(value).map(|moment| moment.civil)
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        Moment::from(*self).write(out)
    }
}

impl From<CivilDateTime> for Moment {
    fn from(civil: CivilDateTime) -> Self {
        Self { civil, offset: None }
    }
}

impl From<(Date, Time)> for Moment {
    fn from((date, time): (Date, Time)) -> Self {
        CivilDateTime::from_parts(date, time).into()
    }
}

/// Formats the moment in ISO 8601: `2026-02-28T16:30:00-06:00`, or without the offset.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pieces = Pieces::from(self.civil);
        match self.offset {
            Some(offset) => pieces.with_offset(offset).fmt(f),
            None => pieces.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;
    use crate::sys::testing::{check, read};

    #[test]
    fn a_moment_keeps_its_offset_in_every_dialect() {
        let civil = datetime(2015, 3, 19, 7, 0, 0, 0);
        check(
            &Moment { civil, offset: Some(Offset::constant(6)) },
            &[r#""2015-03-19T07:00:00+0600""#, r#"{"date_time":"2015-03-19T07:00:00+06:00"}"#],
            [
                r#""2015-03-19T07:00:00+06:00""#,
                r#""2015-03-19T07:00:00+06:00""#,
                r#"{"year":2015,"month":3,"day":19,"hours":7,"minutes":0,"seconds":0,"nanos":0,"utcOffset":"21600s"}"#,
            ],
        );
        let cx = r#"{"year":2015,"month":3,"day":19,"hours":7,"minutes":0,"seconds":0,"nanos":0}"#;
        let es = r#""2015-03-19T07:00:00""#;
        check(&Moment::from(civil), &[], [es, es, cx]);
        check(&civil, &[r#""2015-03-19T07:00:00Z""#], [es, es, cx]);
    }

    #[test]
    fn a_moment_with_an_offset_is_an_instant() {
        let moment: Moment = read(r#""2018-04-06T16:30:00-06:00""#).unwrap();
        assert_eq!(moment.timestamp(), "2018-04-06T22:30:00Z".parse().ok());
        let zulu: Moment = read(r#""2018-04-06T22:30:00Z""#).unwrap();
        assert_eq!(zulu.timestamp(), moment.timestamp());
        assert_eq!(Moment::from(moment.civil).timestamp(), None);
    }

    #[test]
    fn what_is_no_moment_is_an_error_that_does_not_repeat_it() {
        for (json, found) in [
            (r#""2018-04-06""#, "a date without a time"),
            (r#"{"year":2018,"month":4,"day":6}"#, "a date without a time"),
            (r#""16:30:00""#, "a time without a date"),
            (r#""2018-04-06/2018-04-07""#, "a period"),
            (r#"{"startTime":"13:00:00","endTime":"17:00:00"}"#, "a period"),
        ] {
            let expected = Err(format!("expected a date with a time, found {found}"));
            assert_eq!(read::<Moment>(json).map(|_| ()), expected, "{json}");
            assert_eq!(read::<CivilDateTime>(json).map(|_| ()), expected, "{json}");
        }
        for offset in ["\"6h\"", "21600", "\"999999s\""] {
            let json =
                format!(r#"{{"year":2015,"month":3,"day":19,"hours":7,"utcOffset":{offset}}}"#);
            let error = read::<Moment>(&json).unwrap_err();
            assert!(error.starts_with("/utcOffset: expected an offset in seconds"), "{error}");
        }
    }
}
