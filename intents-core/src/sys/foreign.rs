//! Date and time types of other crates, converted to and from the types of jiff.

/// Implements `Entity` for a type per row: the foreign type, the jiff type, and the conversions,
/// which can fail.
macro_rules! through {
    ($($foreign:ty = $jiff:ty, $from:expr, $to:expr;)+) => {$(
        impl Entity for $foreign {
            const META: &'static EntityMeta = <$jiff>::META;

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let from: fn($jiff) -> Option<Self> = $from;
                let read = from(<$jiff>::from_value(value)?);
                read.ok_or_else(|| ValueError::found("a date or time", "one out of range"))
            }

            fn write(&self, out: ValueWriter<'_>) -> Written {
                let to: fn(Self) -> Option<$jiff> = $to;
                match to(*self) {
                    Some(value) => value.write(out),
                    None => out.refuse(crate::value::InvalidValue::DateTimeOutOfRange),
                }
            }
        }
    )+};
}

#[cfg(feature = "chrono")]
mod with_chrono {
    use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
    use jiff::civil::{Date, DateTime, Time};

    use crate::model::{Entity, EntityMeta};
    use crate::value::{Value, ValueError, ValueWriter, Written};

    through! {
        NaiveDate = Date, to_date, from_date;
        NaiveTime = Time, to_time, from_time;
        NaiveDateTime = DateTime,
            |civil| Some(to_date(civil.date())?.and_time(to_time(civil.time())?)),
            |naive| Some(from_date(naive.date())?.to_datetime(from_time(naive.time())?));
    }

    fn to_date(date: Date) -> Option<NaiveDate> {
        let (month, day) = (date.month().try_into().ok()?, date.day().try_into().ok()?);
        NaiveDate::from_ymd_opt(date.year().into(), month, day)
    }

    fn from_date(date: NaiveDate) -> Option<Date> {
        let (month, day) = (date.month().try_into().ok()?, date.day().try_into().ok()?);
        Date::new(date.year().try_into().ok()?, month, day).ok()
    }

    fn to_time(time: Time) -> Option<NaiveTime> {
        let (hour, minute) = (time.hour().try_into().ok()?, time.minute().try_into().ok()?);
        let (second, nanos) = (time.second().try_into().ok()?, time.subsec_nanosecond());
        NaiveTime::from_hms_nano_opt(hour, minute, second, nanos.try_into().ok()?)
    }

    fn from_time(time: NaiveTime) -> Option<Time> {
        let (hour, minute) = (time.hour().try_into().ok()?, time.minute().try_into().ok()?);
        let (second, nanos) = (time.second().try_into().ok()?, time.nanosecond());
        Time::new(hour, minute, second, nanos.try_into().ok()?).ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::sys::testing::{check, written_everywhere};
        use crate::value::InvalidValue;
        use crate::value::{Notation, Sink};

        #[test]
        fn they_are_what_the_ones_of_jiff_are() {
            let date = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
            let time = NaiveTime::from_hms_nano_opt(16, 30, 0, 1).unwrap();
            let [a, b, c] = written_everywhere(&jiff::civil::date(2026, 2, 28));
            check(&date, &["\"2026-02-28T12:00:00-06:00\""], [&a, &b, &c]);
            let [a, b, c] = written_everywhere(&jiff::civil::time(16, 30, 0, 1));
            check(&time, &[], [&a, &b, &c]);
            let [a, b, c] = written_everywhere(&jiff::civil::datetime(2026, 2, 28, 16, 30, 0, 1));
            check(&date.and_time(time), &[], [&a, &b, &c]);
        }

        #[test]
        fn what_jiff_cannot_hold_is_not_written() {
            let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_000_000_000).unwrap();
            let mut sink = Sink::new(Notation::Structs);
            leap.write(sink.value());
            assert_eq!(sink.problem(), Some(InvalidValue::DateTimeOutOfRange));
            let mut sink = Sink::new(Notation::Iso);
            NaiveDate::MAX.write(sink.value());
            assert_eq!(sink.problem(), Some(InvalidValue::DateTimeOutOfRange));
        }
    }
}

#[cfg(feature = "time")]
mod with_time {
    use ::time::{Date as TimeDate, PrimitiveDateTime, Time as TimeTime};
    use jiff::civil::{Date, DateTime, Time};

    use crate::model::{Entity, EntityMeta};
    use crate::value::{Value, ValueError, ValueWriter, Written};

    through! {
        TimeDate = Date, to_date, from_date;
        TimeTime = Time, to_time, from_time;
        PrimitiveDateTime = DateTime,
            |civil| Some(PrimitiveDateTime::new(to_date(civil.date())?, to_time(civil.time())?)),
            |both| Some(from_date(both.date())?.to_datetime(from_time(both.time())?));
    }

    fn to_date(date: Date) -> Option<TimeDate> {
        let month = u8::try_from(date.month()).ok()?.try_into().ok()?;
        TimeDate::from_calendar_date(date.year().into(), month, date.day().try_into().ok()?).ok()
    }

    fn from_date(date: TimeDate) -> Option<Date> {
        let month = u8::from(date.month()).try_into().ok()?;
        Date::new(date.year().try_into().ok()?, month, date.day().try_into().ok()?).ok()
    }

    fn to_time(time: Time) -> Option<TimeTime> {
        let (hour, minute) = (time.hour().try_into().ok()?, time.minute().try_into().ok()?);
        let (second, nanos) = (time.second().try_into().ok()?, time.subsec_nanosecond());
        TimeTime::from_hms_nano(hour, minute, second, nanos.try_into().ok()?).ok()
    }

    fn from_time(time: TimeTime) -> Option<Time> {
        let (hour, minute, second, nanos) = time.as_hms_nano();
        let (hour, minute) = (hour.try_into().ok()?, minute.try_into().ok()?);
        Time::new(hour, minute, second.try_into().ok()?, nanos.try_into().ok()?).ok()
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::sys::testing::{check, written_everywhere};

        #[test]
        fn they_are_what_the_ones_of_jiff_are() {
            let date = TimeDate::from_ordinal_date(2026, 59).unwrap();
            let time = TimeTime::from_hms_nano(16, 30, 0, 1).unwrap();
            let [a, b, c] = written_everywhere(&jiff::civil::date(2026, 2, 28));
            check(&date, &["\"2026-02-28T12:00:00-06:00\""], [&a, &b, &c]);
            let [a, b, c] = written_everywhere(&jiff::civil::time(16, 30, 0, 1));
            check(&time, &[], [&a, &b, &c]);
            let [a, b, c] = written_everywhere(&jiff::civil::datetime(2026, 2, 28, 16, 30, 0, 1));
            check(&PrimitiveDateTime::new(date, time), &[], [&a, &b, &c]);
        }
    }
}
