//! Settings of the agent as a whole.

use intents_core::definition::{AgentSettings, WebhookSettings};
use intents_core::{Agent, Intent, Language, Problem};

use super::problems;

#[derive(Debug, Intent)]
#[intent(name = "Hello", examples(en = ["hello"], it = ["ciao"]))]
struct Hello;

/// Which settings are wrong.
fn wrong(settings: AgentSettings) -> Vec<&'static str> {
    let builder = Agent::empty_builder().intent::<Hello>().settings(settings);
    let settings = problems(builder).into_iter().filter_map(|problem| match problem {
        Problem::Settings { setting, .. } => Some(setting),
        _ => None,
    });
    settings.collect()
}

fn settings() -> AgentSettings {
    AgentSettings::new("hello").languages(["en", "it"].map(Language::constant))
}

fn webhook(webhook: WebhookSettings) -> Vec<&'static str> {
    wrong(settings().webhook(webhook))
}

#[test]
fn a_language_is_spoken_once() {
    assert_eq!(wrong(settings()), [""; 0]);
    let twice = settings().languages(["en", "it", "it"].map(Language::constant));
    assert_eq!(wrong(twice.clone()), ["languages"]);
    let found = problems(Agent::empty_builder().intent::<Hello>().settings(twice));
    let message = "the agent's languages have `it` twice; remove one of them";
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), [message]);
    assert_eq!(wrong(settings().languages(["en", "it", "en"].map(Language::constant))).len(), 1);
}

#[test]
fn a_time_zone_has_a_name() {
    for name in ["Europe/Rome", "UTC", "Etc/GMT+1", "America/Argentina/Buenos_Aires", "EST5EDT"] {
        assert_eq!(wrong(settings().time_zone(name)), [""; 0], "{name}");
    }
    for name in ["", " ", "Europe/", "Central European Time", "+01:00", "Europe/Rome\n"] {
        assert_eq!(wrong(settings().time_zone(name)), ["time zone"], "{name}");
    }
}

#[test]
fn a_webhook_is_where_nobody_else_listens() {
    for url in ["https://a.example", "HTTPS://a.example:8443/x?y#z"] {
        assert_eq!(webhook(WebhookSettings::new(url)), [""; 0], "{url}");
    }
    for url in ["", "http://s3cret.example", "https://", "https:///x", "a.example", "https://a b"] {
        assert_eq!(webhook(WebhookSettings::new(url)), ["webhook's URL"], "{url}");
    }
    assert_eq!(webhook(WebhookSettings::default()), [""; 0]);
    let builder = Agent::empty_builder().intent::<Hello>();
    let settings = settings().webhook(WebhookSettings::new("http://s3cret.example"));
    let error = builder.settings(settings).define().unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error}");
}

#[test]
fn a_header_is_one_of_http() {
    let with = |name: &str, value: &str| {
        webhook(WebhookSettings::new("https://a.example").header(name, value))
    };
    assert_eq!(with("X-Token", "s3cret"), [""; 0]);
    for (name, value) in [("", "a"), ("X Token", "a"), ("X:", "a"), ("X-Token", "a\r\nX: b")] {
        assert_eq!(with(name, value), ["webhook's header"], "{name}");
    }
}
