//! "A table, please." – "On which day?" – "On Monday." – "For how many?" – "For four."
//!
//! Dialogflow asks for what is missing. Meanwhile a handler fills in what the user need not say: who
//! has booked a table just before comes with as many guests.

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
    /// How many they are.
    pub guests: sys::Integer,
    /// Whose names the table is kept under.
    pub names: Vec<sys::Person>,
}

/// Who booked a table.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// How many they are.
    pub guests: i64,
}

impl Context for Party {
    const NAME: &'static str = "party";
}

/// Fills in how many they are, if they have booked before. If not, Dialogflow asks.
#[fulfill]
pub fn ask(
    mut booking: Partial<BookTable>,
    party: Option<Active<Party>>,
) -> Option<Partial<BookTable>> {
    booking.guests.get_or_insert(party?.guests);
    Some(booking)
}

/// Keeps a table.
///
/// # Errors
///
/// When there is none: what the user hears then is for the agent to say.
#[fulfill]
pub fn book(booking: BookTable, tables: State<'_, Tables>) -> Result<Reply> {
    let BookTable { date, guests, names } = booking;
    tables.keep(date, guests)?;
    let names: Vec<_> = names.into_iter().map(|person| person.name).collect();
    let under = if names.is_empty() { String::new() } else { format!(", {}", names.join(" & ")) };
    Ok(Reply::text(format!("🍽 {date}: {guests}{under}"))
        .context(Party { guests }, Lifespan::turns(3)))
}

/// The guests of each day. They are in memory, and for good: a real restaurant would have a
/// database.
#[derive(Debug, Default)]
pub struct Tables(Mutex<HashMap<sys::Date, i64>>);

impl Tables {
    const SEATS: i64 = 20;

    /// Keeps seats on a day.
    ///
    /// # Errors
    ///
    /// When there are not as many left.
    pub fn keep(&self, date: sys::Date, guests: i64) -> Result<(), NoTable> {
        // No day is ever half booked, so one that a panic left behind is as good as any.
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = days.entry(date).or_default();
        if !(1..=Self::SEATS - *taken).contains(&guests) {
            return Err(NoTable);
        }
        *taken += guests;
        Ok(())
    }
}

/// There are not as many seats left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTable;

impl fmt::Display for NoTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there are not as many seats left")
    }
}

impl std::error::Error for NoTable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_booked_before_comes_with_as_many() {
        let nobody = || Partial::new(PartialBookTable::default());
        assert!(ask(nobody(), None).is_none());
        let party = || Some(Active::new(Party { guests: 4 }));
        assert_eq!(ask(nobody(), party()).unwrap().guests, Some(4));
        let two = PartialBookTable { guests: Some(2), ..PartialBookTable::default() };
        assert_eq!(ask(Partial::new(two), party()).unwrap().guests, Some(2));
    }

    #[test]
    fn a_day_has_as_many_guests_as_seats() {
        let tables = Tables::default();
        let [monday, tuesday] =
            [sys::Date::constant(2026, 11, 23), sys::Date::constant(2026, 11, 24)];
        assert_eq!(tables.keep(monday, 15), Ok(()));
        assert_eq!([6, 0, -1].map(|guests| tables.keep(monday, guests)), [Err(NoTable); 3]);
        assert_eq!([tables.keep(monday, 5), tables.keep(tuesday, 20)], [Ok(()), Ok(())]);
    }
}
