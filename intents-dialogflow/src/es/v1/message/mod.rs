//! The messages of V1 in requests, responses and exported agents.
//!
//! A message has the members of all types in one object. Each family of types has a file: its wire
//! messages, their reader and their writer. This file lists the types, and decides how each
//! [`Message`](intents_core::Message) is sent.
//!
//! Source: exported agents, and captured requests and responses. Google's pages have one sample and
//! no table of messages.

mod assistant;
mod chat;
mod telephony;

use std::borrow::Cow;
use std::fmt;

use intents_core::connector::{ChannelMessage, Dropped, ListWriter, Sink, ValueWriter};
use intents_core::connector::{InvalidValue, MessageRef};
use intents_core::{self as core, Channel, Payload, Speech, Value};

use super::{DIALECT, OneOrMore};
use crate::es::assistant as google_assistant;
use crate::proto::messages::{self, owned};
use crate::proto::{EnumTarget, Field, Target, Write, message, read_value, write_member};
use crate::render::{MessageRules, Support};

pub use assistant::{
    Cell, ColumnProperties, Image, Item, MediaObject, OpenUrlAction, OptionInfo, Row, Suggestion,
};
pub use chat::Button;

message! {
    /// A message. The struct has the members of all types; `kind` decides which members are used.
    ///
    /// [`to_message`](Self::to_message) converts it to a [`Message`](intents_core::Message) of
    /// `intents-core`.
    pub struct Message<'a> {
        /// The type of the message.
        pub kind: MessageType<'a> = "type",
        /// The channel of the message: `facebook`, `google`, `telephony`; empty for every channel.
        pub platform: Cow<'a, str> = "platform",
        /// The language of the message in an exported agent.
        pub lang: Cow<'a, str> = "lang",
        /// The condition of the message in an exported agent; usually empty.
        pub condition: Cow<'a, str> = "condition",
        /// The text, or variants of a text ([`Text`](MessageType::Text)).
        pub speech: OneOrMore<Cow<'a, str>> = "speech",
        /// The title of a card, a list or a table, or the question of quick replies.
        pub title: Cow<'a, str> = "title",
        /// The text below the title of a card, a list or a table.
        pub subtitle: Cow<'a, str> = "subtitle",
        /// The URL of the image ([`Image`](MessageType::Image)), or of the image of a
        /// [`Card`](MessageType::Card).
        pub image_url: Cow<'a, str> = "imageUrl",
        /// The suggested answers ([`QuickReplies`](MessageType::QuickReplies)).
        pub replies: Vec<Cow<'a, str>> = "replies",
        /// A message in the format of the channel ([`Payload`](MessageType::Payload),
        /// [`CustomPayload`](MessageType::CustomPayload)).
        pub payload: Vec<(Cow<'a, str>, Value<'a>)> = "payload",
        /// The URI of the audio ([`PlayAudio`](MessageType::PlayAudio)).
        pub audio_uri: Cow<'a, str> = "audioUri",
        /// The speech as a text ([`SynthesizeSpeech`](MessageType::SynthesizeSpeech)).
        pub text: Cow<'a, str> = "text",
        /// The speech as SSML ([`SynthesizeSpeech`](MessageType::SynthesizeSpeech),
        /// [`SimpleResponse`](MessageType::SimpleResponse)).
        pub ssml: Cow<'a, str> = "ssml",
        /// The phone number in E.164 format ([`TransferCall`](MessageType::TransferCall)).
        pub phone_number: Cow<'a, str> = "phoneNumber",
        /// The speech as a text ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub text_to_speech: Cow<'a, str> = "textToSpeech",
        /// The displayed text ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub display_text: Cow<'a, str> = "displayText",
        /// Whether the speech differs from the displayed text
        /// ([`SimpleResponse`](MessageType::SimpleResponse)).
        pub customize_audio: bool = "customizeAudio",
        /// The simple responses, or the items of a list or carousel.
        pub items: Vec<Item<'a>> = "items",
        /// The text of a [`BasicCard`](MessageType::BasicCard), with some Markdown.
        pub formatted_text: Cow<'a, str> = "formattedText",
        /// The image of a [`BasicCard`](MessageType::BasicCard) or a
        /// [`TableCard`](MessageType::TableCard).
        pub image: Image<'a> = "image",
        /// The suggested answers ([`SuggestionChips`](MessageType::SuggestionChips)).
        pub suggestions: Vec<Suggestion<'a>> = "suggestions",
        /// The name of the app or page to open ([`LinkOutChip`](MessageType::LinkOutChip)).
        pub destination_name: Cow<'a, str> = "destinationName",
        /// The URL of the app or page ([`LinkOutChip`](MessageType::LinkOutChip)).
        pub url: Cow<'a, str> = "url",
        /// The media type, `AUDIO` ([`MediaContent`](MessageType::MediaContent)).
        pub media_type: Cow<'a, str> = "mediaType",
        /// The media to play ([`MediaContent`](MessageType::MediaContent)).
        pub media_objects: Vec<MediaObject<'a>> = "mediaObjects",
        /// The columns of a [`TableCard`](MessageType::TableCard).
        pub column_properties: Vec<ColumnProperties<'a>> = "columnProperties",
        /// The rows of a [`TableCard`](MessageType::TableCard).
        pub rows: Vec<Row<'a>> = "rows",
        /// The buttons of a card or a table.
        pub buttons: Vec<Button<'a>> = "buttons",
    }
}

