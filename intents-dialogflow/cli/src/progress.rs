//! What is under way, for whoever waits at a terminal.

use std::borrow::Cow;
use std::time::Duration;

use indicatif::ProgressBar;

/// A line on standard error that is gone once it is dropped. Where standard error is no terminal
/// nothing is written.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn start(message: impl Into<Cow<'static, str>>) -> Self {
        let bar = ProgressBar::new_spinner().with_message(message);
        // What is done before the first tick is never shown.
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
