//! Dialogflow ES: the webhook protocols [`v1`] and [`v2`].
//!
//! V2 is the current protocol. V1 is the protocol of API.AI, which many older agents and clients
//! still use. Both share names of contexts, follow-up events and slot filling.

mod assistant;
mod report;
mod slot_filling;
pub mod v1;
pub mod v2;

use std::borrow::Cow;

pub use v1::messages_for_assistant;

/// Returns the part of a resource name after the last `/`.
fn last_segment(name: Cow<'_, str>) -> Cow<'_, str> {
    match name {
        Cow::Borrowed(name) => Cow::Borrowed(name.rsplit_once('/').map_or(name, |(_, id)| id)),
        Cow::Owned(mut name) => {
            name.drain(..name.rfind('/').map_or(0, |at| at + 1));
            Cow::Owned(name)
        }
    }
}

/// Converts a lifespan to turns. ProtoJSON omits 0, and a fraction of a turn is ignored.
fn turns(lifespan: Option<f64>) -> u32 {
    // A cast of a float saturates.
    lifespan.unwrap_or(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_last_segment_wherever_the_session_is() {
        for (name, id) in [
            ("projects/P/agent/sessions/S/contexts/c_order", "c_order"),
            ("projects/P/agent/environments/E/users/-/sessions/S/contexts/c_order", "c_order"),
            ("projects/P/locations/L/agent/sessions/S/contexts/c_order", "c_order"),
            ("c_order", "c_order"),
            ("", ""),
        ] {
            assert_eq!(last_segment(Cow::Borrowed(name)), id);
            assert_eq!(last_segment(Cow::Owned(name.to_owned())), id);
        }
    }

    #[test]
    fn a_lifespan_that_is_left_out_is_zero() {
        assert_eq!([None, Some(0.0), Some(5.0), Some(-1.0)].map(turns), [0, 0, 5, 0]);
    }
}
