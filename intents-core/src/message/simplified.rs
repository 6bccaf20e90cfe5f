//! Simplification of channel-specific messages to message types that every chat channel has.

use std::borrow::Cow;

use super::assistant::{Assistant, BasicCard, Item, MediaImage, Table};
use super::rbm::{Action, CardContent, Rbm, Suggestion};
use super::{Button, Card, Image, Message, QuickReplies, Text};

impl Message {
    /// Returns the closest equivalent in message types that every chat channel has: texts, quick
    /// replies, cards and images. Returns `None` if the message already has such a type or is a
    /// payload, and an empty list if the message has no equivalent.
    ///
    /// | message | equivalent |
    /// |---|---|
    /// | speech | the speech without markup, as a text |
    /// | audio, a call transfer, a handoff to a human agent, the success of a conversation | none |
    /// | simple responses | the shown text, or else the spoken text, of each response |
    /// | a basic card | a card with the formatted text below the subtitle |
    /// | suggestions | quick replies |
    /// | a link out, a browse carousel, media | cards with a link |
    /// | a list, a carousel | a text with the title, and for each item a card with a button that sends the item's key |
    /// | a table | a card, and a text with a line for each row |
    /// | an RBM text | a text and quick replies |
    /// | an RBM card or carousel | cards, with suggestions as buttons |
    ///
    /// ```
    /// use intents_core::{Message, QuickReplies, assistant::Assistant};
    ///
    /// let suggestions = Message::from(Assistant::Suggestions(vec!["Yes".into()]));
    /// let nearest = Message::QuickReplies(QuickReplies::new(["Yes"]));
    /// assert_eq!(suggestions.simplified(), Some(vec![nearest]));
    /// ```
    #[must_use]
    pub fn simplified(&self) -> Option<Vec<Self>> {
        let mut messages = match self {
            Self::Text(_)
            | Self::QuickReplies(_)
            | Self::Card(_)
            | Self::Image(_)
            | Self::Payload(_) => return None,
            Self::Speech(speech) => vec![text(speech.words().into_owned())],
            Self::Audio(_)
            | Self::TransferCall(_)
            | Self::LiveAgentHandoff(_)
            | Self::ConversationSuccess(_) => Vec::new(),
            Self::Assistant(assistant) => simplify_assistant(assistant),
            Self::Rbm(rbm) => simplify_rbm(rbm),
        };
        messages.retain(|message| !message.is_empty());
        Some(messages)
    }
}

fn simplify_assistant(assistant: &Assistant) -> Vec<Message> {
    match assistant {
        Assistant::SimpleResponses(responses) => {
            let shown = responses.iter().map(|response| match response.display_text.as_ref() {
                "" => response.speech.words().into_owned().into(),
                _ => response.display_text.clone(),
            });
            shown.map(text).collect()
        }
        Assistant::BasicCard(card) => vec![simplify_basic_card(card)],
        Assistant::Suggestions(titles) => vec![quick_replies(titles.iter().cloned())],
        Assistant::LinkOut(link) => {
            let name = &link.destination_name;
            vec![Message::Card(Card::new(name.clone()).button(name.clone(), link.url.clone()))]
        }
        Assistant::List(list) => {
            let head = Card::new(list.title.clone()).subtitle(list.subtitle.clone());
            let head = Message::Card(head).words().unwrap_or_default().into_owned();
            [text(head)].into_iter().chain(list.items.iter().map(simplify_item)).collect()
        }
        Assistant::Carousel(items) => items.iter().map(simplify_item).collect(),
        Assistant::BrowseCarousel(carousel) => {
            let cards = carousel.items.iter().map(|item| {
                let subtitle = lines([&item.description, &item.footer]);
                let card = Card::new(item.title.clone()).subtitle(subtitle);
                card.image(url(item.image.as_ref())).button(item.title.clone(), item.url.clone())
            });
            cards.map(Message::Card).collect()
        }
        Assistant::Table(table) => simplify_table(table),
        Assistant::Media(objects) => {
            let cards = objects.iter().map(|object| {
                let image = object.image.as_ref().map(|image| match image {
                    MediaImage::Large(image) | MediaImage::Icon(image) => image,
                });
                let card = Card::new(object.name.clone()).subtitle(object.description.clone());
                card.image(url(image)).button(object.name.clone(), object.content_url.clone())
            });
            cards.map(Message::Card).collect()
        }
    }
}

fn simplify_basic_card(card: &BasicCard) -> Message {
    let subtitle = lines([&card.subtitle, &card.formatted_text]);
    let simple = Card::new(card.title.clone()).subtitle(subtitle).image(url(card.image.as_ref()));
    Message::Card(Card { buttons: card.buttons.clone(), ..simple })
}

