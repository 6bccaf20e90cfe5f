//! Where the webhook is, and how Dialogflow authenticates itself there.

use std::fmt;

use intents_core::definition::{AgentDefinition, WebhookSettings};

use super::answer::Failure;

#[derive(clap::Args)]
pub(super) struct WebhookArgs {
    /// The URL of the webhook, in the place of that of the code
    #[arg(long, value_name = "URL", env = "INTENTS_WEBHOOK_URL", hide_env_values = true)]
    webhook_url: Option<String>,
    /// A header that Dialogflow sends to the webhook; may be repeated. In the environment: one a
    /// line
    #[arg(
        long = "webhook-header",
        value_name = "NAME: VALUE",
        env = "INTENTS_WEBHOOK_HEADERS",
        hide_env_values = true,
        value_delimiter = '\n'
    )]
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
        for (at, header) in self.webhook_headers.iter().enumerate() {
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
                let message =
                    format!("header {} of the webhook is not of the form `Name: value`", at + 1);
                return Err(Failure::misused(message));
            };
            webhook.headers.insert(name.to_owned(), value.to_owned());
        }
        Ok(())
    }
}

/// Source: `field-name` in RFC 9110, a `token`.
fn is_name(name: &str) -> bool {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_token)
}
