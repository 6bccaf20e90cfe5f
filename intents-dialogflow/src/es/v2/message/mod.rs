//! The messages of ES V2 in requests and responses.
//!
//! Each family of message types has a file: its wire messages, their reader and their writer. This
//! file lists the types, and decides how each [`Message`](intents_core::Message) is sent.
//!
//! Source: `Intent.Message` in `intent.proto`, versions v2 and v2beta1. The types of v2beta1 are
//! read in every request.

pub mod assistant;
mod chat;
pub mod rbm;
mod telephony;

use intents_core::connector::MessageRef;
use intents_core::connector::{ChannelMessage, DecodeError, ListWriter};
use intents_core::{self as core, Channel};

use super::DIALECT;
use crate::es::assistant as google_assistant;
use crate::proto::messages::{self, read_all};
use crate::proto::{Field, Lazy, MessageTarget as _, Struct, message, open_enum, write_member};
use crate::render::{MessageRules, Support};
use assistant::{
    BasicCard, BrowseCarouselCard, CarouselSelect, LinkOutSuggestion, ListSelect, MediaContent,
    SimpleResponses, Suggestions, TableCard,
};
use rbm::{RbmCarouselCard, RbmStandaloneCard, RbmText};

pub use chat::{Card, CardButton, Image, QuickReplies, Text};
pub use telephony::{TelephonyPlayAudio, TelephonySynthesizeSpeech, TelephonyTransferCall};

message! {
    /// A message for the user. A message has a platform and exactly one other member.
    /// [`json`](Lazy::json) of the absent members is `None`.
    ///
    /// [`FulfillmentContext::agent_messages`] converts the messages of a request to messages of
    /// `intents-core`.
    ///
    /// Source: `Intent.Message`.
    ///
    /// [`FulfillmentContext::agent_messages`]: intents_core::FulfillmentContext::agent_messages
    pub struct Message<'a> {
        /// A text.
        pub text: Lazy<'a, Text<'a>> = "text" @ oneof,
        /// An image.
        pub image: Lazy<'a, Image<'a>> = "image" @ oneof,
        /// Suggested answers.
        pub quick_replies: Lazy<'a, QuickReplies<'a>> = "quickReplies" @ oneof,
        /// A card.
        pub card: Lazy<'a, Card<'a>> = "card" @ oneof,
        /// A message in the format of the channel.
        pub payload: Struct<'a> = "payload" @ oneof,
        /// Simple responses of the Google Assistant.
        pub simple_responses: Lazy<'a, SimpleResponses<'a>> = "simpleResponses" @ oneof,
        /// A card of the Google Assistant.
        pub basic_card: Lazy<'a, BasicCard<'a>> = "basicCard" @ oneof,
        /// Suggestion chips of the Google Assistant.
        pub suggestions: Lazy<'a, Suggestions<'a>> = "suggestions" @ oneof,
        /// A chip of the Google Assistant that opens an app or a page.
        pub link_out_suggestion: Lazy<'a, LinkOutSuggestion<'a>> = "linkOutSuggestion" @ oneof,
        /// A list of the Google Assistant.
        pub list_select: Lazy<'a, ListSelect<'a>> = "listSelect" @ oneof,
        /// A carousel of the Google Assistant.
        pub carousel_select: Lazy<'a, CarouselSelect<'a>> = "carouselSelect" @ oneof,
        /// A carousel of the Google Assistant whose cards open pages.
        pub browse_carousel_card: Lazy<'a, BrowseCarouselCard<'a>> = "browseCarouselCard" @ oneof,
        /// A table of the Google Assistant.
        pub table_card: Lazy<'a, TableCard<'a>> = "tableCard" @ oneof,
        /// Audio that the Google Assistant plays.
        pub media_content: Lazy<'a, MediaContent<'a>> = "mediaContent" @ oneof,
        /// Audio that the telephone plays (v2beta1).
        pub telephony_play_audio: Lazy<'a, TelephonyPlayAudio<'a>> = "telephonyPlayAudio" @ oneof,
        /// Speech on the telephone (v2beta1).
        pub telephony_synthesize_speech: Lazy<'a, TelephonySynthesizeSpeech<'a>> =
            "telephonySynthesizeSpeech" @ oneof,
        /// A call transfer (v2beta1).
        pub telephony_transfer_call: Lazy<'a, TelephonyTransferCall<'a>> = "telephonyTransferCall" @ oneof,
        /// A text of RCS Business Messaging (v2beta1).
        pub rbm_text: Lazy<'a, RbmText<'a>> = "rbmText" @ oneof,
        /// A card of RCS Business Messaging (v2beta1).
        pub rbm_standalone_rich_card: Lazy<'a, RbmStandaloneCard<'a>> = "rbmStandaloneRichCard" @ oneof,
        /// Cards of RCS Business Messaging (v2beta1).
        pub rbm_carousel_rich_card: Lazy<'a, RbmCarouselCard<'a>> = "rbmCarouselRichCard" @ oneof,
        /// The channel of the message.
        pub platform: Platform<'a> = "platform",
    }
}

