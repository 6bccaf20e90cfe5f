use std::cell::OnceCell;

use intents_core::{Channel, FulfillmentContext};

/// The request, as the source of the channel.
///
/// Any member of the request may contain the channel. The channel is read at most once, and only if
/// the response depends on it.
pub(crate) struct Origin<'c, 'a> {
    pub(super) context: &'c FulfillmentContext<'a>,
    channel: OnceCell<Option<Channel>>,
}

impl<'c, 'a> Origin<'c, 'a> {
    pub(crate) fn new(context: &'c FulfillmentContext<'a>) -> Self {
        Self { context, channel: OnceCell::new() }
    }

    /// Returns the channel, if the request names it.
    pub(crate) fn channel(&self) -> Option<Channel> {
        *self.channel.get_or_init(|| self.context.channel())
    }
}
