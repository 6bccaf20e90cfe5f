//! What a handler may ask about the call that it answers.

use std::borrow::Cow;
use std::fmt;

use crate::channel::Channel;
use crate::contexts::Contexts;
use crate::error::DecodeError;
use crate::intent::IntentMeta;
use crate::param::{Parameters, Source};
use crate::reply::ChannelMessage;
use crate::request::FulfillmentRequest;
use crate::session::Session;
use crate::state::StateMap;
use crate::writer::Notation;

/// A dialect that a connector speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// The identity of the dialect, the same in all versions of its crate: "dialogflow-es-v2".
    pub id: &'static str,
    /// Its name in words: "Dialogflow ES V2".
    pub name: &'static str,
    /// How it spells values.
    pub notation: Notation,
}

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
    pub parameters: Parameters<'a>,
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
            parameters: Parameters::default(),
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
    /// What a connector made of a request.
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

    /// What the intent's author called its action; empty in CX.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.prediction.action
    }

    /// The tag of the fulfillment that was called; empty in ES.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.prediction.tag
    }

    /// What the user said. For an event it is the event's name or empty.
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
    pub fn parameters(&self) -> &Parameters<'a> {
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

    /// What an intent is read from.
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

/// How far Dialogflow is with asking for required parameters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SlotFilling<'a> {
    /// Every required parameter has a value.
    #[default]
    Complete,
    /// Some required parameter of the intent has none (ES).
    UnderWay,
    /// These parameters of the page's form have none (CX). The form need not be that of the
    /// intent: a page in the middle of its form may call the webhook for another intent.
    Unfilled(Vec<Cow<'a, str>>),
}

impl SlotFilling<'_> {
    /// Whether parameters of this intent are still asked for.
    #[must_use]
    pub fn is_under_way(&self, intent: &IntentMeta) -> bool {
        match self {
            Self::Complete => false,
            Self::UnderWay => true,
            Self::Unfilled(names) => {
                let has = |name: &str| {
                    intent.params.all().iter().any(|param| param.name.eq_ignore_ascii_case(name))
                };
                names.iter().any(|name| has(name))
            }
        }
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