/// The type of a message: a number, which may be sent as a string, or the name of a type of the
/// Google Assistant.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum MessageType<'a> {
    /// `0`, a text.
    #[default]
    Text,
    /// `1`, a card.
    Card,
    /// `2`, suggested answers.
    QuickReplies,
    /// `3`, an image.
    Image,
    /// `4`, a message in the format of the channel.
    Payload,
    /// `13`, audio to play on the telephone.
    PlayAudio,
    /// `14`, speech on the telephone.
    SynthesizeSpeech,
    /// `15`, a call transfer on the telephone.
    TransferCall,
    /// `simple_response`, speech with a displayed text.
    SimpleResponse,
    /// `basic_card`, a card with formatted text.
    BasicCard,
    /// `list_card`, a list to choose from.
    ListCard,
    /// `carousel_card`, cards to choose from.
    CarouselCard,
    /// `browse_carousel_card`, cards that open pages.
    BrowseCarouselCard,
    /// `suggestion_chips`, suggested answers.
    SuggestionChips,
    /// `link_out_chip`, a chip that opens an app or a page.
    LinkOutChip,
    /// `media_content`, audio to play.
    MediaContent,
    /// `table_card`, a table.
    TableCard,
    /// `custom_payload`, a message in the format of the channel.
    CustomPayload,
    /// An unknown type, by its name or number.
    Other(Cow<'a, str>),
}

/// The types by their names in JSON.
const KINDS: [(&str, MessageType<'static>); 18] = [
    ("0", MessageType::Text),
    ("1", MessageType::Card),
    ("2", MessageType::QuickReplies),
    ("3", MessageType::Image),
    ("4", MessageType::Payload),
    ("13", MessageType::PlayAudio),
    ("14", MessageType::SynthesizeSpeech),
    ("15", MessageType::TransferCall),
    ("simple_response", MessageType::SimpleResponse),
    ("basic_card", MessageType::BasicCard),
    ("list_card", MessageType::ListCard),
    ("carousel_card", MessageType::CarouselCard),
    ("browse_carousel_card", MessageType::BrowseCarouselCard),
    ("suggestion_chips", MessageType::SuggestionChips),
    ("link_out_chip", MessageType::LinkOutChip),
    ("media_content", MessageType::MediaContent),
    ("table_card", MessageType::TableCard),
    ("custom_payload", MessageType::CustomPayload),
];

impl<'a> MessageType<'a> {
    /// Returns the name or number in JSON: `1`, `basic_card`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => KINDS.iter().find(|(_, kind)| kind == known).map_or("", |(name, _)| name),
        }
    }

    fn from_name(name: Cow<'a, str>) -> Self {
        let known = KINDS.iter().find(|(known, _)| *known == name);
        match known {
            Some((_, kind)) => kind.clone(),
            None if name.is_empty() => Self::default(),
            None => Self::Other(name),
        }
    }
}

/// Hides an unknown type: it may be personal data.
impl fmt::Debug for MessageType<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other(_) => "Other",
            known => known.name(),
        })
    }
}

impl<'de> Field<'de> for MessageType<'de> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::Enum(self)
    }
}

impl<'de> EnumTarget<'de> for MessageType<'de> {
    fn set_name(&mut self, name: Cow<'de, str>) {
        *self = Self::from_name(name);
    }

    fn set_number(&mut self, number: i64) {
        *self = Self::from_name(number.to_string().into());
    }
}

