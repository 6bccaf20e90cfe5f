//! Every channel.

use intents_core::Channel;

/// The channels that Dialogflow names.
pub const NAMED: [Channel; 14] = [
    Channel::Facebook,
    Channel::Slack,
    Channel::Telegram,
    Channel::Kik,
    Channel::Skype,
    Channel::Line,
    Channel::Viber,
    Channel::Twitter,
    Channel::Twilio,
    Channel::GoogleAssistant,
    Channel::GoogleHangouts,
    Channel::Telephony,
    Channel::DialogflowMessenger,
    Channel::Console,
];

/// The channels that Dialogflow names, then one that only the agent's own clients know.
pub fn all() -> impl Iterator<Item = Channel> {
    NAMED.into_iter().chain([Channel::Other("kiosk")])
}
