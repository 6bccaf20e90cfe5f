//! Messages of every kind, with all their parts.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::rbm::{Action, CardContent, Height, Layout, Media, Rbm, Suggestion, Width};
use intents_core::{Card, Image, Message, Payload, QuickReplies, Speech, Text};
use serde_json::json;

use crate::words::Words;

/// The kinds that every channel of ES has.
pub(crate) fn rich(words: &mut Words) -> Vec<Message> {
    let replies = QuickReplies::new(words.some::<2>());
    vec![
        Message::Text(words.some::<3>().into_iter().fold(Text::new(""), Text::or)),
        Message::QuickReplies(replies.clone()),
        Message::QuickReplies(replies.title(words.next())),
        Message::Card(card(words)),
        Message::Image(image(words)),
        Message::Payload(Payload::new(json!({words.next(): [null, words.next()]}))),
    ]
}

/// The kinds for the telephone and for statistics.
pub(crate) fn telephony(words: &mut Words) -> Vec<Message> {
    vec![
        Message::Speech(Speech::Text(words.next())),
        Message::Speech(Speech::Ssml(words.next())),
        Message::Audio(words.next()),
        Message::TransferCall(words.next()),
        Message::LiveAgentHandoff(Payload::new(json!({words.next(): words.next()}))),
        Message::ConversationSuccess(Payload::new(json!({}))),
    ]
}

/// The kinds that only the Google Assistant had.
pub(crate) fn assistant(words: &mut Words) -> Vec<Message> {
    let [title, subtitle, url, header, cell] = words.some();
    let items: Vec<_> = (0..2).map(|_| item(words)).collect();
    let buttons = card(words).buttons;
    let responses = vec![
        SimpleResponse { speech: Speech::Text(words.next()), display_text: words.next() },
        SimpleResponse { speech: Speech::Ssml(words.next()), display_text: "".into() },
    ];
    let page = BrowseItem {
        title: title.clone(),
        description: words.next(),
        footer: words.next(),
        image: Some(image(words)),
        url: url.clone(),
        url_type_hint: "AMP_CONTENT".into(),
    };
    let table = Table {
        title: title.clone(),
        subtitle: subtitle.clone(),
        image: Some(image(words)),
        columns: vec![Column { header, alignment: "CENTER".into() }, Column::default()],
        rows: vec![Row { cells: vec![cell, "".into()], divider_after: true }, Row::default()],
        buttons: buttons.clone(),
    };
    let song = MediaObject {
        name: title.clone(),
        description: words.next(),
        image: Some(MediaImage::Icon(image(words))),
        content_url: words.next(),
    };
    let large = Some(MediaImage::Large(image(words)));
    let kinds = [
        Assistant::SimpleResponses(responses),
        Assistant::BasicCard(BasicCard {
            title: title.clone(),
            subtitle: subtitle.clone(),
            formatted_text: words.next(),
            image: Some(image(words)),
            buttons,
        }),
        Assistant::Suggestions(words.some::<2>().into()),
        Assistant::LinkOut(LinkOut { destination_name: title.clone(), url }),
        Assistant::List(List { title, subtitle, items: items.clone() }),
        Assistant::Carousel(items),
        Assistant::BrowseCarousel(BrowseCarousel {
            items: vec![page],
            image_display: "CROPPED".into(),
        }),
        Assistant::Table(table),
        Assistant::Media(vec![song.clone(), MediaObject { image: large, ..song }]),
    ];
    kinds.map(Message::from).into()
}

/// The kinds of RCS Business Messaging.
pub(crate) fn rbm(words: &mut Words) -> Vec<Message> {
    let actions = [
        None,
        Some(Action::Dial(words.next())),
        Some(Action::OpenUrl(words.next())),
        Some(Action::ShareLocation),
    ];
    let suggestions =
        actions.map(|action| Suggestion { text: words.next(), postback: words.next(), action });
    let media = Media { file: words.next(), thumbnail: words.next(), height: Some(Height::Tall) };
    let content = CardContent {
        title: words.next(),
        description: words.next(),
        media: Some(media),
        suggestions: suggestions.to_vec(),
    };
    let cards = vec![content.clone(), CardContent::default()];
    let kinds = [
        Rbm::Text { text: words.next(), suggestions: suggestions.into() },
        Rbm::Card { content, layout: Layout::MediaRight },
        Rbm::Carousel { cards, width: Width::Small },
    ];
    kinds.map(Message::from).into()
}

fn card(words: &mut Words) -> Card {
    let [title, subtitle, image, text, postback] = words.some();
    Card::new(title)
        .subtitle(subtitle)
        .image(image)
        .button(text, postback)
        .button(words.next(), "https://i.example")
}

fn image(words: &mut Words) -> Image {
    Image::new(words.next()).alt(words.next())
}

fn item(words: &mut Words) -> Item {
    Item {
        key: words.next(),
        synonyms: words.some::<2>().into(),
        title: words.next(),
        description: words.next(),
        image: Some(image(words)),
    }
}
