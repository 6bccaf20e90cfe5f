//! Messages of every kind, of any words.

use std::borrow::Cow;

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::rbm::{Action, CardContent, Height, Layout, Media, Rbm, Suggestion, Width};
use intents_core::{Button, Card, Image, Message, Payload, QuickReplies, Speech, Text};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

type Words = Cow<'static, str>;

/// Any text but the empty one.
pub(crate) fn words() -> impl Strategy<Value = Words> {
    let any = prop_oneof![any::<char>(), prop::char::range('\0', '\u{7f}')];
    prop::collection::vec(any, 1..8).prop_map(|chars| Cow::Owned(String::from_iter(chars)))
}

/// Any text.
pub(crate) fn maybe() -> impl Strategy<Value = Words> {
    prop_oneof![1 => Just(Cow::Borrowed("")), 3 => words()]
}

fn some<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(of, 1..4)
}

/// A text, with variants.
pub(crate) fn text() -> impl Strategy<Value = Message> {
    some(words())
        .prop_map(|variants| Message::Text(variants.into_iter().fold(Text::new(""), Text::or)))
}

pub(crate) fn speech() -> impl Strategy<Value = Speech> {
    prop_oneof![words().prop_map(Speech::Text), words().prop_map(Speech::Ssml)]
}

pub(crate) fn quick_replies() -> impl Strategy<Value = Message> {
    (maybe(), some(words()))
        .prop_map(|(title, replies)| Message::QuickReplies(QuickReplies::new(replies).title(title)))
}

/// Buttons with a text, and with or without something behind it.
fn buttons() -> impl Strategy<Value = Vec<Button>> {
    prop::collection::vec((words(), maybe()), 0..3).prop_map(|buttons| {
        let card = Card::new("");
        buttons.into_iter().fold(card, |card, (text, postback)| card.button(text, postback)).buttons
    })
}

pub(crate) fn card() -> impl Strategy<Value = Message> {
    (words(), maybe(), maybe(), buttons()).prop_map(|(title, subtitle, image, buttons)| {
        let mut card = Card::new(title).subtitle(subtitle).image(image);
        card.buttons = buttons;
        Message::Card(card)
    })
}

pub(crate) fn image() -> impl Strategy<Value = Image> {
    (words(), maybe()).prop_map(|(url, alt)| Image::new(url).alt(alt))
}

/// JSON that Dialogflow keeps as it is: whole numbers beyond 2⁵³ are not among it.
pub(crate) fn json() -> impl Strategy<Value = Json> {
    let whole = -(1_i64 << 53)..=(1_i64 << 53);
    let float = any::<f64>().prop_filter("a number", |number| number.is_finite());
    let scalar = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        whole.prop_map(Json::from),
        float.prop_map(Json::from),
        maybe().prop_map(Json::from),
    ];
    scalar.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::hash_map(maybe().prop_map(Cow::into_owned), inner, 0..4)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Any JSON object but the empty one.
pub(crate) fn payload() -> impl Strategy<Value = Payload> {
    let name = maybe().prop_map(Cow::into_owned);
    prop::collection::hash_map(name, json(), 1..4).prop_map(Payload::new)
}

/// What every chat channel has.
pub(crate) fn rich() -> impl Strategy<Value = Message> {
    prop_oneof![
        text(),
        quick_replies(),
        card(),
        image().prop_map(Message::Image),
        payload().prop_map(Message::Payload),
    ]
}

/// What the telephone does.
pub(crate) fn telephony() -> impl Strategy<Value = Message> {
    prop_oneof![
        words().prop_map(Message::Audio),
        words().prop_map(Message::TransferCall),
        speech().prop_map(Message::Speech),
    ]
}

/// What says something of the conversation, with data or without.
pub(crate) fn outcome() -> impl Strategy<Value = Message> {
    let data = || prop_oneof![Just(Payload::new(json!({}))), payload()];
    prop_oneof![
        data().prop_map(Message::LiveAgentHandoff),
        data().prop_map(Message::ConversationSuccess),
    ]
}

fn maybe_image() -> impl Strategy<Value = Option<Image>> {
    prop::option::of(image())
}

fn simple_response() -> impl Strategy<Value = SimpleResponse> {
    (speech(), maybe()).prop_map(|(speech, display_text)| SimpleResponse { speech, display_text })
}

fn basic_card() -> impl Strategy<Value = BasicCard> {
    (maybe(), maybe(), maybe(), maybe_image(), buttons()).prop_map(
        |(title, subtitle, formatted_text, image, buttons)| BasicCard {
            title,
            subtitle,
            formatted_text,
            image,
            buttons,
        },
    )
}

