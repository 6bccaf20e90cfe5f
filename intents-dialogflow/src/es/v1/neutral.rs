//! From messages of V1 to those of no dialect.

use std::borrow::Cow;

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, LinkOut, List, MediaImage, Row,
    SimpleResponse, Table,
};
use intents_core::connector::{ChannelMessage, DecodeError};
use intents_core::{
    Card, FulfillmentRequest, Message as Neutral, Payload, QuickReplies, Speech, Text, Value,
    assistant,
};

use super::message::{Button, Image, Item, MediaObject, Message, MessageType};
use super::{DIALECT, OneOrMore};
use crate::messages;
use crate::proto::{self, Field as _, message};

message! {
    /// A request, as far as it has the messages of the agent.
    struct Body<'a> {
        result: BodyResult<'a> = "result",
    }
}

message! {
    struct BodyResult<'a> {
        fulfillment: BodyFulfillment<'a> = "fulfillment",
    }
}

message! {
    struct BodyFulfillment<'a> {
        messages: OneOrMore<Message<'a>> = "messages",
    }
}

/// Reads a response message of an exported agent, which has the members of V1. Returns `None` if the
/// type of the message is unknown, or a member has the wrong type.
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
pub fn read_message(message: &serde_json::Value) -> Option<Neutral> {
    let mut read = Message::default();
    read.fill(message).ok()?;
    read.to_message_or_empty()
}

/// The messages of the agent itself.
pub(crate) fn agent_messages(
    request: &FulfillmentRequest<'_>,
) -> Result<Vec<ChannelMessage>, DecodeError> {
    let json = proto::text(DIALECT.name, request.body())?;
    let body: Body<'_> = proto::decode(DIALECT.name, json)?;
    Ok(to_messages(&body.result.fulfillment.messages))
}

/// What messages say, each for its channel.
pub(super) fn to_messages(messages: &OneOrMore<Message<'_>>) -> Vec<ChannelMessage> {
    let said = messages.iter().filter_map(|message| {
        Some(ChannelMessage::new(own(&message.platform), message.to_message()?))
    });
    said.collect()
}

impl Message<'_> {
    /// The message in no dialect's form; `None` where it says nothing, or is of a kind that is not
    /// known here.
    #[must_use]
    pub fn to_message(&self) -> Option<Neutral> {
        messages::unless_empty(self.to_message_or_empty()?)
    }

    /// The same, also where it says nothing, as in an agent where nobody wrote a response.
    fn to_message_or_empty(&self) -> Option<Neutral> {
        Some(match &self.kind {
            MessageType::Text => {
                Neutral::Text(self.speech.iter().map(own).fold(Text::new(""), Text::or))
            }
            MessageType::Card => Neutral::Card(self.card()),
            MessageType::QuickReplies => {
                let replies = QuickReplies::new(self.replies.iter().map(own));
                Neutral::QuickReplies(replies.title(own(&self.title)))
            }
            MessageType::Image => Neutral::Image(intents_core::Image::new(own(&self.image_url))),
            MessageType::Payload | MessageType::CustomPayload => {
                Neutral::Payload(Payload::new(Value::Struct(self.payload.clone())))
            }
            MessageType::PlayAudio => Neutral::Audio(own(&self.audio_uri)),
            MessageType::SynthesizeSpeech => Neutral::Speech(speech(&self.text, &self.ssml)),
            MessageType::TransferCall => Neutral::TransferCall(own(&self.phone_number)),
            _ => self.assistant()?.into(),
        })
    }

    fn card(&self) -> Card {
        let card = Card::new(own(&self.title)).subtitle(own(&self.subtitle));
        let buttons = self.buttons.iter();
        buttons.fold(card.image(own(&self.image_url)), |card, button| {
            card.button(own(&button.text), own(&button.postback))
        })
    }

    /// A kind that only the Google Assistant had.
    fn assistant(&self) -> Option<Assistant> {
        Some(match &self.kind {
            MessageType::SimpleResponse => {
                let responses = self.simple_responses();
                return (!responses.is_empty()).then_some(Assistant::SimpleResponses(responses));
            }
            MessageType::BasicCard => Assistant::BasicCard(BasicCard {
                title: own(&self.title),
                subtitle: own(&self.subtitle),
                formatted_text: own(&self.formatted_text),
                image: image(&self.image),
                buttons: links(&self.buttons),
            }),
            MessageType::SuggestionChips => {
                Assistant::Suggestions(all(&self.suggestions, |chip| own(&chip.title)))
            }
            MessageType::LinkOutChip => Assistant::LinkOut(LinkOut {
                destination_name: own(&self.destination_name),
                url: own(&self.url),
            }),
            MessageType::ListCard => Assistant::List(List {
                title: own(&self.title),
                subtitle: own(&self.subtitle),
                items: all(&self.items, item),
            }),
            MessageType::CarouselCard => Assistant::Carousel(all(&self.items, item)),
            MessageType::BrowseCarouselCard => Assistant::BrowseCarousel(BrowseCarousel {
                items: all(&self.items, browse_item),
                ..BrowseCarousel::default()
            }),
            MessageType::TableCard => Assistant::Table(self.table()),
            MessageType::MediaContent => Assistant::Media(all(&self.media_objects, media_object)),
            _ => return None,
        })
    }

    /// Those in `items`, or else the one that is flat in the message.
    fn simple_responses(&self) -> Vec<SimpleResponse> {
        let flat = [self.text_to_speech.as_ref(), &self.ssml, &self.display_text];
        let flat = std::iter::once(flat).filter(|_| self.items.is_empty());
        let items = self.items.iter();
        let items =
            items.map(|item| [item.text_to_speech.as_ref(), &item.ssml, &item.display_text]);
        let given = flat.chain(items).filter(|texts| texts.iter().any(|text| !text.is_empty()));
        given
            .map(|[text, ssml, shown]| SimpleResponse {
                speech: speech(text, ssml),
                display_text: own(shown),
            })
            .collect()
    }

    fn table(&self) -> Table {
        Table {
            title: own(&self.title),
            subtitle: own(&self.subtitle),
            image: image(&self.image),
            columns: all(&self.column_properties, |column| Column {
                header: own(&column.header),
                alignment: own(specified(&column.horizontal_alignment)),
            }),
            rows: all(&self.rows, |row| Row {
                cells: all(&row.cells, |cell| own(&cell.text)),
                divider_after: row.divider_after,
            }),
            buttons: links(&self.buttons),
        }
    }
}

