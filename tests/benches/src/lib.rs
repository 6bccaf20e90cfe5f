//! The same task in two ways for each dialect: with the framework, and by hand with serde. A
//! request orders something with three typed parameters, and the response triggers an intent that
//! carries them.

pub mod by_hand;
pub mod framework;
pub mod request;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use by_hand::{Reading, Refused};
use request::{Bulk, Template};

/// A dialect, and the task written by hand for it.
pub struct Dialect {
    /// Its name, for a table.
    pub name: &'static str,
    /// Its requests.
    pub template: &'static Template,
    /// Answers one of them, from bytes to bytes.
    pub by_hand: fn(&[u8], Reading) -> Result<Vec<u8>, Refused>,
}

/// Every dialect.
pub const DIALECTS: [Dialect; 3] = [
    Dialect {
        name: "es-v2",
        template: &request::ES_V2,
        by_hand: |body, reading| ready(by_hand::es_v2::answer(body, reading)),
    },
    Dialect {
        name: "es-v1",
        template: &request::ES_V1,
        by_hand: |body, reading| ready(by_hand::es_v1::answer(body, reading)),
    },
    Dialect {
        name: "cx",
        template: &request::CX,
        by_hand: |body, reading| ready(by_hand::cx::answer(body, reading)),
    },
];

/// The requests that are measured in each dialect: what they are large of, and their size in bytes.
pub const CASES: [(Bulk, usize); 4] = [
    (Bulk::Traffic, 1_600),
    (Bulk::Traffic, 8_000),
    (Bulk::Traffic, 64_000),
    (Bulk::Opaque, 64_000),
];

/// The output of a future that is ready at once, as those of handlers that wait for nothing are.
///
/// # Panics
///
/// When it is not ready.
pub fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        #[expect(clippy::panic, reason = "a benchmark of something else would be worse")]
        Poll::Pending => panic!("the future is not ready"),
    }
}
