//! What a connector reads from a request.

use std::borrow::Cow;
use std::fmt;

use super::{Dialect, FulfillmentRequest, SlotFilling};
use crate::error::DecodeError;
use crate::message::{Channel, ChannelMessage};
use crate::model::{Contexts, RawParameters};

/// What a connector reads from a request, in no dialect's spelling.
///
/// A connector starts from [`Prediction::new`] and sets what its dialect has; everything but the
/// dialect may be missing. Text is borrowed from the request.
#[derive(Clone)]
#[non_exhaustive]
pub struct Prediction<'a> {
    /// The dialect of the request, hence of the answer.
    pub dialect: Dialect,
    /// The id of this request, which logs can be joined by.
    pub response_id: Cow<'a, str>,
    /// The full name of the session.
    pub session: Cow<'a, str>,
    /// The display name of the intent, if one was matched.
    pub intent: Cow<'a, str>,
    /// What the intent's author called its action (ES).
    pub action: Cow<'a, str>,
    /// The tag of the fulfillment that was called (CX). In CX it goes before the intent.
    pub tag: Cow<'a, str>,
    /// What the user said, or what stands for it.
    pub query_text: Cow<'a, str>,
    /// The language of the query, as the platform spells it: `en`, `en-us`, `pt-BR`.
    pub language: Cow<'a, str>,
    /// How sure the platform is of the intent, from 0 to 1.
    pub confidence: Option<f64>,
    /// The text with which the agent would answer by itself.
    pub fulfillment_text: Cow<'a, str>,
    /// The parameters, read when the intent is known.
    pub parameters: RawParameters<'a>,
    /// Whether Dialogflow is still asking for required parameters.
    pub slot_filling: SlotFilling<'a>,
    /// The contexts, read when somebody asks.
    pub contexts: Contexts<'a>,
    /// Finds the channel in the request, when somebody asks: most handlers never do, and what came
    /// from the channel is most of a large request.
    pub find_channel: fn(&FulfillmentRequest<'_>) -> Option<Channel>,
    /// Reads the messages of the agent itself from the request, when somebody asks.
    pub read_messages: ReadMessages,
    /// Finds the user's own words for a parameter in the request, when somebody asks (CX; in ES the
    /// contexts have them).
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

/// What users said is theirs: names and ids only.
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
