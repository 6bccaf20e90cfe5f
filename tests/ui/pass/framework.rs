//! Items that name `intents_core` by the path of a crate that re-exports it, and items written by
//! macros.

#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub)]

use crate::framework;

macro_rules! intent {
    ($name:ident, $function:ident, $field:ident: $type:ty = $default:expr, $other:ty) => {
        #[derive($crate::framework::intents::Intent)]
        #[intent(crate = $crate::framework::intents)]
        struct $name {
            #[param(default = $default)]
            $field: $type,
            others: $other,
        }

        #[$crate::framework::intents::fulfill(crate = $crate::framework::intents)]
        async fn $function(
            ask: $name,
            session: $crate::framework::intents::Session<'_>,
        ) -> Option<String> {
            let _ = session;
            let _: ($type, $other) = (ask.$field, ask.others);
            None
        }
    };
}

intent!(Book, book, seats: i64 = 1, Option<Vehicle>);
intent!(Cancel, cancel, reason: String = "none", Vec<String>);

#[derive(framework::intents::Entity)]
#[entity(crate = crate::framework::intents)]
enum Vehicle {
    Plane,
    Train,
    #[entity(other)]
    Other(String),
}

pub(crate) fn main() {
    let agent = framework::intents::Agent::empty_builder().handler::<book>().build();
    assert_eq!(agent.map(|agent| agent.intents().len()), Ok(1));
    if let Vehicle::Other(name) = Vehicle::Other("boat".to_owned()) {
        assert_eq!(name, "boat");
    }
}