fn own(text: impl AsRef<str>) -> Cow<'static, str> {
    Cow::Owned(text.as_ref().to_owned())
}

/// What is empty is not there.
fn given(text: &str) -> Option<Cow<'static, str>> {
    (!text.is_empty()).then(|| own(text))
}

/// An enum's name, unless it is that of its default.
fn specified(name: &str) -> &str {
    if name.ends_with("_UNSPECIFIED") { "" } else { name }
}

fn all<A, B>(items: &[A], convert: fn(&A) -> B) -> Vec<B> {
    items.iter().map(convert).collect()
}

/// One of the two is empty, as exported agents have them.
fn speech(text: &str, ssml: &str) -> Speech {
    if ssml.is_empty() { Speech::Text(own(text)) } else { Speech::Ssml(own(ssml)) }
}

fn image(of: &Image<'_>) -> Option<intents_core::Image> {
    Some(intents_core::Image::new(given(&of.url)?).alt(own(&of.accessibility_text)))
}

/// Buttons that open pages.
fn links(of: &[Button<'_>]) -> Vec<intents_core::Button> {
    let buttons = of.iter().fold(Card::new(""), |card, button| {
        card.button(own(&button.title), own(&button.open_url_action.url))
    });
    buttons.buttons
}

fn item(of: &Item<'_>) -> assistant::Item {
    assistant::Item {
        key: own(&of.option_info.key),
        synonyms: all(&of.option_info.synonyms, |synonym| own(synonym)),
        title: own(&of.title),
        description: own(&of.description),
        image: image(&of.image),
    }
}

fn browse_item(of: &Item<'_>) -> BrowseItem {
    BrowseItem {
        title: own(&of.title),
        description: own(&of.description),
        footer: own(&of.footer),
        image: image(&of.image),
        url: own(&of.open_url_action.url),
        url_type_hint: own(specified(&of.open_url_action.url_type_hint)),
    }
}

fn media_object(of: &MediaObject<'_>) -> assistant::MediaObject {
    let large = image(&of.large_image).map(MediaImage::Large);
    assistant::MediaObject {
        name: own(&of.name),
        description: own(&of.description),
        image: large.or_else(|| image(&of.icon).map(MediaImage::Icon)),
        content_url: own(&of.content_url),
    }
}
