//! Whatever a reply can say.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Item, LinkOut, List, MediaObject,
    Row as Cells, SimpleResponse, Table,
};
use intents_core::rbm::{CardContent, Layout, Rbm, Suggestion, Width};
use intents_core::{
    Card, Channel, FormParameter, Image, Intent, Lifespan, Message, Partial, QuickReplies, Reply,
    SessionEntities, Speech, Text, Transition, sys,
};
use serde_json::json;

use super::situation::When::{self, OnFacebook, OnTheTelephone, Usually, WhileSlotsAreFilled};

/// A row of the table.
pub(crate) struct Row {
    /// What the reply says, in Markdown.
    pub(crate) name: &'static str,
    pub(crate) situation: When,
    pub(crate) reply: fn() -> Reply,
}

#[derive(Debug, Intent)]
#[intent(partial = PartialBooked)]
struct Booked {
    day: sys::Date,
    note: Option<String>,
}

fn booked() -> Booked {
    Booked { day: sys::Date::constant(2026, 2, 28), note: None }
}

const fn row(name: &'static str, situation: When, reply: fn() -> Reply) -> Row {
    Row { name, situation, reply }
}

/// A message of a kind that one channel alone has.
fn reply(message: impl Into<Message>) -> Reply {
    Reply::from(message.into())
}

fn card() -> Card {
    Card::new("Belvedere")
        .subtitle("Four stars")
        .image("https://b.example/a.png")
        .button("Book", "https://b.example/book")
        .button("Others", "Others")
}

fn item() -> Item {
    Item { key: "b".into(), title: "Belvedere".into(), ..Item::default() }
}

fn suggestion() -> Suggestion {
    Suggestion { text: "Yes".into(), postback: "yes".into(), action: None }
}

fn content() -> CardContent {
    CardContent {
        title: "Belvedere".into(),
        suggestions: vec![suggestion()],
        ..CardContent::default()
    }
}

