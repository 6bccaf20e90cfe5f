//! Conversions of durations and ages to calendar spans.

use jiff::{SignedDuration, Span};

use super::{Age, Duration};

impl Duration {
    /// Returns the duration as a jiff `Span`. Returns `None` for an unknown unit, or for an amount
    /// without an exact span, such as half a month.
    #[must_use]
    pub fn to_span(&self) -> Option<Span> {
        span(self.amount, &self.unit)
    }
}

impl Age {
    /// Returns the age as a jiff `Span`, see [`Duration::to_span`].
    #[must_use]
    pub fn to_span(&self) -> Option<Span> {
        span(self.amount, &self.unit)
    }
}

/// Converts an amount of a unit. `s`, `min`, `h` and `year` occur in real requests and webhooks.
/// The platform's use of `day`, `wk`, `mo` and `yr` is not confirmed. Events may contain the long
/// forms.
fn span(amount: f64, unit: &str) -> Option<Span> {
    let whole = (amount.fract() == 0.0 && amount.abs() < 1e15).then_some(amount as i64);
    let (name, seconds) = match unit {
        "s" | "second" | "seconds" => ('s', 1.0),
        "min" | "minute" | "minutes" => ('m', 60.0),
        "h" | "hour" | "hours" => ('h', 3600.0),
        // The length of these units depends on the start date, so only integers are exact.
        "day" | "days" => return Span::new().try_days(whole?).ok(),
        "wk" | "week" | "weeks" => return Span::new().try_weeks(whole?).ok(),
        "mo" | "month" | "months" => return Span::new().try_months(whole?).ok(),
        "yr" | "year" | "years" => return Span::new().try_years(whole?).ok(),
        _ => return None,
    };
    match (name, whole) {
        ('s', Some(seconds)) => Span::new().try_seconds(seconds).ok(),
        ('m', Some(minutes)) => Span::new().try_minutes(minutes).ok(),
        ('h', Some(hours)) => Span::new().try_hours(hours).ok(),
        _ => SignedDuration::try_from_secs_f64(amount * seconds).ok()?.try_into().ok(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;

    use super::*;

    #[test]
    fn known_units_are_spans() {
        for (amount, unit, span) in [
            (10.0, "min", 10.minutes()),
            (1.0, "h", 1.hour()),
            (30.0, "s", 30.seconds()),
            (1.5, "h", 5400.seconds()),
            (0.25, "s", 250.milliseconds()),
            (2.0, "day", 2.days()),
            (3.0, "wk", 3.weeks()),
            (6.0, "mo", 6.months()),
            (20.0, "year", 20.years()),
        ] {
            let found = Duration::new(amount, unit).to_span().map(Span::fieldwise);
            assert_eq!(found, Some(span.fieldwise()), "{amount} {unit}");
            let found = Age::new(amount, unit).to_span().map(Span::fieldwise);
            assert_eq!(found, Some(span.fieldwise()), "{amount} {unit}");
        }
    }

    #[test]
    fn what_has_no_span_is_none() {
        for (amount, unit) in [
            (1.0, "jiffy"),
            (1.0, ""),
            (1.5, "mo"),
            (0.5, "day"),
            (1e300, "year"),
            (1e300, "s"),
            (f64::NAN, "h"),
        ] {
            assert!(Duration::new(amount, unit).to_span().is_none(), "{amount} {unit}");
        }
    }
}
