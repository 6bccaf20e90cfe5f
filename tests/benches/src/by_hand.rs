//! The task written by hand with serde, for one dialect at a time: borrowed strings, no tree, and
//! nothing for any other intent. The handler gets the same data as a handler of the framework: the
//! session, the query, the language and, on request, the contexts.

pub mod cx;
pub mod es_v1;
pub mod es_v2;

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use serde::{Deserialize, Serialize};

/// Why a request is not answered.
#[derive(Debug)]
pub enum Refused {
    /// It is no text.
    NotUtf8,
    /// It is no request.
    Malformed(serde_json::Error),
    /// It is of another intent.
    UnknownIntent,
    /// A parameter is not of its type.
    Parameter(&'static str),
}

/// The parameters of the intent that confirms.
#[derive(Serialize)]
struct Confirm<'a> {
    amount: i64,
    day: Date,
    item: &'a str,
}

/// How a hand has the body read.
#[derive(Debug, Clone, Copy)]
pub enum Reading {
    /// By `serde_json::from_slice`. What it skips need not be UTF-8.
    Slice,
    /// As text: by `serde_json::from_str`, once the whole body is known to be UTF-8, as the
    /// framework does. In a small body that is faster than to check one string after the other.
    Text,
}

fn read<'a, R: Deserialize<'a>>(body: &'a [u8], reading: Reading) -> Result<R, Refused> {
    let request = match reading {
        Reading::Slice => serde_json::from_slice(body),
        Reading::Text => {
            serde_json::from_str(std::str::from_utf8(body).map_err(|_| Refused::NotUtf8)?)
        }
    };
    request.map_err(Refused::Malformed)
}

/// A number without a fraction, of which a float holds every digit.
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
}

/// The day of a date in ISO 8601, with or without a time.
fn day(text: &str) -> Option<Date> {
    Pieces::parse(text).map(|pieces| pieces.date()).ok()
}
