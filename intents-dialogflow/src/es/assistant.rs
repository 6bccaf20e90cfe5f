//! What is said on the Google Assistant, which took kinds of messages of its own, in place of
//! those that all other channels of ES have.

use intents_core::assistant::{Assistant, BasicCard, SimpleResponse};
use intents_core::{Button, Channel, Image, Message, Speech};

use crate::response::Fit;

/// What a message for this channel is sent as, by a dialect that has the usual kinds and those of
/// the Assistant.
pub(super) fn fit(message: &Message, channel: Option<Channel>) -> Fit {
    if channel != Some(Channel::GoogleAssistant) {
        return Fit::Keep;
    }
    Fit::Instead(match message {
        Message::Text(text) => vec![simple(Speech::new(text.first().to_owned()))],
        Message::Speech(speech) => vec![simple(speech.clone())],
        Message::QuickReplies(quick_replies) => {
            let title = &quick_replies.title;
            let title = (!title.is_empty()).then(|| simple(Speech::new(title.clone())));
            let suggestions = Assistant::Suggestions(quick_replies.replies.clone());
            title.into_iter().chain([suggestions.into()]).collect()
        }
        Message::Card(card) => {
            let image = Image::new(card.image.clone()).alt(card.title.clone());
            let basic = BasicCard {
                title: card.title.clone(),
                formatted_text: card.subtitle.clone(),
                image: (!card.image.is_empty()).then_some(image),
                buttons: card.buttons.iter().filter(|button| button.is_link()).cloned().collect(),
                ..BasicCard::default()
            };
            let said = card.buttons.iter().filter(|button| !button.is_link());
            let said: Vec<_> = said.map(|Button { text, .. }| text.clone()).collect();
            let said = (!said.is_empty()).then(|| Assistant::Suggestions(said).into());
            [Assistant::BasicCard(basic).into()].into_iter().chain(said).collect()
        }
        Message::Image(image) => {
            let image = Some(image.clone());
            vec![Assistant::BasicCard(BasicCard { image, ..BasicCard::default() }).into()]
        }
        _ => return Fit::Keep,
    })
}

fn simple(speech: Speech) -> Message {
    let response = SimpleResponse { speech, display_text: "".into() };
    Assistant::SimpleResponses(vec![response]).into()
}
