//! The content of a request, read by a connector.

use std::borrow::Cow;
use std::fmt;

use super::{Dialect, FulfillmentRequest, SlotFilling};
use crate::error::DecodeError;
use crate::message::{Channel, ChannelMessage};
use crate::model::{Contexts, RawParameters};

/// The content of a request, independent of the dialect.
///
/// A connector calls [`Prediction::new`] and sets the fields that its dialect has; only the dialect
/// is mandatory. Text is borrowed from the request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Prediction<'a> {
    /// The dialect of the request and of its response.
    pub dialect: Dialect,
    /// The id of the request, to correlate logs.
    pub response_id: Cow<'a, str>,
    /// The full name of the session.
    pub session: Cow<'a, str>,
    /// The display name of the intent, if one was matched.
    pub intent: Cow<'a, str>,
    /// The action of the intent (ES).
    pub action: Cow<'a, str>,
    /// The tag of the fulfillment that was called (CX). The tag takes precedence over the intent.
    pub tag: Cow<'a, str>,
    /// The user's input, or a text that replaces the input, such as the name of an event.
    pub query_text: Cow<'a, str>,
    /// The language of the query in the notation of the platform: `en`, `en-us`, `pt-BR`.
    pub language: Cow<'a, str>,
    /// The confidence of the match, from 0 to 1.
    pub confidence: Option<f64>,
    /// The text of the agent's own response.
    pub fulfillment_text: Cow<'a, str>,
    /// The parameters, parsed when the intent is known.
    pub parameters: RawParameters<'a>,
    /// The state of slot filling.
    pub slot_filling: SlotFilling<'a>,
    /// The contexts, parsed on demand.
    pub contexts: Contexts<'a>,
    /// The function that finds the channel in the request. The function is called on demand,
    /// because most handlers do not need the channel and channel data can be large.
    pub find_channel: fn(&FulfillmentRequest<'_>) -> Option<Channel>,
    /// The function that reads the messages of the agent's own response, called on demand.
    pub read_messages: ReadMessages,
    /// The function that finds the original text of a parameter in the request, called on demand
    /// (CX). In ES the contexts contain the original text.
    pub find_original_words: FindOriginalWords,
}

/// A function that reads the messages of the agent's own response from a request.
pub type ReadMessages = fn(&FulfillmentRequest<'_>) -> Result<Vec<ChannelMessage>, DecodeError>;

/// A function that finds the original text of the parameter with a name. Names are compared without
/// regard to case.
pub type FindOriginalWords = for<'r> fn(&FulfillmentRequest<'r>, &str) -> Option<Cow<'r, str>>;

impl Prediction<'_> {
    /// Creates an empty prediction.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            response_id: Cow::Borrowed(""),
            session: Cow::Borrowed(""),
            intent: Cow::Borrowed(""),
            action: Cow::Borrowed(""),
            tag: Cow::Borrowed(""),
            query_text: Cow::Borrowed(""),
            language: Cow::Borrowed(""),
            confidence: None,
            fulfillment_text: Cow::Borrowed(""),
            parameters: RawParameters::default(),
            slot_filling: SlotFilling::Complete,
            contexts: Contexts::default(),
            find_channel: |_| None,
            read_messages: |_| Ok(Vec::new()),
            find_original_words: |_, _| None,
        }
    }
}

/// Writes names and ids only, because the other fields contain data of the end user.
impl fmt::Debug for Prediction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prediction")
            .field("dialect", &self.dialect.name)
            .field("response_id", &self.response_id)
            .field("session", &self.session)
            .field("intent", &self.intent)
            .field("action", &self.action)
            .field("tag", &self.tag)
            .field("language", &self.language)
            .field("confidence", &self.confidence)
            .field("slot_filling", &self.slot_filling)
            .finish_non_exhaustive()
    }
}
