//! "A table, please." – "On which day?" – "On Monday." – "For how many?" – "For four."
//!
//! Dialogflow prompts for missing parameters. During slot filling, a handler sets the number of
//! guests if the user has just booked another table.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use intents_core::{
    Active, Context, Intent, Lifespan, Partial, Reply, Result, State, fulfill, sys,
};
use serde::{Deserialize, Serialize};

/// The user books a table.
#[derive(Debug, Intent)]
#[intent(name = "restaurant.BookTable", partial(PartialBookTable, derive(Debug, Default)))]
pub struct BookTable {
    /// The day.
    pub date: sys::Date,
    /// The number of guests.
    pub guests: sys::Integer,
    /// The names for the reservation.
    pub names: Vec<sys::Person>,
}

/// A context: the guests of the previous booking.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// The number of guests.
    pub guests: i64,
}

impl Context for Party {
    const NAME: &'static str = "party";
}

/// Sets the number of guests from the previous booking. Without one, Dialogflow prompts.
#[fulfill]
pub fn fill_guests(
    mut booking: Partial<BookTable>,
    party: Option<Active<Party>>,
) -> Option<Partial<BookTable>> {
    booking.guests.get_or_insert(party?.guests);
    Some(booking)
}

/// Books a table.
///
/// # Errors
///
/// Returns an error if the restaurant is full. The agent's `on_error` sets the reply.
#[fulfill]
pub fn book(booking: BookTable, tables: State<'_, Tables>) -> Result<Reply> {
    let BookTable { date, guests, names } = booking;
    tables.reserve(date, guests)?;
    let names: Vec<_> = names.into_iter().map(|person| person.name).collect();
    let suffix = if names.is_empty() { String::new() } else { format!(", {}", names.join(" & ")) };
    Ok(Reply::text(format!("🍽 {date}: {guests}{suffix}"))
        .context(Party { guests }, Lifespan::turns(3)))
}

/// The number of guests of each day, in memory. A real restaurant would use a database.
#[derive(Debug, Default)]
pub struct Tables(Mutex<HashMap<sys::Date, i64>>);

impl Tables {
    const SEATS: i64 = 20;

    /// Reserves seats on a day.
    ///
    /// # Errors
    ///
    /// Returns an error if too few seats are left.
    pub fn reserve(&self, date: sys::Date, guests: i64) -> Result<(), NoTable> {
        // A panic cannot leave a reservation half done, so a poisoned lock is safe to use.
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reserved = days.entry(date).or_default();
        if !(1..=Self::SEATS - *reserved).contains(&guests) {
            return Err(NoTable);
        }
        *reserved += guests;
        Ok(())
    }
}

/// The error for a day with too few seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTable;

impl fmt::Display for NoTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("too few seats are left on this day")
    }
}

impl std::error::Error for NoTable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_booking_has_the_guests_of_the_first() {
        let empty = || Partial::new(PartialBookTable::default());
        assert!(fill_guests(empty(), None).is_none());
        let party = || Some(Active::new(Party { guests: 4 }));
        assert_eq!(fill_guests(empty(), party()).unwrap().guests, Some(4));
        let two = PartialBookTable { guests: Some(2), ..PartialBookTable::default() };
        assert_eq!(fill_guests(Partial::new(two), party()).unwrap().guests, Some(2));
    }

    #[test]
    fn a_full_day_takes_no_reservation() {
        let tables = Tables::default();
        let [monday, tuesday] =
            [sys::Date::constant(2026, 11, 23), sys::Date::constant(2026, 11, 24)];
        assert_eq!(tables.reserve(monday, 15), Ok(()));
        assert_eq!([6, 0, -1].map(|guests| tables.reserve(monday, guests)), [Err(NoTable); 3]);
        assert_eq!([tables.reserve(monday, 5), tables.reserve(tuesday, 20)], [Ok(()), Ok(())]);
    }
}
