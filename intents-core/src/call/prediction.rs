//! The content of a request, as a connector reads it.

use std::borrow::Cow;
use std::fmt;

use super::{Dialect, FulfillmentRequest, SlotFilling};
use crate::error::DecodeError;
use crate::message::{Channel, ChannelMessage};
use crate::model::{Contexts, RawParameters};

/// The content of a request, independent of the dialect.
///
/// A connector starts from [`Prediction::new`] and sets what its dialect has; everything but the
/// dialect may be missing. Text is borrowed from the request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Prediction<'a> {
    /// The dialect of the request and of its response.
    pub dialect: Dialect,
    /// The id of this request, for joining logs.
    pub response_id: Cow<'a, str>,
    /// The full name of the session.
    pub session: Cow<'a, str>,
    /// The display name of the intent, if one was matched.
    pub intent: Cow<'a, str>,
    /// The action of the intent (ES).
    pub action: Cow<'a, str>,
    /// The tag of the fulfillment that was called (CX). It takes precedence over the intent.
    pub tag: Cow<'a, str>,
    /// The user's input, or the text that stands for it, such as the name of an event.
    pub query_text: Cow<'a, str>,
    /// The language of the query, as the platform spells it: `en`, `en-us`, `pt-BR`.
    pub language: Cow<'a, str>,
    /// The confidence of the match, from 0 to 1.
    pub confidence: Option<f64>,
    /// The text of the agent's own response.
    pub fulfillment_text: Cow<'a, str>,
    /// The parameters, read when the intent is known.
    pub parameters: RawParameters<'a>,
    /// Whether Dialogflow is still asking for required parameters.
    pub slot_filling: SlotFilling<'a>,
    /// The contexts, read on demand.
    pub contexts: Contexts<'a>,
    /// Finds the channel in the request. It is called on demand: most handlers do not need the
    /// channel, and the data of the channel are most of a large request.
    pub find_channel: fn(&FulfillmentRequest<'_>) -> Option<Channel>,
    /// Reads the messages of the agent's own response, on demand.
    pub read_messages: ReadMessages,
    /// Finds the original text of a parameter in the request, on demand (CX; in ES the contexts
    /// have it).
    pub find_original_words: FindOriginalWords,
}

/// Reads the messages of the agent itself from a request.
pub type ReadMessages = fn(&FulfillmentRequest<'_>) -> Result<Vec<ChannelMessage>, DecodeError>;

/// Finds the user's own words for the parameter with this name, in any case.
pub type FindOriginalWords = for<'r> fn(&FulfillmentRequest<'r>, &str) -> Option<Cow<'r, str>>;

impl Prediction<'_> {
    /// A prediction of nothing.
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

/// Shows names and ids only: the rest is the user's data.
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
