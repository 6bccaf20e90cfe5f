/// The channels that responses may be for, by the names that the platform gives them, with the
/// name in capitals that `intents_core::Channel` has for each.
pub const CHANNELS: [(&str, &str); 18] = [
    ("facebook", "FACEBOOK"),
    ("slack", "SLACK"),
    ("slack_testbot", "SLACK"),
    ("telegram", "TELEGRAM"),
    ("kik", "KIK"),
    ("skype", "SKYPE"),
    ("line", "LINE"),
    ("viber", "VIBER"),
    ("twitter", "TWITTER"),
    ("twilio", "TWILIO"),
    ("google", "ACTIONS_ON_GOOGLE"),
    ("actions_on_google", "ACTIONS_ON_GOOGLE"),
    ("hangouts", "GOOGLE_HANGOUTS"),
    ("google_hangouts", "GOOGLE_HANGOUTS"),
    ("telephony", "TELEPHONY"),
    ("google_telephony", "TELEPHONY"),
    ("df_messenger", "DF_MESSENGER"),
    ("dialogflow_console", "DIALOGFLOW_CONSOLE"),
];