pub(crate) const ROWS: &[Row] = &[
    row("[`Reply::keep`]", Usually, Reply::keep),
    row("[`Reply::text`]", Usually, || Reply::text("Hi.")),
    row("several texts", Usually, || Reply::text("Hi.").then("You again?")),
    row("a [`Text`] of several variants", Usually, || Text::new("Hi.").or("Hello.").into()),
    row("[`Reply::speech`] alone", Usually, || Speech::new("Hi.").into()),
    row("[`Reply::speech`] with a text", Usually, || Reply::text("Hi.").speech(ssml())),
    row("[`Reply::speech`] with a text", OnTheTelephone, || Reply::text("Hi.").speech(ssml())),
    row("[`Reply::quick_replies`]", Usually, || Reply::keep().quick_replies(["Yes"])),
    row("[`Reply::quick_replies`] after a text", OnFacebook, || {
        Reply::text("Well?").quick_replies(["Yes"])
    }),
    row("[`QuickReplies`] with a title", Usually, || {
        QuickReplies::new(["Yes"]).title("Well?").into()
    }),
    row("[`Reply::card`]", Usually, || card().into()),
    row("[`Reply::card`]", OnTheTelephone, || card().into()),
    row("[`Reply::image`]", Usually, || image().into()),
    row("[`Reply::image`]", OnTheTelephone, || image().into()),
    row("[`Reply::payload`]", Usually, || Reply::keep().payload(json!({"a": 1}))),
    row("[`Reply::play_audio`]", Usually, || Reply::keep().play_audio("gs://b/a.wav")),
    row("[`Reply::transfer_call`]", Usually, || Reply::keep().transfer_call("+12025550123")),
    row("[`Reply::live_agent_handoff`]", Usually, || Reply::keep().live_agent_handoff(())),
    row("[`Reply::conversation_success`]", Usually, || Reply::keep().conversation_success(())),
    row("[`Assistant::SimpleResponses`]", Usually, || {
        let response = SimpleResponse { speech: ssml(), display_text: "Hi.".into() };
        reply(Assistant::SimpleResponses(vec![response]))
    }),
    row("[`Assistant::BasicCard`]", Usually, || {
        reply(Assistant::BasicCard(BasicCard { title: "Belvedere".into(), ..BasicCard::default() }))
    }),
    row("[`Assistant::Suggestions`]", Usually, || {
        reply(Assistant::Suggestions(vec!["Yes".into()]))
    }),
    row("[`Assistant::LinkOut`]", Usually, || {
        let (destination_name, url) = ("Belvedere".into(), "https://b.example".into());
        reply(Assistant::LinkOut(LinkOut { destination_name, url }))
    }),
    row("[`Assistant::List`]", Usually, || {
        reply(Assistant::List(List { items: vec![item()], ..List::default() }))
    }),
    row("[`Assistant::Carousel`]", Usually, || reply(Assistant::Carousel(vec![item()]))),
    row("[`Assistant::BrowseCarousel`]", Usually, || {
        let (title, url) = ("Belvedere".into(), "https://b.example".into());
        let items = vec![BrowseItem { title, url, ..BrowseItem::default() }];
        reply(Assistant::BrowseCarousel(BrowseCarousel { items, ..BrowseCarousel::default() }))
    }),
    row("[`Assistant::Table`]", Usually, || {
        let rows = vec![Cells { cells: vec!["Four stars".into()], divider_after: false }];
        reply(Assistant::Table(Table { rows, ..Table::default() }))
    }),
    row("[`Assistant::Media`]", Usually, || {
        let (name, content_url) = ("Waltz".into(), "https://b.example/a.mp3".into());
        reply(Assistant::Media(vec![MediaObject { name, content_url, ..MediaObject::default() }]))
    }),
    row("[`Rbm::Text`]", Usually, || {
        reply(Rbm::Text { text: "Well?".into(), suggestions: vec![suggestion()] })
    }),
    row("[`Rbm::Card`]", Usually, || {
        reply(Rbm::Card { content: content(), layout: Layout::default() })
    }),
    row("[`Rbm::Carousel`]", Usually, || {
        reply(Rbm::Carousel { cards: vec![content(), content()], width: Width::default() })
    }),
    row("[`Reply::on`] its channel", OnFacebook, || {
        Reply::text("Hi.").on(Channel::Facebook, "Hi, Facebook.")
    }),
    row("[`Reply::on`] another channel", OnFacebook, || {
        Reply::text("Hi.").on(Channel::Slack, "Hi, Slack.")
    }),
    row("[`Reply::on`] a chat network, if the request names no channel", Usually, || {
        Reply::text("Hi.").on(Channel::Slack, "Hi, Slack.")
    }),
    row("[`Reply::on`] the telephone, if the request names no channel", Usually, || {
        Reply::text("Hi.").on(Channel::Telephony, "Hi, you.")
    }),
    row("[`Reply::on`] the Google Assistant, if the request names no channel", Usually, || {
        Reply::text("Hi.").on(Channel::GoogleAssistant, card())
    }),
    row("[`Reply::on`] a custom channel, if the request names no channel", Usually, || {
        Reply::text("Hi.").on(Channel::Other("kiosk"), "Hi, you.")
    }),
    row("[`Reply::trigger`]", Usually, || booked().into()),
    row("[`Reply::trigger`] with a text", Usually, || Reply::text("Hi.").then(booked())),
    row("[`Reply::trigger`] with a payload", Usually, || {
        Reply::trigger(booked()).webhook_payload(json!({"a": 1}))
    }),
    row("[`Reply::event`]", Usually, || Reply::event("WELCOME", ())),
    row("[`Reply::webhook_payload`]", Usually, || Reply::keep().webhook_payload(json!({"a": 1}))),
    row("[`Reply::source`]", Usually, || Reply::keep().source("example.com")),
    row("[`Reply::output_context`], [`Reply::context`]", Usually, || {
        Reply::keep().output_context("waiting", Lifespan::turns(2), json!({"a": 1}))
    }),
    row("[`Reply::delete_context`]", Usually, || Reply::keep().delete_context("waiting")),
    row("[`Reply::session_parameter`]", Usually, || Reply::keep().session_parameter("a", 1_i64)),
    row("[`Reply::clear_session_parameter`]", Usually, || {
        Reply::keep().clear_session_parameter("a")
    }),
    row("[`Reply::session_entities`]", Usually, || {
        let fruits = SessionEntities::overriding("fruit").value("apple", [""; 0]);
        Reply::keep().session_entities(fruits)
    }),
    row("[`Reply::form_parameter`] that is invalid", Usually, || {
        Reply::keep().form_parameter(FormParameter::invalid("day"))
    }),
    row("[`Reply::form_parameter`] that is invalid", WhileSlotsAreFilled, || {
        Reply::keep().form_parameter(FormParameter::invalid("day"))
    }),
    row("[`Reply::form_parameter`] with a value", WhileSlotsAreFilled, || {
        let day = sys::Date::constant(2026, 2, 28);
        Reply::keep().form_parameter(FormParameter::new("day").value(day))
    }),
    row("[`Reply::form_parameter`] that is required, or no longer", WhileSlotsAreFilled, || {
        Reply::keep().form_parameter(FormParameter::new("day").required(false))
    }),
    row("[`Reply::fill`]", WhileSlotsAreFilled, || {
        let day = Some(sys::Date::constant(2026, 2, 28));
        Reply::fill(Partial::<Booked>::new(PartialBooked { day, note: None }))
    }),
    row("[`Reply::fill`]", Usually, || {
        let day = Some(sys::Date::constant(2026, 2, 28));
        Reply::fill(Partial::<Booked>::new(PartialBooked { day, note: None }))
    }),
    row("[`Reply::go_to`] a page", Usually, || Reply::keep().go_to(Transition::page("p"))),
    row("[`Reply::go_to`] a flow", Usually, || Reply::keep().go_to(Transition::flow("f"))),
    row("[`Reply::replace_queue`]", Usually, || Reply::text("Hi.").replace_queue()),
    row("[`Reply::end_session`]", Usually, || Reply::keep().end_session()),
    row("[`Reply::end_session`] with a trigger", Usually, || {
        Reply::trigger(booked()).end_session()
    }),
];

fn ssml() -> Speech {
    Speech::ssml("<speak>Hi.</speak>")
}

fn image() -> Image {
    Image::new("https://b.example/a.png").alt("The lobby")
}
