//! Channels.

use std::fmt;

use intents_language::CHANNELS;

/// The channel through which the user talks with the agent, such as a chat network, the telephone
/// or a web page.
///
/// A reply can have messages for a single channel ([`Reply::on`](crate::Reply::on)).
/// [`FulfillmentContext::channel`] returns the channel of a request.
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
    /// Twilio, for SMS.
    Twilio,
    /// The Google Assistant. Google ended the Assistant for Dialogflow in June 2023; requests from
    /// this channel still occur in tests and proxies.
    GoogleAssistant,
    /// Google Hangouts, now Google Chat.
    GoogleHangouts,
    /// The telephone, through Dialogflow's phone gateway.
    Telephony,
    /// Dialogflow Messenger, the dialog for web pages.
    DialogflowMessenger,
    /// The simulator in Dialogflow's console.
    Console,
    /// A channel of the application, with the name that its clients use in CX.
    Other(&'static str),
}

impl Channel {
    /// Returns the channel with this name in requests or agents, ignoring case: `facebook`,
    /// `ACTIONS_ON_GOOGLE`, `slack_testbot`. The names are those of [`intents_language::CHANNELS`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut names = CHANNELS.iter();
        let (_, platform) = names.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Self::ALL.iter().copied().find(|channel| channel.name() == *platform)
    }

    /// The channels known to Dialogflow.
    const ALL: [Self; 14] = [
        Self::Facebook,
        Self::Slack,
        Self::Telegram,
        Self::Kik,
        Self::Skype,
        Self::Line,
        Self::Viber,
        Self::Twitter,
        Self::Twilio,
        Self::GoogleAssistant,
        Self::GoogleHangouts,
        Self::Telephony,
        Self::DialogflowMessenger,
        Self::Console,
    ];

    /// Returns the platform's name of the channel: `FACEBOOK`, `ACTIONS_ON_GOOGLE`.
    ///
    /// Source: the enum `Intent.Message.Platform` of `intent.proto` in its versions v2 and v2beta1.
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
    fn every_name_has_a_channel() {
        for (name, platform) in CHANNELS {
            assert_eq!(Channel::from_name(name).map(Channel::name), Some(platform), "{name}");
        }
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