open_enum! {
    /// The channel of a message. Source: `Intent.Message.Platform`.
    pub enum Platform {
        /// Every channel.
        Unspecified = "PLATFORM_UNSPECIFIED" / 0,
        /// Facebook Messenger.
        Facebook = "FACEBOOK" / 1,
        /// Slack.
        Slack = "SLACK" / 2,
        /// Telegram.
        Telegram = "TELEGRAM" / 3,
        /// Kik.
        Kik = "KIK" / 4,
        /// Skype.
        Skype = "SKYPE" / 5,
        /// LINE.
        Line = "LINE" / 6,
        /// Viber.
        Viber = "VIBER" / 7,
        /// The Google Assistant.
        ActionsOnGoogle = "ACTIONS_ON_GOOGLE" / 8,
        /// The telephone, by Dialogflow's phone gateway (v2beta1).
        Telephony = "TELEPHONY" / 10,
        /// Google Hangouts.
        GoogleHangouts = "GOOGLE_HANGOUTS" / 11,
    }
}

impl Message<'_> {
    /// Returns the message as a [`Message`](intents_core::Message) of `intents-core`. Returns
    /// `None` if the message has an unknown type or is empty, such as a text without variants or a
    /// card without members.
    ///
    /// # Errors
    ///
    /// Returns an error if the message has several types at once, which Dialogflow refuses, or if a
    /// member has the wrong type. The pointer of the error starts at the message.
    pub fn to_message(&self) -> Result<Option<core::Message>, DecodeError> {
        if self.oneof_len() > 1 {
            return Err(messages::several_types(DIALECT));
        }
        if let Some(message) = chat::read(self)? {
            return Ok(messages::unless_empty(message));
        }
        if let Some(message) = telephony::read(self)? {
            return Ok(messages::unless_empty(message));
        }
        if let Some(message) = assistant::read(self)? {
            return Ok(Some(message.into()));
        }
        Ok(rbm::read(self)?.map(core::Message::from))
    }
}

/// Reads messages with their channels. The pointer of an error starts with the pointer of the list.
pub(super) fn read_messages(
    list: &str,
    messages: &[Message<'_>],
) -> Result<Vec<ChannelMessage>, DecodeError> {
    read_all(DIALECT, list, messages, |message| {
        let channel = match &message.platform {
            Platform::Unspecified => "",
            platform => platform.name(),
        };
        let read = message.to_message()?;
        Ok(read.map(|read| ChannelMessage::new(channel.to_owned(), read)))
    })
}

/// Reads a member of a message. The pointer of an error starts with the member.
fn read_member<'a, F: Field<'a> + Default>(member: Lazy<'a, F>) -> Result<F, DecodeError> {
    messages::read_member(DIALECT, member)
}

fn in_dialect(error: DecodeError) -> DecodeError {
    messages::in_dialect(DIALECT, error)
}

/// The rules for messages in v2.
pub(super) const V2: MessageRules = MessageRules { support, label: platform };

/// The rules for messages in v2beta1.
pub(super) const V2_BETA_1: MessageRules =
    MessageRules { support: support_beta, label: platform_beta };

/// Returns the form in which v2 sends a message.
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
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::Payload(_) => Support::Native,
        MessageRef::Assistant(_) => Support::NativeOn(Channel::GoogleAssistant),
        MessageRef::Speech(_)
        | MessageRef::Audio(_)
        | MessageRef::TransferCall(_)
        | MessageRef::LiveAgentHandoff(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Rbm(_) => Support::Simplified,
    }
}

