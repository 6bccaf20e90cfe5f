//! The original request of the channel, which Dialogflow passes to the webhook.
//!
//! Handlers take [`OriginalRequest`] as an argument. This module contains its types for each
//! channel.

mod chat;
mod google;
mod id;

use std::borrow::Cow;
use std::fmt;

use intents_core::connector::DecodeError;
use intents_core::{Channel, FromContext, FulfillmentContext, FulfillmentRequest, Result, Value};

use crate::proto::{self, Field, Lazy, message};

pub use chat::{
    Facebook, FacebookMessage, FacebookParty, FacebookPostback, FacebookQuickReply, Line,
    LineMessage, LinePostback, LineSource, RespondIo, RespondIoContact, Slack, Telegram,
    TelegramCallbackQuery, TelegramChat, TelegramMessage, TelegramUser,
};
pub use google::{
    ConversationType, GoogleArgument, GoogleAssistant, GoogleCapability, GoogleConversation,
    GoogleInput, GoogleProfile, GoogleRawInput, GoogleSurface, GoogleUser, InputType,
};
pub use id::Id;

message! {
    /// `originalDetectIntentRequest` of ES V2 or `originalRequest` of V1. No part of it can be
    /// trusted to be well-formed, because clients of the API write it too.
    struct Original<'a> {
        source: Lazy<'a, Value<'a>> = "source",
        payload: Lazy<'a, Value<'a>> = "payload",
        data: Lazy<'a, Value<'a>> = "data",
    }
}

message! {
    /// The members that contain the original request. Each dialect has a different member name.
    struct Body<'a> {
        es_v2: Lazy<'a, Value<'a>> = "originalDetectIntentRequest",
        es_v1: Lazy<'a, Value<'a>> = "originalRequest",
        cx: Lazy<'a, Value<'a>> = "payload",
    }
}

message! {
    /// The part of a channel's request that identifies the channel.
    struct Payload<'a> {
        source: Lazy<'a, Value<'a>> = "source",
        telephony: Lazy<'a, Value<'a>> = "telephony",
    }
}

/// Returns the channel of a request in any dialect, if the request names it.
pub(crate) fn find_channel(request: &FulfillmentRequest<'_>) -> Option<Channel> {
    Parts::of(request.body()).channel()
}

/// The parts that identify the channel. A malformed part counts as absent.
#[derive(Default)]
struct Parts<'a> {
    source: Cow<'a, str>,
    inner_source: Cow<'a, str>,
    is_telephony: bool,
    payload: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(body: &'a [u8]) -> Self {
        let body: Body<'a> = std::str::from_utf8(body).map(read).unwrap_or_default();
        let es = body.es_v2.json().or(body.es_v1.json());
        es.map(Self::of_es).or(body.cx.json().map(Self::of_payload)).unwrap_or_default()
    }

    fn of_es(json: &'a str) -> Self {
        let original: Original<'a> = read(json);
        let payload = original.payload.json().or(original.data.json());
        let parts = payload.map(Self::of_payload).unwrap_or_default();
        Self { source: text(original.source), ..parts }
    }

    fn of_payload(json: &'a str) -> Self {
        let payload: Payload<'a> = read(json);
        Self {
            source: Cow::Borrowed(""),
            inner_source: text(payload.source),
            is_telephony: payload.telephony.json().is_some(),
            payload: Some(json),
        }
    }

    /// Returns the channel that the request names, else the channel that the payload names, else
    /// the telephone if the payload is a telephony payload.
    fn channel(&self) -> Option<Channel> {
        Channel::from_name(&self.source)
            .or_else(|| Channel::from_name(&self.inner_source))
            .or_else(|| self.is_telephony.then_some(Channel::Telephony))
    }
}

fn read<'a, F: Field<'a> + Default>(json: &'a str) -> F {
    proto::decode("Dialogflow", json).unwrap_or_default()
}

fn text<'a>(json: Lazy<'a, Value<'a>>) -> Cow<'a, str> {
    match json.read() {
        Ok(Value::String(text)) => text,
        _ => Cow::Borrowed(""),
    }
}

