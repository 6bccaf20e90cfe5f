//! Where the webhook is, and how Dialogflow authenticates itself there.

use std::env::{self, VarError};
use std::fmt;

use intents_core::definition::{AgentDefinition, WebhookSettings};

use super::answer::Failure;

/// The environment variable with headers.
const HEADERS: &str = "INTENTS_WEBHOOK_HEADERS";

#[derive(clap::Args)]
pub(super) struct WebhookArgs {
    /// The URL of the webhook, in the place of that of the code
    #[arg(long, value_name = "URL", env = "INTENTS_WEBHOOK_URL", hide_env_values = true)]
    webhook_url: Option<String>,
    /// A header that Dialogflow sends to the webhook; may be repeated. Those of the environment
    /// variable `INTENTS_WEBHOOK_HEADERS`, one a line, are sent too, unless one of the same name is
    /// given here
    #[arg(long = "webhook-header", value_name = "NAME: VALUE", value_delimiter = '\n')]
    webhook_headers: Vec<String>,
}

/// Their values are secrets as often as not.
impl fmt::Debug for WebhookArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookArgs").finish_non_exhaustive()
    }
}

impl WebhookArgs {
    /// Puts them into a definition.
    pub(super) fn apply(self, definition: &mut AgentDefinition) -> Result<(), Failure> {
        let webhook = &mut definition.settings.webhook;
        if let Some(url) = self.webhook_url.filter(|url| !url.is_empty()) {
            // Neither does Dialogflow call another one, nor is a secret to be sent to it.
            if !url.starts_with("https://") {
                return Err(Failure::misused(
                    "the URL of the webhook does not begin with https://",
                ));
            }
            match webhook {
                Some(webhook) => webhook.url = url,
                None => *webhook = Some(WebhookSettings::new(url)),
            }
        }
        let of_environment = of_environment()?;
        let lines = of_environment.lines().enumerate();
        let lines = lines.map(|(at, line)| (format!("line {} of {HEADERS}", at + 1), line));
        let given = self.webhook_headers.iter().enumerate();
        let given = given.map(|(at, it)| (format!("header {} of the webhook", at + 1), &**it));
        for (place, header) in lines.chain(given) {
            if header.trim().is_empty() {
                continue;
            }
            let Some(webhook) = webhook else {
                return Err(Failure::misused(
                    "headers need a webhook: give its URL with --webhook-url, or in \
                     INTENTS_WEBHOOK_URL or the settings of the agent",
                ));
            };
            let header = header.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
            let Some((name, value)) = header.filter(|(name, _)| is_name(name)) else {
                return Err(Failure::misused(format!("{place} is not of the form `Name: value`")));
            };
            // The names of headers have no case.
            webhook.headers.retain(|known, _| !known.eq_ignore_ascii_case(name));
            webhook.headers.insert(name.to_owned(), value.to_owned());
        }
        Ok(())
    }
}

fn of_environment() -> Result<String, Failure> {
    match env::var(HEADERS) {
        Ok(headers) => Ok(headers),
        Err(VarError::NotPresent) => Ok(String::new()),
        Err(VarError::NotUnicode(_)) => Err(Failure::misused(format!("{HEADERS} is not UTF-8"))),
    }
}

/// Source: `field-name` in RFC 9110, a `token`.
fn is_name(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
}