/// Every message has its type, as a number if the type has one.
impl Write for MessageType<'_> {
    fn is_default(&self) -> bool {
        false
    }

    fn write(&self, out: ValueWriter<'_>) {
        let name = self.name();
        match name.parse() {
            Ok(number) => out.integer(number),
            Err(_) => out.string(name),
        };
    }
}

impl Message<'_> {
    /// Returns the message as a [`Message`](intents_core::Message) of `intents-core`. Returns
    /// `None` if the message is empty, or has an unknown type.
    #[must_use]
    pub fn to_message(&self) -> Option<core::Message> {
        messages::unless_empty(self.to_message_or_empty()?)
    }

    /// Returns the message even if it is empty, as it is in agents without responses.
    fn to_message_or_empty(&self) -> Option<core::Message> {
        Some(match &self.kind {
            MessageType::Text => {
                let variants = self.speech.iter().map(owned);
                core::Message::Text(variants.fold(core::Text::new(""), core::Text::or))
            }
            MessageType::Card => core::Message::Card(chat::read_card(self)),
            MessageType::QuickReplies => {
                core::Message::QuickReplies(chat::read_quick_replies(self))
            }
            MessageType::Image => core::Message::Image(core::Image::new(owned(&self.image_url))),
            MessageType::Payload | MessageType::CustomPayload => {
                core::Message::Payload(Payload::new(Value::Struct(self.payload.clone())))
            }
            MessageType::PlayAudio => core::Message::Audio(owned(&self.audio_uri)),
            MessageType::SynthesizeSpeech => core::Message::Speech(telephony::read_speech(self)),
            MessageType::TransferCall => core::Message::TransferCall(owned(&self.phone_number)),
            MessageType::SimpleResponse
            | MessageType::BasicCard
            | MessageType::ListCard
            | MessageType::CarouselCard
            | MessageType::BrowseCarouselCard
            | MessageType::SuggestionChips
            | MessageType::LinkOutChip
            | MessageType::MediaContent
            | MessageType::TableCard => assistant::read(self)?.into(),
            MessageType::Other(_) => return None,
        })
    }
}

/// Reads messages with their channels.
pub(super) fn read_messages(messages: &OneOrMore<Message<'_>>) -> Vec<ChannelMessage> {
    let read = messages.iter().filter_map(|message| {
        Some(ChannelMessage::new(owned(&message.platform), message.to_message()?))
    });
    read.collect()
}

/// The rules for messages in V1.
pub(super) const RULES: MessageRules = MessageRules { support, label: platform };

/// Returns the form in which V1 sends a message.
fn support(message: &core::Message, channel: Option<Channel>) -> Support {
    let is_on_assistant = channel == Some(Channel::GoogleAssistant);
    match message.view() {
        MessageRef::Text(text) if is_on_assistant => google_assistant::text(text),
        MessageRef::Speech(_) if is_on_assistant => google_assistant::speech(),
        MessageRef::QuickReplies(replies) if is_on_assistant => {
            google_assistant::quick_replies(replies)
        }
        MessageRef::Card(card) if is_on_assistant => google_assistant::card(card),
        MessageRef::Image(image) if is_on_assistant => google_assistant::image(image),
        MessageRef::Text(_)
        | MessageRef::Speech(_)
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::Payload(_) => Support::Native,
        MessageRef::Audio(_) | MessageRef::TransferCall(_) => Support::NativeOn(Channel::Telephony),
        MessageRef::Assistant(_) => Support::NativeOn(Channel::GoogleAssistant),
        MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Rbm(_) => Support::Simplified,
    }
}

/// Writes a message. `title` is the title of quick replies.
pub(super) fn write(
    messages: &mut ListWriter<'_>,
    message: &core::Message,
    title: &str,
    platform: Option<&str>,
) {
    let platform = Cow::Borrowed(platform.unwrap_or_default());
    let wire = Message { platform, ..Message::default() };
    let wire = match message.view() {
        MessageRef::Text(text) => chat::text(wire, text),
        MessageRef::QuickReplies(replies) => chat::quick_replies(wire, title, replies),
        MessageRef::Card(card) => chat::card(wire, card),
        MessageRef::Image(image) => chat::image(wire, image),
        MessageRef::Payload(payload) => return write_payload(messages, payload, &wire.platform),
        MessageRef::Assistant(message) => assistant::message(wire, message),
        MessageRef::Audio(uri) => telephony::audio(wire, uri),
        MessageRef::Speech(speech) => telephony::speech(wire, speech),
        MessageRef::TransferCall(number) => telephony::transfer_call(wire, number),
        // `support` simplifies these.
        MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Rbm(_) => return,
    };
    wire.write(messages.item());
}

