//! Checks of the agent's settings.

use std::collections::HashSet;

use crate::definition::{AgentSettings, WebhookSettings};
use crate::problem::Problem;

/// Reports settings that Dialogflow would reject or misread.
pub(super) fn check_settings(settings: &AgentSettings, problems: &mut Vec<Problem>) {
    let mut problem = |setting, error: String| problems.push(Problem::Settings { setting, error });
    let mut seen = HashSet::new();
    for language in settings.all_languages() {
        if !seen.insert(language) {
            problem("languages", format!("have `{language}` twice; remove one of them"));
        }
    }
    if !is_time_zone(&settings.time_zone) {
        let error = "is not a name of the IANA database; write a name such as `Europe/Rome`";
        problem("time zone", error.to_owned());
    }
    if let Some(webhook) = &settings.webhook {
        check_webhook(webhook, problem);
    }
}

/// URLs and headers may be secrets: no message has them.
fn check_webhook(webhook: &WebhookSettings, mut problem: impl FnMut(&'static str, String)) {
    // A webhook that is never called may be left out.
    let is_needed = webhook.is_enabled || !webhook.url.is_empty();
    if is_needed && !is_url(&webhook.url) {
        let error = "must have the form `https://…`";
        problem("webhook's URL", error.to_owned());
    }
    for (i, (name, value)) in webhook.headers.iter().enumerate() {
        if !is_header_name(name) || value.contains(char::is_control) {
            let error = format!(
                "{} (sorted by name) is not a valid HTTP header; fix its name or value",
                i + 1
            );
            problem("webhook's header", error);
        }
    }
}

/// The form of the names in the IANA database, not whether there is one: the platform's is newer.
fn is_time_zone(name: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
    };
    name.split('/').all(is_part)
}

fn is_url(url: &str) -> bool {
    let scheme = url.split_at_checked("https://".len());
    let host = scheme.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("https://"));
    host.is_some_and(|(_, host)| {
        !host.is_empty()
            && !host.starts_with(['/', '?', '#', ':'])
            && !host.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// Source: `field-name` in RFC 9110, a `token`.
fn is_header_name(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
}
