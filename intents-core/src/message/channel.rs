//! Channels: where the user is.

use std::fmt;

/// Where the user is: the chat network, the telephone, the web page that speaks with Dialogflow.
///
/// A reply may have messages for one channel alone ([`Reply::on`](crate::Reply::on)), and a
/// handler may ask which one it is ([`FulfillmentContext::channel`]).
///
/// [`FulfillmentContext::channel`]: crate::FulfillmentContext::channel
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Channel {
    /// Facebook Messenger.
    Facebook,
    /// Slack.
    Slack,
    /// Telegram.
    Telegram,
    /// Kik.
    Kik,
    /// Skype.
    Skype,
    /// LINE.
    Line,
    /// Viber.
    Viber,
    /// Twitter.
    Twitter,
    /// Twilio, for text messages.
    Twilio,
    /// The Google Assistant. Google ended it for Dialogflow in June 2023; its requests live on in
    /// tests and proxies.
    GoogleAssistant,
    /// Google Hangouts, now Google Chat.
    GoogleHangouts,
    /// The telephone, by Dialogflow's phone gateway.
    Telephony,
    /// Dialogflow Messenger, the dialog for web pages.
    DialogflowMessenger,
    /// The simulator in Dialogflow's console.
    Console,
    /// A channel that only the agent's own clients know, by the name that they use in CX.
    Other(&'static str),
}

impl Channel {
    /// The channel that the platform spells so, in requests or in agents, whatever its case:
    /// `facebook`, `ACTIONS_ON_GOOGLE`, `slack_testbot`. A name that none of them has is `None`.
    ///
    /// Source: the enum `Intent.Message.Platform` of `intent.proto` in its versions v2 and
    /// v2beta1, and the sources that requests name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let channel = Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        channel.map(|(_, channel)| *channel)
    }

    /// By their names, which the files of languages have too.
    const NAMES: &[(&str, Channel)] = &[
        ("facebook", Channel::Facebook),
        ("slack", Channel::Slack),
        ("slack_testbot", Channel::Slack),
        ("telegram", Channel::Telegram),
        ("kik", Channel::Kik),
        ("skype", Channel::Skype),
        ("line", Channel::Line),
        ("viber", Channel::Viber),
        ("twitter", Channel::Twitter),
        ("twilio", Channel::Twilio),
        ("google", Channel::GoogleAssistant),
        ("actions_on_google", Channel::GoogleAssistant),
        ("hangouts", Channel::GoogleHangouts),
        ("google_hangouts", Channel::GoogleHangouts),
        ("telephony", Channel::Telephony),
        ("google_telephony", Channel::Telephony),
        ("df_messenger", Channel::DialogflowMessenger),
        ("dialogflow_console", Channel::Console),
    ];

    /// Its name as the platform spells it in capitals: `FACEBOOK`, `ACTIONS_ON_GOOGLE`. A channel
    /// of your own has the name that you gave.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Facebook => "FACEBOOK",
            Self::Slack => "SLACK",
            Self::Telegram => "TELEGRAM",
            Self::Kik => "KIK",
            Self::Skype => "SKYPE",
            Self::Line => "LINE",
            Self::Viber => "VIBER",
            Self::Twitter => "TWITTER",
            Self::Twilio => "TWILIO",
            Self::GoogleAssistant => "ACTIONS_ON_GOOGLE",
            Self::GoogleHangouts => "GOOGLE_HANGOUTS",
            Self::Telephony => "TELEPHONY",
            Self::DialogflowMessenger => "DF_MESSENGER",
            Self::Console => "DIALOGFLOW_CONSOLE",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_file_knows_the_same_channels() {
        let names: Vec<_> =
            Channel::NAMES.iter().map(|(name, channel)| (*name, channel.name())).collect();
        assert_eq!(names, intents_language::CHANNELS);
    }

    #[test]
    fn a_channel_has_every_name_that_the_platform_gives_it() {
        for (name, channel) in [
            ("facebook", Channel::Facebook),
            ("FACEBOOK", Channel::Facebook),
            ("slack_testbot", Channel::Slack),
            ("google", Channel::GoogleAssistant),
            ("GOOGLE_TELEPHONY", Channel::Telephony),
            ("DIALOGFLOW_CONSOLE", Channel::Console),
        ] {
            assert_eq!(Channel::from_name(name), Some(channel), "{name}");
            assert_eq!(Channel::from_name(channel.name()), Some(channel), "{channel}");
        }
        for unknown in ["", "agent", "face book", "testbot"] {
            assert_eq!(Channel::from_name(unknown), None, "{unknown}");
        }
    }
}