/// Writes a payload, which is already JSON.
fn write_payload(messages: &mut ListWriter<'_>, payload: &Payload, platform: &str) {
    let is_on_assistant = platform == assistant::PLATFORM;
    let kind = if is_on_assistant { MessageType::CustomPayload } else { MessageType::Payload };
    let mut object = messages.item().object();
    write_member(&mut object, Message::kind, &kind);
    write_member(&mut object, Message::platform, platform);
    payload.write(object.member(Message::payload));
    object.end();
}

/// The speech of a message.
#[derive(Default)]
pub(super) struct Voice<'m> {
    pub(super) speeches: Vec<&'m Speech>,
    /// Whether any speech differs from the displayed text.
    pub(super) differs: bool,
}

/// Returns the speech of a message. A message without speech has its text spoken.
pub(super) fn voice(message: &core::Message) -> Voice<'_> {
    match message.view() {
        MessageRef::Speech(speech) => Voice { speeches: vec![speech], differs: true },
        MessageRef::Assistant(message) => assistant::voice(message),
        MessageRef::Text(_)
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::Audio(_)
        | MessageRef::TransferCall(_)
        | MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Payload(_)
        | MessageRef::Rbm(_) => Voice::default(),
    }
}

/// Returns whether the message has image display options. No exported agent has them.
pub(super) fn has_image_display(message: &core::Message) -> bool {
    matches!(message, core::Message::Assistant(message) if assistant::has_image_display(message))
}

/// Returns the name of a channel in messages.
fn platform(channel: Channel) -> Option<&'static str> {
    Some(match channel {
        Channel::Facebook => "facebook",
        Channel::Slack => "slack",
        Channel::Telegram => "telegram",
        Channel::Kik => "kik",
        Channel::Skype => "skype",
        Channel::Line => "line",
        Channel::Viber => "viber",
        Channel::GoogleAssistant => assistant::PLATFORM,
        Channel::Telephony => telephony::PLATFORM,
        _ => return None,
    })
}

/// Returns whether a channel is a chat network.
pub(super) fn is_chat(channel: Channel) -> bool {
    let is_other = matches!(channel, Channel::GoogleAssistant | Channel::Telephony);
    platform(channel).is_some() && !is_other
}

/// Reads a response message of an exported agent, which has the members of V1. Returns `None` if
/// the message has an unknown type, or a member has the wrong type.
///
/// ```
/// use intents_core::{Message, Text};
/// use intents_dialogflow::es::v1::read_message;
/// use serde_json::json;
///
/// let message = read_message(&json!({"type": "0", "speech": ["Hello.", "Hi."]}));
/// assert_eq!(message, Some(Message::Text(Text::new("Hello.").or("Hi."))));
/// assert_eq!(read_message(&json!({"type": "brain_wave"})), None);
/// ```
#[must_use]
pub fn read_message(message: &serde_json::Value) -> Option<core::Message> {
    let mut read = Message::default();
    read_value(message, read.target()).ok()?;
    read.to_message_or_empty()
}

/// Writes a response message with the members of V1, as a JSON list of one message, for the files
/// of an agent. `platform` is the name of the channel in V1, or `None` for every channel.
///
/// # Errors
///
/// Returns an error if JSON cannot represent a value, such as a number that is not finite.
pub fn write_message(
    message: &core::Message,
    platform: Option<&str>,
) -> Result<Vec<u8>, InvalidValue> {
    let mut sink = Sink::new(DIALECT.notation);
    let mut messages = sink.value().list();
    let title = match message {
        core::Message::QuickReplies(replies) => replies.title.as_ref(),
        _ => "",
    };
    write(&mut messages, message, title, platform);
    messages.end();
    sink.problem().map_or(Ok(()), Err)?;
    Ok(sink.into_bytes())
}

/// Converts a message to equivalent messages of the Google Assistant, and returns them with the
/// lost parts. Returns `None` if the Assistant supports the message as it is, or has no equivalent.
#[must_use]
pub fn messages_for_assistant(
    message: &core::Message,
) -> Option<(Vec<core::Message>, Option<Dropped>)> {
    match support(message, Some(Channel::GoogleAssistant)) {
        Support::Replaced(messages, dropped) => Some((messages, dropped)),
        Support::JoinedWithText(join) => Some((vec![join(None, message)], None)),
        Support::Native
        | Support::Simplified
        | Support::NativeOn(_)
        | Support::NativeSpeech
        | Support::NativeWithoutChannel => None,
    }
}
