//! The context of one call, for handlers.

use std::borrow::Cow;

use super::{Dialect, FulfillmentRequest, Prediction, Session, SlotFilling, StateMap};
use crate::error::DecodeError;
use crate::message::{Channel, ChannelMessage};
use crate::model::{Contexts, RawParameters, Source};

/// The call that a handler fulfills: the request, the prediction and the agent's state.
///
/// A handler takes the context as the argument `&FulfillmentContext<'_>`, after the intent.
#[derive(Debug)]
pub struct FulfillmentContext<'a> {
    request: &'a FulfillmentRequest<'a>,
    prediction: Prediction<'a>,
    state: &'a StateMap,
}

impl<'a> FulfillmentContext<'a> {
    /// Creates the context of a request from its prediction.
    #[must_use]
    pub fn new(request: &'a FulfillmentRequest<'a>, prediction: Prediction<'a>) -> Self {
        Self { request, prediction, state: StateMap::EMPTY }
    }

    /// Lends the agent's state to the extractors.
    pub(crate) fn lend(&mut self, state: &'a StateMap) {
        self.state = state;
    }

    pub(crate) fn state(&self) -> &'a StateMap {
        self.state
    }

    /// Returns the request with headers and body.
    #[must_use]
    pub fn request(&self) -> &'a FulfillmentRequest<'a> {
        self.request
    }

    /// Returns the dialect of the request.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.prediction.dialect
    }

    /// Returns the id of the request: `responseId` in ES V2, `id` in V1, `detectIntentResponseId`
    /// in CX.
    #[must_use]
    pub fn response_id(&self) -> &str {
        &self.prediction.response_id
    }

    /// Returns the session.
    #[must_use]
    pub fn session(&self) -> Session<'_> {
        Session::new(&self.prediction.session)
    }

    /// Returns the display name of the matched intent. The name is empty if no intent was matched.
    #[must_use]
    pub fn intent(&self) -> &str {
        &self.prediction.intent
    }

    /// Returns the action of the intent (ES). The action is empty in CX.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.prediction.action
    }

    /// Returns the tag of the fulfillment that was called (CX). The tag is empty in ES.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.prediction.tag
    }

    /// Returns the user's input. The input of an event is the name of the event, or empty.
    #[must_use]
    pub fn query_text(&self) -> &str {
        &self.prediction.query_text
    }

    /// Returns the language of the query in the notation of the platform: `en`, `en-us`, `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.prediction.language
    }

    /// Returns the confidence of the match, from 0 to 1, if the request contains a confidence.
    #[must_use]
    pub fn confidence(&self) -> Option<f64> {
        self.prediction.confidence
    }

    /// Returns the text of the agent's own response. The text is empty if the request has none.
    #[must_use]
    pub fn fulfillment_text(&self) -> &str {
        &self.prediction.fulfillment_text
    }

    /// Reads the messages of the agent's own response, for all channels and for single channels. In
    /// CX these are the messages queued in this turn. Messages without a [`Message`] type are
    /// omitted. Each call parses the messages again.
    ///
    /// # Errors
    ///
    /// Returns an error if a message of the request is malformed.
    ///
    /// [`Message`]: crate::Message
    pub fn agent_messages(&self) -> Result<Vec<ChannelMessage>, DecodeError> {
        (self.prediction.read_messages)(self.request)
    }

    /// Returns the parameters of the request.
    #[must_use]
    pub fn parameters(&self) -> &RawParameters<'a> {
        &self.prediction.parameters
    }

    /// Returns the active contexts.
    #[must_use]
    pub fn contexts(&self) -> &Contexts<'a> {
        &self.prediction.contexts
    }

    /// Returns the original text of a parameter, such as "two" for the number 2, if the request
    /// contains this text.
    ///
    /// # Errors
    ///
    /// Returns an error if the contexts of the request cannot be read. In ES the contexts contain
    /// the original text.
    pub fn original_words(&self, parameter: &str) -> Result<Option<Cow<'_, str>>, DecodeError> {
        match (self.prediction.find_original_words)(self.request, parameter) {
            Some(words) => Ok(Some(words)),
            None => self.contexts().original_words(parameter),
        }
    }

    /// Returns the parameters and contexts from which an intent is read.
    #[must_use]
    pub fn source(&self) -> Source<'_, 'a> {
        Source { parameters: self.parameters(), contexts: self.contexts(), event: "" }
    }

    /// Returns the state of slot filling.
    #[must_use]
    pub fn slot_filling(&self) -> &SlotFilling<'a> {
        &self.prediction.slot_filling
    }

    /// Returns the channel of the request, if the request names one. Each call searches the request
    /// again.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        (self.prediction.find_channel)(self.request)
    }
}

/// Checks that a context can shorten to the lifetime of its borrow, because extractors borrow from
/// `&'a FulfillmentContext<'a>`. Checks also that the future of a handler that holds a context
/// stays `Send`.
const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<FulfillmentContext<'static>>();

    #[allow(dead_code)]
    fn shortens<'s, 'l: 's>(context: &'s FulfillmentContext<'l>) -> &'s FulfillmentContext<'s> {
        context
    }
};
