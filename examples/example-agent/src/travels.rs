//! "I want to see the world."
//!
//! What every channel shows stands in the language files, and what Telegram shows instead. For Slack
//! and Dialogflow Messenger these handlers send it; everywhere else they keep what the agent says.

use intents_core::{
    Card, Channel, FulfillmentContext, Image, Intent, Message, QuickReplies, Reply, fulfill,
};
use serde_json::json;

/// The user wants to go somewhere.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserWantsTravel")]
pub struct UserWantsTravel;

/// The user wants to see a holiday.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskHolidayPicture")]
pub struct UserAskHolidayPicture;

/// The user wants a place to stay.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskHotelRecommendation")]
pub struct UserAskHotelRecommendation;

/// The user wants to take a train.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskTrainStation")]
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
    let map = "https://www.openstreetmap.org/?mlat=45.4849&mlon=9.2033";
    let slack = json!({"slack": {
        "text": "Piazza Duca d'Aosta, Milano",
        "attachments": [{"fallback": map, "title": "🗺", "title_link": map}],
    }});
    Reply::keep().on(Channel::Slack, Reply::keep().payload(slack))
}

/// Messages for the channels that show all kinds of them, instead of the agent's own response.
fn rich(messages: &[Message]) -> Reply {
    let channels = [Channel::Slack, Channel::DialogflowMessenger];
    channels.into_iter().fold(Reply::keep(), |reply, channel| {
        let messages = messages.iter().cloned();
        reply.on(channel, messages.fold(Reply::keep(), Reply::message))
    })
}