fn simplify_item(item: &Item) -> Message {
    let card = Card::new(item.title.clone()).subtitle(item.description.clone());
    let card = card.image(url(item.image.as_ref()));
    Message::Card(card.button(item.title.clone(), item.key.clone()))
}

fn simplify_table(table: &Table) -> Vec<Message> {
    let row = |cells: Vec<&str>| cells.join(" | ");
    let header: Vec<_> = table.columns.iter().map(|column| column.header.as_ref()).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(AsRef::as_ref).collect());
    let all = [header].into_iter().filter(|header| header.iter().any(|title| !title.is_empty()));
    let all: Vec<_> = all.chain(rows).map(row).collect();
    let card = Card::new(table.title.clone())
        .subtitle(table.subtitle.clone())
        .image(url(table.image.as_ref()));
    let card = Message::Card(Card { buttons: table.buttons.clone(), ..card });
    vec![card, text(all.join("\n"))]
}

fn simplify_rbm(rbm: &Rbm) -> Vec<Message> {
    match rbm {
        Rbm::Text { text: words, suggestions } => {
            let replies = suggestions.iter().map(|suggestion| suggestion.text.clone());
            vec![text(words.clone()), quick_replies(replies)]
        }
        Rbm::Card { content, .. } => vec![simplify_content(content)],
        Rbm::Carousel { cards, .. } => cards.iter().map(simplify_content).collect(),
    }
}

fn simplify_content(content: &CardContent) -> Message {
    let card = Card::new(content.title.clone()).subtitle(content.description.clone());
    let image = content.media.as_ref().map(|media| media.file.clone()).unwrap_or_default();
    let buttons = content.suggestions.iter().map(button).collect();
    Message::Card(Card { image, buttons, ..card })
}

fn button(suggestion: &Suggestion) -> Button {
    let postback = match &suggestion.action {
        Some(Action::Dial(number)) => format!("tel:{number}").into(),
        Some(Action::OpenUrl(url)) => url.clone(),
        Some(Action::ShareLocation) | None => suggestion.postback.clone(),
    };
    Button { text: suggestion.text.clone(), postback }
}

fn text(text: impl Into<Text>) -> Message {
    Message::Text(text.into())
}

fn quick_replies(replies: impl Iterator<Item = Cow<'static, str>>) -> Message {
    Message::QuickReplies(QuickReplies::new(replies))
}

fn url(image: Option<&Image>) -> Cow<'static, str> {
    image.map(|image| image.url.clone()).unwrap_or_default()
}

/// Joins two texts with a line break, omitting empty texts.
fn lines([first, second]: [&Cow<'static, str>; 2]) -> Cow<'static, str> {
    match (first.as_ref(), second.as_ref()) {
        (_, "") => first.clone(),
        ("", _) => second.clone(),
        (first, second) => format!("{first}\n{second}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::assistant::{Column, List, Row};
    use super::*;
    use crate::message::Speech;

    #[test]
    fn a_table_is_read_by_lines() {
        let column = |header: &'static str| Column { header: header.into(), ..Column::default() };
        let cells = |cells: [&'static str; 2]| Row {
            cells: cells.map(Into::into).to_vec(),
            divider_after: false,
        };
        let table = Table {
            columns: vec![column("Day"), column("Rain")],
            rows: vec![cells(["Monday", "no"]), cells(["Tuesday", "yes"])],
            ..Table::default()
        };
        assert_eq!(
            Message::from(Assistant::Table(table)).words().unwrap(),
            "Day | Rain\nMonday | no\nTuesday | yes"
        );
    }

    #[test]
    fn what_has_an_empty_part_leaves_it_out() {
        let list = Assistant::List(List { items: vec![Item::default()], ..List::default() });
        assert_eq!(Message::from(list).simplified(), Some(vec![]));
        let card = BasicCard { formatted_text: "Text".into(), ..BasicCard::default() };
        let nearest = Message::Card(Card::new("").subtitle("Text"));
        assert_eq!(Message::from(Assistant::BasicCard(card)).simplified(), Some(vec![nearest]));
        assert_eq!(Message::Speech(Speech::ssml("<speak/>")).simplified(), Some(vec![]));
    }

    #[test]
    fn what_a_telephone_does_is_a_link_where_it_can_be() {
        let dial = Suggestion {
            text: "Call".into(),
            postback: "called".into(),
            action: Some(Action::Dial("+1".into())),
        };
        let locate = Suggestion { action: Some(Action::ShareLocation), ..dial.clone() };
        assert_eq!([&dial, &locate].map(|s| button(s).postback), ["tel:+1", "called"]);
    }
}