/// The original request of the channel, an extractor for handlers. Every dialect has the member,
/// but it is often empty.
///
/// | | ES V2 | V1 / API.AI | CX |
/// |---|---|---|---|
/// | member | `originalDetectIntentRequest` | `originalRequest` | `payload` |
/// | [`channel`](Self::channel) | `source`, `payload.source` or `payload.telephony` | `source`, `data.source` or `data.telephony` | `payload.source` or `payload.telephony` |
/// | [`payload`](Self::payload) | `payload` | `data` | `payload` |
///
/// ```
/// use intents_core::{Intent, fulfill};
/// use intents_dialogflow::OriginalRequest;
///
/// #[derive(Intent)]
/// struct CallMeBack;
///
/// #[fulfill]
/// fn call_back(_: CallMeBack, original: OriginalRequest<'_>) -> String {
///     match original.caller_id() {
///         Some(number) => format!("We will call {number}."),
///         None => "What is your number?".to_owned(),
///     }
/// }
/// ```
///
/// The known formats of channels are typed: [`facebook`](Self::facebook),
/// [`slack`](Self::slack), [`telegram`](Self::telegram), [`line`](Self::line),
/// [`google`](Self::google), [`respond_io`](Self::respond_io).
///
/// Source: `OriginalDetectIntentRequest` in `webhook.proto`, and captured requests.
pub struct OriginalRequest<'a> {
    channel: Option<Channel>,
    source: Cow<'a, str>,
    payload: Option<&'a str>,
}

