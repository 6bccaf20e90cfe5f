//! System entities: the types that Dialogflow itself finds in what users say.
//!
//! Where Rust or jiff has the type, it is that type, and the names here are aliases that read
//! like Dialogflow's: an `i64` field is a `@sys.number-integer` parameter.
//!
//! | here | Rust type | ES and CX | written in ES | written in CX |
//! |---|---|---|---|---|
//! | [`Integer`] | `i64` | `@sys.number-integer` | `5` | `5` |
//! | [`Number`] | `f64` | `@sys.number` | `2.5` | `2.5` |
//! | [`Date`] | [`jiff::civil::Date`] | `@sys.date` | `"2026-02-28"` | `{"year":2026,"month":2,"day":28}` |
//! | [`Any`] | `String` | `@sys.any` | `"text"` | `"text"` |
//!
//! Each reads every dialect's spelling, whichever dialect the request came in: an event may
//! carry what another system wrote.

mod date;
mod number;
mod text;

/// `@sys.number-integer`: a whole number. `5`, `5.0` and `"5"` are read; `2.7` is an error.
pub type Integer = i64;

/// `@sys.number`: a number. `2.5` and `"2.5"` are read.
pub type Number = f64;

/// `@sys.date`: a day of the calendar.
///
/// ES sends a point in time with the offset of the agent's time zone
/// (`"2018-04-06T12:00:00-06:00"`); the date is the one that it shows, not the one in UTC.
pub type Date = jiff::civil::Date;

/// `@sys.any`: any text. The empty string is Dialogflow's "not given".
pub type Any = String;
