//! The context of one call, as handlers see it.

use std::borrow::Cow;

use super::{Dialect, FulfillmentRequest, Prediction, Session, SlotFilling, StateMap};
use crate::error::DecodeError;
use crate::message::{Channel, ChannelMessage};
use crate::model::{Contexts, RawParameters, Source};

/// The call that a handler answers.
///
/// A handler takes it as an argument, `&FulfillmentContext<'_>`, beside its intent.
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

    /// The request as it came in: headers and body.
    #[must_use]
    pub fn request(&self) -> &'a FulfillmentRequest<'a> {
        self.request
    }

    /// The dialect of the request.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.prediction.dialect
    }

    /// The id of this request: `responseId` in ES V2, `id` in V1, `detectIntentResponseId` in CX.
    #[must_use]
    pub fn response_id(&self) -> &str {
        &self.prediction.response_id
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> Session<'_> {
        Session::new(&self.prediction.session)
    }

    /// The display name of the intent that was matched, as it was sent; empty if there was none.
    #[must_use]
    pub fn intent(&self) -> &str {
        &self.prediction.intent
    }

    /// Returns the action of the intent (ES); empty in CX.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.prediction.action
    }

    /// The tag of the fulfillment that was called; empty in ES.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.prediction.tag
    }

    /// Returns the user's input. For an event it is the event's name, or empty.
    #[must_use]
    pub fn query_text(&self) -> &str {
        &self.prediction.query_text
    }

    /// The language of the query, as the platform spells it: `en`, `en-us`, `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.prediction.language
    }

    /// How sure the platform is of the intent, from 0 to 1, where it says so.
    #[must_use]
    pub fn confidence(&self) -> Option<f64> {
        self.prediction.confidence
    }

    /// The text with which the agent would answer by itself, where the platform sends one.
    #[must_use]
    pub fn fulfillment_text(&self) -> &str {
        &self.prediction.fulfillment_text
    }

    /// The messages with which the agent would answer by itself, for all channels and for single
    /// ones; in CX, what is queued in this turn so far. What comes of no kind of [`Message`] is
    /// left out. They are read whenever they are asked for.
    ///
    /// # Errors
    ///
    /// When the request's messages are not what they should be.
    ///
    /// [`Message`]: crate::Message
    pub fn agent_messages(&self) -> Result<Vec<ChannelMessage>, DecodeError> {
        (self.prediction.read_messages)(self.request)
    }

    /// The parameters as they came.
    #[must_use]
    pub fn parameters(&self) -> &RawParameters<'a> {
        &self.prediction.parameters
    }

    /// The contexts that are active.
    #[must_use]
    pub fn contexts(&self) -> &Contexts<'a> {
        &self.prediction.contexts
    }

    /// The user's own words for a parameter, "two" for the number 2, where the platform sends them.
    ///
    /// # Errors
    ///
    /// When the contexts of the request, which have them in ES, cannot be read.
    pub fn original_words(&self, parameter: &str) -> Result<Option<Cow<'_, str>>, DecodeError> {
        match (self.prediction.find_original_words)(self.request, parameter) {
            Some(words) => Ok(Some(words)),
            None => self.contexts().original_words(parameter),
        }
    }

    /// Returns the source that an intent is read from.
    #[must_use]
    pub fn source(&self) -> Source<'_, 'a> {
        Source { parameters: self.parameters(), contexts: self.contexts(), event: "" }
    }

    /// Whether Dialogflow is still asking for required parameters.
    #[must_use]
    pub fn slot_filling(&self) -> &SlotFilling<'a> {
        &self.prediction.slot_filling
    }

    /// Where the user is, if the request tells. It is looked for whenever it is asked for.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        (self.prediction.find_channel)(self.request)
    }
}

/// Extractors borrow from `&'a FulfillmentContext<'a>`: a context must shorten to the lifetime of
/// its own borrow, and a handler that holds one over an await must stay `Send`.
const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<FulfillmentContext<'static>>();

    #[allow(dead_code)]
    fn shortens<'s, 'l: 's>(context: &'s FulfillmentContext<'l>) -> &'s FulfillmentContext<'s> {
        context
    }
};
