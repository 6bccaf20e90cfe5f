//! One task, twice: an order of three typed parameters is confirmed by a triggered intent that
//! carries them. Once with the framework, once as a careful hand would write it with serde.

pub mod by_hand;
pub mod framework;
pub mod request;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

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
