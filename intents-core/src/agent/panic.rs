//! Code of the user's own that panics, which fails its own request and no other.
//!
//! What panicked is not called again, so nothing that it left half-done is seen; what handlers
//! share has to bear it, as a `Mutex` does by poisoning.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A panic. Its message went to the panic hook.
#[derive(Debug)]
pub(crate) struct Panicked;

/// Returns the result of `call`, or an error if it panics.
pub(crate) fn catch<T>(call: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| Panicked)
}

/// The output of a future, unless it panics.
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
