//! The URL and the headers of the webhook.

use std::env::{self, VarError};
use std::fmt;

use intents_core::definition::{AgentDefinition, WebhookSettings};

use super::output::Failure;

/// The environment variable for headers.
const HEADERS: &str = "INTENTS_WEBHOOK_HEADERS";

#[derive(clap::Args)]
pub(super) struct WebhookArgs {
    /// URL of the webhook, instead of the URL in the code
    #[arg(long, value_name = "URL", env = "INTENTS_WEBHOOK_URL", hide_env_values = true)]
    webhook_url: Option<String>,
    /// Header that Dialogflow sends to the webhook; repeat the option for further headers. The
    /// environment variable `INTENTS_WEBHOOK_HEADERS` has more headers, one per line; an option
    /// replaces a header of the same name
    #[arg(long = "webhook-header", value_name = "NAME: VALUE", value_delimiter = '\n')]
    webhook_headers: Vec<String>,
}

/// The values may be secrets.
impl fmt::Debug for WebhookArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookArgs").finish_non_exhaustive()
    }
}

impl WebhookArgs {
    /// Adds them to a definition.
    pub(super) fn apply(self, definition: &mut AgentDefinition) -> Result<(), Failure> {
        let webhook = &mut definition.settings.webhook;
        if let Some(url) = self.webhook_url.filter(|url| !url.is_empty()) {
            // Dialogflow calls no other URL, and a secret must not be sent to one.
            if !url.starts_with("https://") {
                return Err(Failure::argument("the webhook URL must start with https://"));
            }
            match webhook {
                Some(webhook) => webhook.url = url,
                None => *webhook = Some(WebhookSettings::new(url)),
            }
        }
        let environment = environment_headers()?;
        let lines = environment.lines().enumerate();
        let lines = lines.map(|(at, line)| (format!("line {} of {HEADERS}", at + 1), line));
        let given = self.webhook_headers.iter().enumerate();
        let given = given.map(|(at, it)| (format!("webhook header {}", at + 1), &**it));
        for (place, header) in lines.chain(given) {
            if header.trim().is_empty() {
                continue;
            }
            let Some(webhook) = webhook else {
                return Err(Failure::argument(
                    "webhook headers need a webhook; set its URL with --webhook-url, with \
                     INTENTS_WEBHOOK_URL or in the settings of the agent",
                ));
            };
            let header = header.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
            let Some((name, value)) = header.filter(|(name, _)| is_name(name)) else {
                return Err(Failure::argument(format!("{place} must have the form `Name: value`")));
            };
            // Header names are compared without case.
            webhook.headers.retain(|known, _| !known.eq_ignore_ascii_case(name));
            webhook.headers.insert(name.to_owned(), value.to_owned());
        }
        Ok(())
    }
}

fn environment_headers() -> Result<String, Failure> {
    match env::var(HEADERS) {
        Ok(headers) => Ok(headers),
        Err(VarError::NotPresent) => Ok(String::new()),
        Err(VarError::NotUnicode(_)) => Err(Failure::argument(format!("{HEADERS} must be UTF-8"))),
    }
}

/// Whether a text is a header name: `field-name` in RFC 9110, a `token`.
fn is_name(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
}