fn item() -> impl Strategy<Value = Item> {
    (words(), prop::collection::vec(words(), 0..3), maybe(), maybe(), maybe_image()).prop_map(
        |(key, synonyms, title, description, image)| Item {
            key,
            synonyms,
            title,
            description,
            image,
        },
    )
}

fn browse_item() -> impl Strategy<Value = BrowseItem> {
    let hint = prop::sample::select(vec!["", "AMP_ACTION", "AMP_CONTENT"]);
    (maybe(), maybe(), maybe(), maybe_image(), words(), hint).prop_map(
        |(title, description, footer, image, url, hint)| BrowseItem {
            title,
            description,
            footer,
            image,
            url,
            url_type_hint: hint.into(),
        },
    )
}

fn table() -> impl Strategy<Value = Table> {
    let alignment = prop::sample::select(vec!["", "LEADING", "CENTER", "TRAILING"]);
    let column = (maybe(), alignment)
        .prop_map(|(header, alignment)| Column { header, alignment: alignment.into() });
    let row = (some(maybe()), any::<bool>())
        .prop_map(|(cells, divider_after)| Row { cells, divider_after });
    (maybe(), maybe(), maybe_image(), some(column), some(row), buttons()).prop_map(
        |(title, subtitle, image, columns, rows, buttons)| Table {
            title,
            subtitle,
            image,
            columns,
            rows,
            buttons,
        },
    )
}

fn media_object() -> impl Strategy<Value = MediaObject> {
    let image = prop_oneof![
        Just(None),
        image().prop_map(|image| Some(MediaImage::Large(image))),
        image().prop_map(|image| Some(MediaImage::Icon(image))),
    ];
    (words(), maybe(), image, maybe()).prop_map(|(name, description, image, content_url)| {
        MediaObject { name, description, image, content_url }
    })
}

/// A kind that only the Google Assistant had.
pub(crate) fn assistant() -> impl Strategy<Value = Message> {
    let display = prop::sample::select(vec!["", "GRAY", "WHITE", "CROPPED", "BLURRED_BACKGROUND"]);
    prop_oneof![
        some(simple_response()).prop_map(Assistant::SimpleResponses),
        basic_card().prop_map(Assistant::BasicCard),
        some(words()).prop_map(Assistant::Suggestions),
        (words(), words()).prop_map(|(destination_name, url)| {
            Assistant::LinkOut(LinkOut { destination_name, url })
        }),
        (maybe(), maybe(), some(item())).prop_map(|(title, subtitle, items)| {
            Assistant::List(List { title, subtitle, items })
        }),
        some(item()).prop_map(Assistant::Carousel),
        (some(browse_item()), display).prop_map(|(items, display)| {
            Assistant::BrowseCarousel(BrowseCarousel { items, image_display: display.into() })
        }),
        table().prop_map(Assistant::Table),
        some(media_object()).prop_map(Assistant::Media),
    ]
    .prop_map(Message::from)
    .prop_filter("a message that says something", |message| !message.is_empty())
}

fn suggestion() -> impl Strategy<Value = Suggestion> {
    let action = prop_oneof![
        Just(None),
        words().prop_map(|number| Some(Action::Dial(number))),
        words().prop_map(|url| Some(Action::OpenUrl(url))),
        Just(Some(Action::ShareLocation)),
    ];
    (words(), maybe(), action).prop_map(|(text, postback, action)| Suggestion {
        text,
        postback,
        action,
    })
}

fn card_content() -> impl Strategy<Value = CardContent> {
    let height =
        prop::option::of(prop::sample::select(vec![Height::Short, Height::Medium, Height::Tall]));
    let media = (words(), maybe(), height).prop_map(|(file, thumbnail, height)| Media {
        file,
        thumbnail,
        height,
    });
    let suggestions = prop::collection::vec(suggestion(), 0..3);
    (maybe(), maybe(), prop::option::of(media), suggestions).prop_map(
        |(title, description, media, suggestions)| CardContent {
            title,
            description,
            media,
            suggestions,
        },
    )
}

/// A kind of RCS Business Messaging.
pub(crate) fn rbm() -> impl Strategy<Value = Message> {
    let layouts = vec![Layout::Vertical, Layout::MediaLeft, Layout::MediaRight];
    let layout = prop::sample::select(layouts);
    let width = prop::sample::select(vec![Width::Small, Width::Medium]);
    prop_oneof![
        (words(), prop::collection::vec(suggestion(), 0..3))
            .prop_map(|(text, suggestions)| Rbm::Text { text, suggestions }),
        (card_content(), layout).prop_map(|(content, layout)| Rbm::Card { content, layout }),
        (some(card_content()), width).prop_map(|(cards, width)| Rbm::Carousel { cards, width }),
    ]
    .prop_map(Message::from)
    .prop_filter("a message that says something", |message| !message.is_empty())
}
