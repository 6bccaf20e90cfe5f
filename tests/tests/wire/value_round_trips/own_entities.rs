//! Entity types of the agent's own, of every kind.

use std::sync::Arc;

use intents_core::{Entity, Intent, State, fulfill, sys};
use proptest::prelude::*;

use super::generate::{number, text};
use super::trip::{Received, comes_back};

/// Found as they are.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(list)]
enum Color {
    Red,
    #[entity(value = "sky blue")]
    Blue,
}

/// Four digits and two letters.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(regexp("[1-9][0-9]{3} ?[A-Z]{2}"))]
struct Postcode(String);

/// A room is a number, though its entity type is a text.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(regexp("[0-9]{1,4}"))]
struct Room(u16);

/// So much paint.
#[derive(Debug, Clone, PartialEq, Entity)]
#[entity(composite("$amount of $color", "$color"))]
struct Paint {
    amount: Option<sys::Number>,
    color: Color,
    #[entity(name = "coat")]
    coats: Vec<sys::Integer>,
}

/// A composite of a composite.
#[derive(Debug, Clone, PartialEq, Entity)]
struct Job {
    paint: Paint,
    room: Room,
}

#[derive(Debug, Clone, PartialEq, Intent)]
struct Everything {
    color: Color,
    postcode: Postcode,
    maybe_room: Option<Room>,
    paints: Vec<Paint>,
    job: Job,
}

#[fulfill]
fn receive(everything: Everything, received: State<'_, Arc<Received<Everything>>>) {
    received.set(everything);
}

fn color() -> impl Strategy<Value = Color> {
    prop_oneof![Just(Color::Red), Just(Color::Blue)]
}

fn paint() -> impl Strategy<Value = Paint> {
    let coats = prop::collection::vec(any::<i64>(), 0..3);
    (prop::option::of(number()), color(), coats).prop_map(|(amount, color, coats)| Paint {
        amount,
        color,
        coats,
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let job = (paint(), any::<u16>()).prop_map(|(paint, room)| Job { paint, room: Room(room) });
    let room = prop::option::of(any::<u16>().prop_map(Room));
    let paints = prop::collection::vec(paint(), 0..3);
    (color(), text().prop_map(Postcode), room, paints, job).prop_map(
        |(color, postcode, maybe_room, paints, job)| Everything {
            color,
            postcode,
            maybe_room,
            paints,
            job,
        },
    )
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn own_entities_come_back(everything in everything()) {
        comes_back::<Everything, receive>(&everything)?;
    }
}
