//! Who speaks: what the channel sent to Dialogflow, which sends it on.

use std::borrow::Cow;
use std::fmt;

use intents_core::{
    Channel, DecodeError, FromContext, FulfillmentContext, FulfillmentRequest, Result, Value,
};

use crate::proto::{self, Lazy, message};

message! {
    /// `originalDetectIntentRequest` of ES V2, `originalRequest` of V1. Any of it may be anything:
    /// clients of the API write it too.
    struct Original<'a> {
        source: Lazy<'a, Value<'a>> = "source",
        payload: Lazy<'a, Value<'a>> = "payload",
        data: Lazy<'a, Value<'a>> = "data",
    }
}

message! {
    /// Where the dialects have it. No two of them have a member of one name for it.
    struct Body<'a> {
        es_v2: Lazy<'a, Value<'a>> = "originalDetectIntentRequest",
        es_v1: Lazy<'a, Value<'a>> = "originalRequest",
        cx: Lazy<'a, Value<'a>> = "payload",
    }
}

message! {
    /// The part of a channel's request that tells which channel it is.
    struct Payload<'a> {
        source: Lazy<'a, Value<'a>> = "source",
        telephony: Lazy<'a, Value<'a>> = "telephony",
    }
}

/// The channel of a request in any dialect.
pub(crate) fn channel(request: &FulfillmentRequest<'_>) -> Option<Channel> {
    Parts::of(request.body()).channel()
}

/// The parts that tell the channel. What is not what it should be is as if it were not there.
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

    /// The request's own word first, then that of the payload, then the telephone's payload, which
    /// comes without either.
    fn channel(&self) -> Option<Channel> {
        Channel::from_name(&self.source)
            .or_else(|| Channel::from_name(&self.inner_source))
            .or_else(|| self.is_telephony.then_some(Channel::Telephony))
    }
}

fn read<'a, F: proto::Field<'a> + Default>(json: &'a str) -> F {
    proto::decode("Dialogflow", json).unwrap_or_default()
}

fn text<'a>(json: Lazy<'a, Value<'a>>) -> Cow<'a, str> {
    match json.read() {
        Ok(Value::String(text)) => text,
        _ => Cow::Borrowed(""),
    }
}

/// What the channel sent: an argument of handlers that ask who speaks. Any dialect has it, though
/// many a request has nothing in it.
///
/// | | ES V2 | V1 / API.AI | CX |
/// |---|---|---|---|
/// | where it is | `originalDetectIntentRequest` | `originalRequest` | `payload` |
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
/// Source: `OriginalDetectIntentRequest` in `webhook.proto`, and captured requests.
pub struct OriginalRequest<'a> {
    channel: Option<Channel>,
    source: Cow<'a, str>,
    payload: Option<&'a str>,
}

impl<'a> OriginalRequest<'a> {
    /// The channel, if it is known.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.channel
    }

    /// The channel as the request spells it: `facebook`, `slack_testbot`; often empty.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What the channel itself sent, or a client of the API in the channel's place;
    /// [`Value::Null`] if nothing.
    ///
    /// # Errors
    ///
    /// When a number in it is out of range, or its nesting too deep.
    pub fn payload(&self) -> Result<Value<'a>, DecodeError> {
        self.payload.map_or(Ok(Value::Null), |json| proto::decode("Dialogflow", json))
    }

    /// The JSON text of [`payload`](Self::payload), for types of your own.
    #[must_use]
    pub fn json(&self) -> Option<&'a str> {
        self.payload
    }

    /// Who speaks, as the channel names them. It is unique within the channel, and says nothing
    /// of who the user claims to be.
    ///
    /// | channel | in `payload` |
    /// |---|---|
    /// | Facebook | `data.sender.id` |
    /// | Slack | `data.user`, `data.event.user`; V1: `user` |
    /// | Telegram | `data.from.id`, `data.message.from.id` |
    /// | LINE | `data.source.userId` |
    /// | Hangouts | `data.event.user.email` |
    /// | Twilio | `data.From` |
    /// | Google Assistant | `user.userId`; V1 also `user.user_id` |
    /// | any, by way of respond.io | `contact.cId` |
    ///
    /// Captured requests have those of Facebook, Slack, Telegram and the Google Assistant;
    /// respond.io documents its own. For LINE, Hangouts and Twilio there is only what public
    /// webhooks read. The others are not known to send any.
    #[must_use]
    pub fn user_id(&self) -> Option<String> {
        let paths: &[&[&str]] = match self.channel? {
            Channel::Facebook => &[&["data", "sender", "id"], &["sender", "id"]],
            Channel::Slack => &[&["data", "user"], &["data", "event", "user"], &["user"]],
            Channel::Telegram => &[&["data", "from", "id"], &["data", "message", "from", "id"]],
            Channel::Line => &[&["data", "source", "userId"]],
            Channel::GoogleHangouts => &[&["data", "event", "user", "email"]],
            Channel::Twilio => &[&["data", "From"]],
            Channel::GoogleAssistant => &[&["user", "userId"], &["user", "user_id"]],
            _ => &[],
        };
        let payload = self.payload().ok()?;
        let find = |path: &&[&str]| id(path.iter().try_fold(&payload, |at, name| at.get(name))?);
        paths.iter().chain([&["contact", "cId"][..]].iter()).find_map(find)
    }

    /// The number of the caller, in the form of E.164: `telephony.caller_id` of the phone gateway.
    /// Dialogflow redacts it for agents of the trial edition.
    #[must_use]
    pub fn caller_id(&self) -> Option<String> {
        id(self.payload().ok()?.get("telephony")?.get("caller_id")?)
    }
}

/// It is the user's own: its size, not its text.
impl fmt::Debug for OriginalRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.payload.map_or(0, str::len);
        let mut shown = f.debug_struct("OriginalRequest");
        shown.field("channel", &self.channel).field("payload", &format_args!("{size} bytes"));
        shown.finish_non_exhaustive()
    }
}

/// Telegram's ids are numbers, and come as `722234409.0`.
fn id(value: &Value<'_>) -> Option<String> {
    match value {
        Value::String(id) if !id.is_empty() => Some(id.to_string()),
        Value::Number(number) => match number.as_f64() {
            Some(id) if number.is_f64() && id.fract() == 0.0 => Some(format!("{id:.0}")),
            _ => Some(number.to_string()),
        },
        _ => None,
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
