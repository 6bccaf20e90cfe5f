//! Messages on the Google Assistant. The Assistant has its own message types instead of the types
//! of all other ES channels. Google ended it in June 2023.

use intents_core::assistant::{Assistant, BasicCard, SimpleResponse};
use intents_core::connector::Dropped;
use intents_core::{Button, Card, Image, Message, QuickReplies, Speech, Text};

use crate::render::Support;

/// Returns the form of a text on the Google Assistant.
pub(super) fn text(text: &Text) -> Support {
    let has_variants = text.variants().nth(1).is_some();
    let response = simple_response(Speech::new(text.first().to_owned()), String::new());
    Support::Replaced(vec![response], has_variants.then_some(Dropped::TextVariants))
}

/// Returns the form of speech on the Google Assistant.
pub(super) fn speech() -> Support {
    Support::JoinedWithText(join_with_text)
}

/// Returns the form of quick replies on the Google Assistant.
pub(super) fn quick_replies(quick_replies: &QuickReplies) -> Support {
    let title = &quick_replies.title;
    let title =
        (!title.is_empty()).then(|| simple_response(Speech::new(title.clone()), String::new()));
    let suggestions = Assistant::Suggestions(quick_replies.replies.clone()).into();
    Support::Replaced(title.into_iter().chain([suggestions]).collect(), None)
}

/// Returns the form of a card on the Google Assistant, where suggestions send their label.
pub(super) fn card(card: &Card) -> Support {
    let replies = card.buttons.iter().filter(|button| !button.is_link());
    let has_postback =
        |button: &Button| !button.postback.is_empty() && button.postback != button.text;
    let dropped = replies.clone().any(has_postback).then_some(Dropped::ButtonPostback);
    let labels: Vec<_> = replies.map(|button| button.text.clone()).collect();
    let suggestions = (!labels.is_empty()).then(|| Assistant::Suggestions(labels).into());
    Support::Replaced(basic_card(card).into_iter().chain(suggestions).collect(), dropped)
}

/// Returns the form of an image on the Google Assistant.
pub(super) fn image(image: &Image) -> Support {
    let card = BasicCard { image: Some(image.clone()), ..BasicCard::default() };
    Support::Replaced(vec![Assistant::BasicCard(card).into()], None)
}

fn simple_response(speech: Speech, display_text: String) -> Message {
    let response = SimpleResponse { speech, display_text: display_text.into() };
    Assistant::SimpleResponses(vec![response]).into()
}

/// Joins speech with the preceding text, which is shown while the speech is spoken.
fn join_with_text(text: Option<&Text>, message: &Message) -> Message {
    let display_text = text.map_or("", Text::first).to_owned();
    match message {
        Message::Speech(speech) => simple_response(speech.clone(), display_text),
        other => other.clone(),
    }
}

/// Returns the card, unless it contains only buttons that become suggestions. A card without an
/// image requires a text, so a card without a text gets its title as the text.
fn basic_card(card: &Card) -> Option<Message> {
    let buttons: Vec<_> = card.buttons.iter().filter(|button| button.is_link()).cloned().collect();
    let has_image = !card.image.is_empty();
    let (title, text) = match (card.title.as_ref(), card.subtitle.as_ref()) {
        ("", "") if !has_image && buttons.is_empty() => return None,
        (_, "") if !has_image => (&card.subtitle, &card.title),
        _ => (&card.title, &card.subtitle),
    };
    let image = Image::new(card.image.clone()).alt(card.title.clone());
    let basic_card = BasicCard {
        title: title.clone(),
        formatted_text: text.clone(),
        image: has_image.then_some(image),
        buttons,
        ..BasicCard::default()
    };
    Some(Assistant::BasicCard(basic_card).into())
}
