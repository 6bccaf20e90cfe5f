//! From messages on the wire to those of no dialect.

mod assistant;
mod rbm;

use std::borrow::Cow;

use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{
    Card, FulfillmentRequest, Image, Message as Neutral, Payload, QuickReplies, Speech, Text,
};

use super::DIALECT;
use super::message::{self, Message, Platform};
use crate::messages;
use crate::proto::{self, Field, Lazy, message};

type Converted<T> = Result<T, DecodeError>;

impl<'a> Message<'a> {
    /// The message in no dialect's form; `None` where it says nothing: a text without a variant, a
    /// card without a member, or a kind that is not known here.
    ///
    /// # Errors
    ///
    /// When it is of several kinds at once, which Dialogflow refuses, or when a part of it is not
    /// what it should be. The pointer of the error starts at the message.
    pub fn to_message(&self) -> Converted<Option<Neutral>> {
        if self.kinds() > 1 {
            return Err(messages::of_several_kinds(DIALECT));
        }
        if let Some(neutral) = self.rich()? {
            return Ok(messages::unless_empty(neutral));
        }
        if let Some(neutral) = self.telephony()? {
            return Ok(messages::unless_empty(neutral));
        }
        if let Some(neutral) = assistant::of(self)? {
            return Ok(Some(neutral.into()));
        }
        Ok(rbm::of(self)?.map(Neutral::from))
    }

    /// How many members of the oneof there are.
    fn kinds(&self) -> usize {
        [
            self.text.json(),
            self.image.json(),
            self.quick_replies.json(),
            self.card.json(),
            self.payload.json(),
            self.simple_responses.json(),
            self.basic_card.json(),
            self.suggestions.json(),
            self.link_out_suggestion.json(),
            self.list_select.json(),
            self.carousel_select.json(),
            self.browse_carousel_card.json(),
            self.table_card.json(),
            self.media_content.json(),
            self.telephony_play_audio.json(),
            self.telephony_synthesize_speech.json(),
            self.telephony_transfer_call.json(),
            self.rbm_text.json(),
            self.rbm_standalone_rich_card.json(),
            self.rbm_carousel_rich_card.json(),
        ]
        .iter()
        .flatten()
        .count()
    }

    /// What every chat channel has.
    fn rich(&self) -> Converted<Option<Neutral>> {
        Ok(Some(if self.text.json().is_some() {
            let variants = read(self.text)?.text.into_iter();
            Neutral::Text(variants.map(own).fold(Text::new(""), Text::or))
        } else if self.quick_replies.json().is_some() {
            let of = read(self.quick_replies)?;
            let replies = QuickReplies::new(of.quick_replies.into_iter().map(own));
            Neutral::QuickReplies(replies.title(own(of.title)))
        } else if self.card.json().is_some() {
            Neutral::Card(card(read(self.card)?))
        } else if self.image.json().is_some() {
            Neutral::Image(image(read(self.image)?))
        } else if self.payload.json().is_some() {
            let payload = self.payload.read().map_err(own_error)?;
            Neutral::Payload(Payload::new(payload))
        } else {
            return Ok(None);
        }))
    }

    /// What the telephone does.
    fn telephony(&self) -> Converted<Option<Neutral>> {
        Ok(Some(if self.telephony_play_audio.json().is_some() {
            let audio = read(self.telephony_play_audio)?;
            Neutral::Audio(own(audio.audio_uri))
        } else if self.telephony_synthesize_speech.json().is_some() {
            let of = read(self.telephony_synthesize_speech)?;
            Neutral::Speech(speech(of.text, of.ssml))
        } else if self.telephony_transfer_call.json().is_some() {
            let call = read(self.telephony_transfer_call)?;
            Neutral::TransferCall(own(call.phone_number))
        } else {
            return Ok(None);
        }))
    }
}

fn speech(text: Cow<'_, str>, ssml: Cow<'_, str>) -> Speech {
    if ssml.is_empty() { Speech::Text(own(text)) } else { Speech::Ssml(own(ssml)) }
}

fn card(of: message::Card<'_>) -> Card {
    let card = Card::new(own(of.title)).subtitle(own(of.subtitle)).image(own(of.image_uri));
    let buttons = of.buttons.into_iter();
    buttons.fold(card, |card, of| card.button(own(of.text), own(of.postback)))
}

fn image(of: message::Image<'_>) -> Image {
    Image::new(own(of.image_uri)).alt(own(of.accessibility_text))
}

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

/// Reads a part of a message; its errors have its place in that.
fn read<'a, T: Field<'a> + Default>(part: Lazy<'a, T>) -> Converted<T> {
    part.read().map_err(own_error)
}

fn own_error(error: DecodeError) -> DecodeError {
    messages::of(DIALECT, error)
}

message! {
    /// The part of a request that has the agent's messages.
    struct Body<'a> {
        query_result: BodyResult<'a> = "queryResult",
    }
}

message! {
    struct BodyResult<'a> {
        fulfillment_messages: Vec<Message<'a>> = "fulfillmentMessages",
    }
}

/// The messages of the agent itself.
pub(crate) fn agent_messages(request: &FulfillmentRequest<'_>) -> Converted<Vec<ChannelMessage>> {
    let body: Body<'_> = proto::decode(DIALECT.name, proto::text(DIALECT.name, request.body())?)?;
    to_messages("/queryResult/fulfillmentMessages", &body.query_result.fulfillment_messages)
}

/// What messages say, each for its channel. The pointer of an error starts with that of the list.
pub(super) fn to_messages(list: &str, sent: &[Message<'_>]) -> Converted<Vec<ChannelMessage>> {
    messages::all(DIALECT, list, sent, |message| {
        let channel = match &message.platform {
            Platform::Unspecified => "",
            platform => platform.name(),
        };
        let said = message.to_message()?;
        Ok(said.map(|said| ChannelMessage::new(channel.to_owned(), said)))
    })
}