/// Returns the form in which v2beta1 sends a message.
fn support_beta(message: &core::Message, channel: Option<Channel>) -> Support {
    match message.view() {
        MessageRef::Audio(_) | MessageRef::TransferCall(_) => Support::NativeOn(Channel::Telephony),
        MessageRef::Speech(_) if channel != Some(Channel::GoogleAssistant) => Support::NativeSpeech,
        // A flag of the response, which `render_messages` removes from the messages.
        MessageRef::LiveAgentHandoff(_) => Support::Native,
        MessageRef::Rbm(_) => Support::NativeWithoutChannel,
        MessageRef::Text(_)
        | MessageRef::Speech(_)
        | MessageRef::QuickReplies(_)
        | MessageRef::Card(_)
        | MessageRef::Image(_)
        | MessageRef::ConversationSuccess(_)
        | MessageRef::Payload(_)
        | MessageRef::Assistant(_) => support(message, channel),
    }
}

/// Writes a message. `title` is the title of quick replies.
pub(super) fn write(
    messages: &mut ListWriter<'_>,
    message: &core::Message,
    title: &str,
    platform: Option<&str>,
) {
    let mut object = messages.item().object();
    let mut platform = platform;
    match message.view() {
        MessageRef::Text(text) => {
            chat::write_text(object.member(Message::text), text.variants());
        }
        MessageRef::QuickReplies(replies) => {
            let replies = QuickReplies::new(title, replies);
            write_member(&mut object, Message::quick_replies, &replies);
        }
        MessageRef::Card(card) => write_member(&mut object, Message::card, &Card::from(card)),
        MessageRef::Image(image) => write_member(&mut object, Message::image, &Image::from(image)),
        MessageRef::Payload(payload) => {
            payload.write(object.member(Message::payload));
        }
        MessageRef::Assistant(message) => {
            assistant::write(&mut object, message);
            platform = Some("ACTIONS_ON_GOOGLE");
        }
        MessageRef::Rbm(message) => rbm::write(&mut object, message),
        MessageRef::Audio(uri) => {
            let audio = TelephonyPlayAudio::new(uri);
            write_member(&mut object, Message::telephony_play_audio, &audio);
            platform = Some("TELEPHONY");
        }
        MessageRef::Speech(speech) => {
            let speech = TelephonySynthesizeSpeech::from(speech);
            write_member(&mut object, Message::telephony_synthesize_speech, &speech);
            platform = Some("TELEPHONY");
        }
        MessageRef::TransferCall(number) => {
            let call = TelephonyTransferCall::new(number);
            write_member(&mut object, Message::telephony_transfer_call, &call);
            platform = Some("TELEPHONY");
        }
        // Neither is a message in ES V2: the handoff is a flag of the response, and the success of
        // a conversation does not exist.
        MessageRef::LiveAgentHandoff(_) | MessageRef::ConversationSuccess(_) => {}
    }
    if let Some(platform) = platform {
        object.member(Message::platform).string(platform);
    }
    object.end();
}

/// Returns whether a part of the message is omitted because Google's definitions do not have it.
pub(super) fn has_unknown_value(message: &core::Message) -> bool {
    matches!(message, core::Message::Assistant(message) if assistant::has_unknown_value(message))
}

/// Returns the name of a channel in `Intent.Message.Platform`.
fn platform(channel: Channel) -> Option<&'static str> {
    (is_chat(channel) || channel == Channel::GoogleAssistant).then(|| channel.name())
}

/// Returns the name of a channel in v2beta1, which also has the telephone.
fn platform_beta(channel: Channel) -> Option<&'static str> {
    if channel == Channel::Telephony { Some(channel.name()) } else { platform(channel) }
}

/// Returns whether a channel is a chat network.
pub(super) fn is_chat(channel: Channel) -> bool {
    matches!(
        channel,
        Channel::Facebook
            | Channel::Slack
            | Channel::Telegram
            | Channel::Kik
            | Channel::Skype
            | Channel::Line
            | Channel::Viber
            | Channel::GoogleHangouts
    )
}
