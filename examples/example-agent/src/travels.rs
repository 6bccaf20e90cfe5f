//! "I want to see the world."
//!
//! The language files contain the responses for every channel and for Telegram. These handlers send
//! messages to Slack and Dialogflow Messenger, and keep the agent's own response elsewhere.

use intents_core::{
    Card, Channel, FulfillmentContext, Image, Intent, Message, QuickReplies, Reply, fulfill,
};
use serde_json::json;

/// The user wants to travel.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserWantsTravel")]
pub struct UserWantsTravel;

/// The user asks for a picture of a holiday.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskHolidayPicture")]
pub struct UserAskHolidayPicture;

/// The user asks for a hotel.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskHotelRecommendation")]
pub struct UserAskHotelRecommendation;

/// The user asks for the train station.
#[derive(Debug, Intent)]
#[intent(name = "travels.UserAskTrainStation")]
pub struct UserAskTrainStation;

/// Offers quick replies for the next step.
#[fulfill]
pub fn travel(_: UserWantsTravel, context: &FulfillmentContext<'_>) -> Reply {
    let (title, replies) = match context.language().get(..2) {
        Some("it") => ("Bello! Cosa vuoi vedere?", ["Trovami un albergo", "Una foto del mare"]),
        _ => ("Good idea! What do you want to see?", ["Find me a hotel", "A picture of the sea"]),
    };
    rich(&[Message::QuickReplies(QuickReplies::new(replies).title(title))])
}

/// Sends a picture.
#[fulfill]
pub fn picture(_: UserAskHolidayPicture) -> Reply {
    rich(&[Message::Image(Image::new("https://loremflickr.com/320/240/holiday"))])
}

/// Sends a card with a hotel.
#[fulfill]
pub fn hotel(_: UserAskHotelRecommendation) -> Reply {
    let card = Card::new("Hotel Belvedere")
        .subtitle("Como ★★★★☆")
        .image("https://loremflickr.com/320/240/hotel")
        .button("www", "https://belvedere.example");
    rich(&[Message::Card(card)])
}

/// Sends a map, in the format of the channel.
#[fulfill]
pub fn station(_: UserAskTrainStation) -> Reply {
    let map = "https://www.openstreetmap.org/?mlat=45.4849&mlon=9.2033";
    let slack = json!({"slack": {
        "text": "Piazza Duca d'Aosta, Milano",
        "attachments": [{"fallback": map, "title": "🗺", "title_link": map}],
    }});
    Reply::keep().on(Channel::Slack, Reply::keep().payload(slack))
}

/// Returns a reply with these messages for the channels that show cards, images and quick replies.
fn rich(messages: &[Message]) -> Reply {
    let channels = [Channel::Slack, Channel::DialogflowMessenger];
    channels.into_iter().fold(Reply::keep(), |reply, channel| {
        let messages = messages.iter().cloned();
        reply.on(channel, messages.fold(Reply::keep(), Reply::message))
    })
}
