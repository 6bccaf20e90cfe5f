//! "I want to see the world."
//!
//! The agent's own responses are texts, which every channel shows. Where more can be shown, these
//! handlers send it instead; everywhere else they keep what the agent says.

use intents_core::{
    Card, Channel, FulfillmentContext, Image, Intent, Message, QuickReplies, Reply, fulfill,
};
use serde_json::json;

/// The user wants to go somewhere.
#[derive(Debug, Intent)]
#[intent(
    name = "travels.UserWantsTravel",
    examples(
        en = ["I need a holiday", "Let's go somewhere", "I want to see the world"],
        it = ["Ho bisogno di una vacanza", "Andiamo da qualche parte", "Voglio vedere il mondo"],
    ),
)]
pub struct UserWantsTravel;

/// The user wants to see a holiday.
#[derive(Debug, Intent)]
#[intent(
    name = "travels.UserAskHolidayPicture",
    examples(
        en = ["Show me a holiday", "A picture of the sea, please"],
        it = ["Fammi vedere una vacanza", "Una foto del mare, per favore"],
    ),
)]
pub struct UserAskHolidayPicture;

/// The user wants a place to stay.
#[derive(Debug, Intent)]
#[intent(
    name = "travels.UserAskHotelRecommendation",
    examples(
        en = ["Where should I stay?", "Find me a hotel"],
        it = ["Dove posso dormire?", "Trovami un albergo"],
    ),
)]
pub struct UserAskHotelRecommendation;

/// The user wants to take a train.
#[derive(Debug, Intent)]
#[intent(
    name = "travels.UserAskTrainStation",
    examples(
        en = ["Where do trains leave?", "How do I get to the station?"],
        it = ["Da dove partono i treni?", "Come arrivo in stazione?"],
    ),
)]
pub struct UserAskTrainStation;

/// Asks for the next step, which can be said with one touch.
#[fulfill]
pub fn travel(_: UserWantsTravel, context: &FulfillmentContext<'_>) -> Reply {
    let (title, replies) = match context.language().get(..2) {
        Some("it") => ("Bello! Cosa vuoi vedere?", ["Trovami un albergo", "Una foto del mare"]),
        _ => ("Good idea! What do you want to see?", ["Find me a hotel", "A picture of the sea"]),
    };
    rich(&[Message::QuickReplies(QuickReplies::new(replies).title(title))])
}

/// Shows the picture.
#[fulfill]
pub fn picture(_: UserAskHolidayPicture) -> Reply {
    rich(&[Message::Image(Image::new("https://loremflickr.com/320/240/holiday"))])
}

/// Shows the hotel.
#[fulfill]
pub fn hotel(_: UserAskHotelRecommendation) -> Reply {
    let card = Card::new("Hotel Belvedere")
        .subtitle("Como ★★★★☆")
        .image("https://loremflickr.com/320/240/hotel")
        .button("www", "https://belvedere.example");
    rich(&[Message::Card(card)])
}

/// Shows the place on a map, which each channel has its own format for.
#[fulfill]
pub fn station(_: UserAskTrainStation) -> Reply {
    let address = "Piazza Duca d'Aosta, Milano";
    let map = "https://www.openstreetmap.org/?mlat=45.4849&mlon=9.2033";
    let telegram = json!({"telegram": {
        "text": address,
        "reply_markup": {"inline_keyboard": [[{"text": "🗺", "url": map}]]},
    }});
    let slack = json!({"slack": {
        "text": address,
        "attachments": [{"fallback": map, "title": "🗺", "title_link": map}],
    }});
    Reply::keep()
        .on(Channel::Telegram, Reply::keep().payload(telegram))
        .on(Channel::Slack, Reply::keep().payload(slack))
}

/// Messages for the channels that show all kinds of them, instead of the agent's own response.
fn rich(messages: &[Message]) -> Reply {
    let channels = [Channel::Telegram, Channel::Slack, Channel::DialogflowMessenger];
    channels.into_iter().fold(Reply::keep(), |reply, channel| {
        let messages = messages.iter().cloned();
        reply.on(channel, messages.fold(Reply::keep(), Reply::message))
    })
}
