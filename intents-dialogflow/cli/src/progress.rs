//! Progress at a terminal.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::ProgressBar;

/// A line on standard error that disappears when it is dropped. Nothing is written if standard error
/// is not a terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn start(message: impl Into<Cow<'static, str>>) -> Self {
        let bar = ProgressBar::new_spinner().with_message(message);
        // A command that ends before the first tick shows nothing.
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
