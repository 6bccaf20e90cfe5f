//! A message of each kind, with all its parts.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::rbm::{Action, CardContent, Height, Layout, Media, Rbm, Suggestion, Width};
use intents_core::{Button, Card, Image, Message, Payload, QuickReplies, Speech, Text};
use serde_json::json;

fn image() -> Image {
    Image::new("https://b.example/a.png").alt("The lobby")
}

fn buttons() -> Vec<Button> {
    Card::new("").button("Book", "https://b.example/book").buttons
}

fn item() -> Item {
    Item {
        key: "single".into(),
        synonyms: vec!["one bed".into()],
        title: "Single room".into(),
        description: "With one bed".into(),
        image: Some(image()),
    }
}

/// Messages of every kind.
#[must_use]
pub fn all() -> Vec<(&'static str, Message)> {
    let kinds =
        [for_every_channel(), for_assistant(), for_telephony(), for_rbm(), for_conversation()];
    kinds.into_iter().flatten().collect()
}

/// The kinds that every channel of ES has, by the names that they have in ES V2.
#[must_use]
pub fn for_every_channel() -> Vec<(&'static str, Message)> {
    let card = Card::new("Belvedere")
        .subtitle("Four stars")
        .image("https://b.example/a.png")
        .button("Book", "https://b.example/book")
        .button("Others", "show me others");
    let replies = QuickReplies::new(["Today", "\"Later\""]).title("When?");
    let payload = Payload::new(json!({"a": {"b": [null, 1.5, "\u{0}"]}}));
    vec![
        ("text", Message::Text(Text::new("Hi.").or("Hello."))),
        ("quickReplies", Message::QuickReplies(replies)),
        ("card", Message::Card(card)),
        ("image", Message::Image(image())),
        ("payload", Message::Payload(payload)),
    ]
}

/// The kinds that only the Google Assistant had, by the names that they have in ES V2.
#[must_use]
pub fn for_assistant() -> Vec<(&'static str, Message)> {
    let said = SimpleResponse { speech: Speech::new("Hi."), display_text: "Hi!".into() };
    let marked_up =
        SimpleResponse { speech: Speech::ssml("<speak>Hi.</speak>"), display_text: "".into() };
    let card = BasicCard {
        title: "Belvedere".into(),
        subtitle: "Four stars".into(),
        formatted_text: "**Old**".into(),
        image: Some(image()),
        buttons: buttons(),
    };
    let link = LinkOut { destination_name: "Map".into(), url: "https://m.example".into() };
    let list =
        List { title: "Rooms".into(), subtitle: "Two of them".into(), items: vec![item(); 2] };
    let page = BrowseItem {
        title: "Belvedere".into(),
        description: "Four stars".into(),
        footer: "Open".into(),
        image: Some(image()),
        url: "https://b.example".into(),
        url_type_hint: "AMP_CONTENT".into(),
    };
    let pages = BrowseCarousel { items: vec![page; 2], image_display: "CROPPED".into() };
    let table = Table {
        title: "Prices".into(),
        subtitle: "Per night".into(),
        image: Some(image()),
        columns: vec![
            Column { header: "Room".into(), alignment: "LEADING".into() },
            Column { header: "Price".into(), alignment: "".into() },
        ],
        rows: vec![
            Row { cells: vec!["Single".into(), "90".into()], divider_after: true },
            Row { cells: vec!["Double".into(), "".into()], divider_after: false },
        ],
        buttons: buttons(),
    };
    let song = MediaObject {
        name: "Rain".into(),
        description: "On the roof".into(),
        image: Some(MediaImage::Large(image())),
        content_url: "https://b.example/rain.mp3".into(),
    };
    let bare = MediaObject { image: Some(MediaImage::Icon(image())), ..MediaObject::default() };
    [
        ("simpleResponses", Assistant::SimpleResponses(vec![said, marked_up])),
        ("basicCard", Assistant::BasicCard(card)),
        ("suggestions", Assistant::Suggestions(vec!["Yes".into(), "No".into()])),
        ("linkOutSuggestion", Assistant::LinkOut(link)),
        ("listSelect", Assistant::List(list)),
        ("carouselSelect", Assistant::Carousel(vec![item(); 2])),
        ("browseCarouselCard", Assistant::BrowseCarousel(pages)),
        ("tableCard", Assistant::Table(table)),
        ("mediaContent", Assistant::Media(vec![song, bare])),
    ]
    .map(|(name, message)| (name, message.into()))
    .into()
}

/// The kinds of RCS Business Messaging, by the names that they have in ES v2beta1.
#[must_use]
pub fn for_rbm() -> Vec<(&'static str, Message)> {
    let suggestion = |text: &'static str, action| Suggestion {
        text: text.into(),
        postback: "tapped".into(),
        action,
    };
    let suggestions = vec![
        suggestion("Yes", None),
        suggestion("Call", Some(Action::Dial("+12025550100".into()))),
        suggestion("Book", Some(Action::OpenUrl("https://b.example/book".into()))),
        suggestion("Where are you?", Some(Action::ShareLocation)),
    ];
    let media = Media {
        file: "https://b.example/a.mp4".into(),
        thumbnail: "https://b.example/a.png".into(),
        height: Some(Height::Tall),
    };
    let content = CardContent {
        title: "Belvedere".into(),
        description: "Four stars".into(),
        media: Some(media),
        suggestions: suggestions.clone(),
    };
    let bare = CardContent { title: "Bellevue".into(), ..CardContent::default() };
    [
        ("rbmText", Rbm::Text { text: "When?".into(), suggestions }),
        (
            "rbmStandaloneRichCard",
            Rbm::Card { content: content.clone(), layout: Layout::MediaRight },
        ),
        ("rbmCarouselRichCard", Rbm::Carousel { cards: vec![content, bare], width: Width::Small }),
    ]
    .map(|(name, message)| (name, message.into()))
    .into()
}

/// The kinds for the telephone, by the names that they have in ES v2beta1.
#[must_use]
pub fn for_telephony() -> Vec<(&'static str, Message)> {
    vec![
        ("telephonyPlayAudio", Message::Audio("gs://b/rain.wav".into())),
        (
            "telephonySynthesizeSpeech",
            Message::Speech(Speech::ssml("<speak>Your code: <break/> 4711</speak>")),
        ),
        ("telephonyTransferCall", Message::TransferCall("+12025550100".into())),
    ]
}

/// The kinds that report how the conversation ended, by the names that they have in CX.
#[must_use]
pub fn for_conversation() -> Vec<(&'static str, Message)> {
    vec![
        ("liveAgentHandoff", Message::LiveAgentHandoff(Payload::new(json!({"queue": null})))),
        ("conversationSuccess", Message::ConversationSuccess(Payload::new(json!({"goals": [1]})))),
    ]
}
