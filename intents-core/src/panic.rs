//! Handlers that panic, which fail their own request and no other.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

/// A future panicked. What it said went to the panic hook.
#[derive(Debug)]
pub(crate) struct Panicked;

/// The output of the future, unless it panics. It is not polled again after that, so nothing that
/// it left half-done is seen; what handlers share has to bear it, as a `Mutex` does by poisoning.
pub(crate) async fn catch<F: Future>(future: F) -> Result<F::Output, Panicked> {
    let mut future = pin!(future);
    poll_fn(move |context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Err(_) => Poll::Ready(Err(Panicked)),
    })
    .await
}
