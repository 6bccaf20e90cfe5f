//! Panics in application code, which fail only the current request.
//!
//! The code that panicked is not called again, so its partial results are never used. State shared
//! by handlers must tolerate panics, as a `Mutex` does by poisoning.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The error of code that panicked. The message went to the panic hook.
#[derive(Debug)]
pub(crate) struct Panicked;

/// Returns the result of `call`, or an error if it panics.
pub(crate) fn catch<T>(call: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| Panicked)
}

/// A future that returns an error if the inner future panics.
pub(crate) struct Catch<F>(pub(crate) F);

impl<F: Future + Unpin> Future for Catch<F> {
    type Output = Result<F::Output, Panicked>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match catch(|| Pin::new(&mut self.0).poll(context)) {
            Ok(poll) => poll.map(Ok),
            Err(panicked) => Poll::Ready(Err(panicked)),
        }
    }
}
