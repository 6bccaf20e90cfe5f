//! A time limit for writing.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A connection that fails when its peer takes too long to receive a response. hyper limits the time
/// for reading but not for writing: a peer that never reads would keep its connection for ever.
pub(super) struct WriteTimeout<I> {
    io: I,
    limit: Duration,
    /// Runs since a write was blocked. Partial writes do not stop it; a completed flush does.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl<I> WriteTimeout<I> {
    pub(super) fn new(io: I, limit: Duration) -> Self {
        Self { io, limit, stuck: None }
    }

    fn limited<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            return written;
        }
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(self.limit)));
        ready!(stuck.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for WriteTimeout<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(context, buffer)
    }
}

impl<I: AsyncWrite + Unpin> AsyncWrite for WriteTimeout<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(context, bytes);
        self.limited(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(context, slices);
        self.limited(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.io).poll_flush(context);
        if flushed.is_ready() {
            self.stuck = None;
        }
        self.limited(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.io).poll_shutdown(context);
        self.limited(context, shut)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    const LIMIT: Duration = Duration::from_millis(20);

    /// A peer that takes this many bytes.
    struct Takes(usize);

    impl AsyncWrite for Takes {
        fn poll_write(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 { Poll::Pending } else { Poll::Ready(Ok(taken)) }
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    /// Tries to write two bytes without waiting.
    async fn write(io: &mut WriteTimeout<Takes>) -> Poll<Result<usize, io::ErrorKind>> {
        let written = poll_fn(|context| Poll::Ready(Pin::new(&mut *io).poll_write(context, b"ab")));
        written.await.map_err(|error| error.kind())
    }

    #[tokio::test]
    async fn a_blocked_write_times_out() {
        let mut io = WriteTimeout::new(Takes(2), LIMIT);
        assert_eq!(write(&mut io).await, Poll::Ready(Ok(2)));
        let written = poll_fn(|context| Pin::new(&mut io).poll_write(context, b"ab")).await;
        assert_eq!(written.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn partial_writes_do_not_stop_the_timeout() {
        let mut io = WriteTimeout::new(Takes(0), LIMIT);
        assert_eq!(write(&mut io).await, Poll::Pending);
        sleep(LIMIT * 2).await;
        io.io = Takes(1);
        assert_eq!(write(&mut io).await, Poll::Ready(Ok(1)));
        assert_eq!(write(&mut io).await, Poll::Ready(Err(io::ErrorKind::TimedOut)));
    }

    #[tokio::test]
    async fn a_flush_stops_the_timeout() {
        let mut io = WriteTimeout::new(Takes(0), LIMIT);
        assert_eq!(write(&mut io).await, Poll::Pending);
        io.io = Takes(2);
        assert_eq!(write(&mut io).await, Poll::Ready(Ok(2)));
        poll_fn(|context| Pin::new(&mut io).poll_flush(context)).await.unwrap();
        sleep(LIMIT * 2).await;
        assert_eq!(write(&mut io).await, Poll::Pending);
    }
}