impl<'a> OriginalRequest<'a> {
    /// Returns the channel, if it is known.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.channel
    }

    /// Returns the channel as the request spells it: `facebook`, `slack_testbot`; often empty.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the payload of the channel, or the payload of an API client. Returns [`Value::Null`]
    /// if there is no payload.
    ///
    /// # Errors
    ///
    /// Returns an error if a number in the payload is out of range, or if the payload is nested too
    /// deeply.
    pub fn payload(&self) -> Result<Value<'a>, DecodeError> {
        self.payload.map_or(Ok(Value::Null), |json| proto::decode("Dialogflow", json))
    }

    /// Returns the JSON text of [`payload`](Self::payload), to deserialize custom types.
    #[must_use]
    pub fn json(&self) -> Option<&'a str> {
        self.payload
    }

    /// Returns the id of the user on the channel. The id is unique within the channel. It does not
    /// prove the identity of the user.
    ///
    /// | channel | in `payload` |
    /// |---|---|
    /// | Facebook | `data.sender.id`, `sender.id`, `body.entry[0].messaging[0].sender.id` |
    /// | Slack | `data.user`, `data.event.user`; V1: `user` |
    /// | Telegram | `data.from.id`, `data.message.from.id`, `data.callback_query.from.id`; `message.from.id`, `callback_query.from.id` |
    /// | LINE | `data.source.userId`, `body.events[0].source.userId` |
    /// | Skype | `data.address.user.id` |
    /// | Hangouts | `data.event.user.email` |
    /// | Twilio | `data.From` |
    /// | Google Assistant | `user.userId`; V1 also `user.user_id` |
    /// | any channel through respond.io | `contact.cId` |
    ///
    /// The ids of Facebook, Slack, Telegram and the Google Assistant come from captured requests.
    /// The id of respond.io is documented and has priority over the id of the channel. The ids of
    /// LINE, Skype, Hangouts and Twilio come from public webhooks only. Other channels are not
    /// known to send an id.
    #[must_use]
    pub fn user_id(&self) -> Option<String> {
        let paths: &[&[&str]] = match self.channel? {
            Channel::Facebook => &[
                &["data", "sender", "id"],
                &["sender", "id"],
                &["body", "entry", "0", "messaging", "0", "sender", "id"],
            ],
            Channel::Slack => &[&["data", "user"], &["data", "event", "user"], &["user"]],
            Channel::Telegram => &[
                &["data", "from", "id"],
                &["data", "message", "from", "id"],
                &["data", "callback_query", "from", "id"],
                &["message", "from", "id"],
                &["callback_query", "from", "id"],
            ],
            Channel::Line => {
                &[&["data", "source", "userId"], &["body", "events", "0", "source", "userId"]]
            }
            Channel::Skype => &[&["data", "address", "user", "id"]],
            Channel::GoogleHangouts => &[&["data", "event", "user", "email"]],
            Channel::Twilio => &[&["data", "From"]],
            Channel::GoogleAssistant => &[&["user", "userId"], &["user", "user_id"]],
            _ => &[],
        };
        let respond_io = self.id(&["contact", "cId"]);
        respond_io.or_else(|| paths.iter().find_map(|path| self.id(path)))
    }

    /// Returns the phone number of the caller in E.164 format: `telephony.caller_id` of the phone
    /// gateway. Dialogflow redacts the number for agents of the trial edition.
    #[must_use]
    pub fn caller_id(&self) -> Option<String> {
        self.id(&["telephony", "caller_id"])
    }

    fn id(&self, path: &[&str]) -> Option<String> {
        let id = Id::of(id::at(self.payload?, path)?)?;
        (!id.is_empty()).then(|| id.into_owned())
    }

    /// Returns the event of Facebook Messenger, or `None` for another channel. A tapped button is
    /// the `postback` of the event.
    ///
    /// ```
    /// use intents_core::{Intent, Result, fulfill};
    /// use intents_dialogflow::OriginalRequest;
    ///
    /// #[derive(Intent)]
    /// struct ButtonTapped;
    ///
    /// #[fulfill]
    /// fn tapped(_: ButtonTapped, original: OriginalRequest<'_>) -> Result<Option<String>> {
    ///     let Some(facebook) = original.facebook()? else { return Ok(None) };
    ///     Ok(Some(format!("You tapped {}.", facebook.postback.title)))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the event has the wrong type. The pointer of the error
    /// starts at the event.
    pub fn facebook(&self) -> Result<Option<Facebook<'a>>, DecodeError> {
        self.sent(Channel::Facebook, &[&["data"], &["body", "entry", "0", "messaging", "0"]])
    }

    /// Returns the event of Slack, or `None` for another channel.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the event has the wrong type. The pointer of the error
    /// starts at the event.
    pub fn slack(&self) -> Result<Option<Slack<'a>>, DecodeError> {
        self.sent(Channel::Slack, &[&["data", "event"], &["data"]])
    }

    /// Returns the update of Telegram (a message or a tapped button), or `None` for another
    /// channel.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the update has the wrong type. The pointer of the error
    /// starts at the update.
    pub fn telegram(&self) -> Result<Option<Telegram<'a>>, DecodeError> {
        let update: Option<Telegram<'a>> = self.sent(Channel::Telegram, &[&["data"]])?;
        let Some(mut update) = update else { return Ok(None) };
        if !update.callback_query.id.is_empty() {
            update.message = update.callback_query.message.clone();
        } else if update.message.chat.id.is_empty() {
            // Newer requests contain the message instead of the update.
            let message = self.sent(Channel::Telegram, &[&["data"]])?;
            update.message = message.unwrap_or_default();
        }
        Ok(Some(update))
    }

    /// Returns the event of LINE, or `None` for another channel.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the event has the wrong type. The pointer of the error
    /// starts at the event.
    pub fn line(&self) -> Result<Option<Line<'a>>, DecodeError> {
        self.sent(Channel::Line, &[&["data"], &["body", "events", "0"]])
    }

    /// Returns the request of the Google Assistant, or `None` for another channel.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the request has the wrong type. The pointer of the error
    /// starts at the payload.
    pub fn google(&self) -> Result<Option<GoogleAssistant<'a>>, DecodeError> {
        self.sent(Channel::GoogleAssistant, &[])
    }

    /// Returns the payload of respond.io, or `None` if the request does not come through
    /// respond.io.
    ///
    /// # Errors
    ///
    /// Returns an error if a member of the payload has the wrong type. The pointer of the error
    /// starts at the payload.
    pub fn respond_io(&self) -> Result<Option<RespondIo<'a>>, DecodeError> {
        let Some(json) = self.payload else { return Ok(None) };
        if id::at(json, &["contact", "cId"]).is_none() {
            return Ok(None);
        }
        proto::decode("Dialogflow", json).map(Some)
    }

    /// Reads the request of a channel, or returns `None` for another channel. Reads the first path
    /// that exists, or else the whole payload.
    fn sent<F: Field<'a> + Default>(
        &self,
        channel: Channel,
        places: &[&[&str]],
    ) -> Result<Option<F>, DecodeError> {
        let Some(json) = self.payload.filter(|_| self.channel == Some(channel)) else {
            return Ok(None);
        };
        let place = places.iter().find_map(|place| id::at(json, place));
        proto::decode("Dialogflow", place.unwrap_or(json)).map(Some)
    }
}

/// Shows the size and hides the payload, which is personal data.
impl fmt::Debug for OriginalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.payload.map_or(0, str::len);
        let mut shown = f.debug_struct("OriginalRequest");
        shown.field("channel", &self.channel).field("payload", &format_args!("{size} bytes"));
        shown.finish_non_exhaustive()
    }
}

impl<'a> FromContext<'a> for OriginalRequest<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let parts = Parts::of(context.request().body());
        let channel = parts.channel();
        let source = if parts.source.is_empty() { parts.inner_source } else { parts.source };
        Ok(Self { channel, source, payload: parts.payload })
    }
}
