//! What is said on the Google Assistant, which took kinds of messages of its own, in place of
//! those that all other channels of ES have.

use intents_core::assistant::{Assistant, BasicCard, SimpleResponse};
use intents_core::{Button, Card, Channel, Image, Message, Speech, Text};

use crate::response::{Fit, OTHER_VARIANTS};

/// A chip says what is written on it.
const OTHER_POSTBACK: &str =
    "what a card's button would say: on the Google Assistant it says what is written on it";

/// Converts a message to the messages of the Google Assistant that say the same, with what is lost.
/// Returns `None` if the Assistant takes the message as it is, or has nothing like it.
#[must_use]
pub fn messages_for_assistant(message: &Message) -> Option<(Vec<Message>, Option<&'static str>)> {
    match fit(message, Some(Channel::GoogleAssistant)) {
        Fit::Instead(messages, lost) => Some((messages, lost)),
        Fit::Spoken(spoken) => Some((vec![spoken(None, message)], None)),
        _ => None,
    }
}

/// What a message for this channel is sent as, by a dialect that has the usual kinds and those of
/// the Assistant.
pub(super) fn fit(message: &Message, channel: Option<Channel>) -> Fit {
    if channel != Some(Channel::GoogleAssistant) {
        return Fit::Keep;
    }
    let mut lost = None;
    let instead = match message {
        Message::Text(text) => {
            lost = text.variants().nth(1).map(|_| OTHER_VARIANTS);
            vec![simple(Speech::new(text.first().to_owned()))]
        }
        Message::Speech(_) => return Fit::Spoken(spoken),
        Message::QuickReplies(quick_replies) => {
            let title = &quick_replies.title;
            let title = (!title.is_empty()).then(|| simple(Speech::new(title.clone())));
            let suggestions = Assistant::Suggestions(quick_replies.replies.clone());
            title.into_iter().chain([suggestions.into()]).collect()
        }
        Message::Card(card) => {
            let said = card.buttons.iter().filter(|button| !button.is_link());
            let is_other = |of: &Button| !of.postback.is_empty() && of.postback != of.text;
            lost = said.clone().any(is_other).then_some(OTHER_POSTBACK);
            let said: Vec<_> = said.map(|Button { text, .. }| text.clone()).collect();
            let said = (!said.is_empty()).then(|| Assistant::Suggestions(said).into());
            basic_card(card).into_iter().chain(said).collect()
        }
        Message::Image(image) => {
            let image = Some(image.clone());
            vec![Assistant::BasicCard(BasicCard { image, ..BasicCard::default() }).into()]
        }
        _ => return Fit::Keep,
    };
    Fit::Instead(instead, lost)
}

fn simple(speech: Speech) -> Message {
    response(speech, String::new())
}

fn response(speech: Speech, shown: String) -> Message {
    let response = SimpleResponse { speech, display_text: shown.into() };
    Assistant::SimpleResponses(vec![response]).into()
}

/// The text that comes before is what is read while this is spoken.
fn spoken(read: Option<&Text>, message: &Message) -> Message {
    let shown = read.map_or("", Text::first).to_owned();
    match message {
        Message::Speech(speech) => response(speech.clone(), shown),
        other => other.clone(),
    }
}

/// The card, unless it has nothing but buttons that say something. One without an image needs a
/// text, hence has its title as that if there is no other.
fn basic_card(card: &Card) -> Option<Message> {
    let buttons: Vec<_> = card.buttons.iter().filter(|button| button.is_link()).cloned().collect();
    let has_image = !card.image.is_empty();
    let (title, text) = match (card.title.as_ref(), card.subtitle.as_ref()) {
        ("", "") if !has_image && buttons.is_empty() => return None,
        (_, "") if !has_image => (&card.subtitle, &card.title),
        _ => (&card.title, &card.subtitle),
    };
    let image = Image::new(card.image.clone()).alt(card.title.clone());
    let basic = BasicCard {
        title: title.clone(),
        formatted_text: text.clone(),
        image: has_image.then_some(image),
        buttons,
        ..BasicCard::default()
    };
    Some(Assistant::BasicCard(basic).into())
}
