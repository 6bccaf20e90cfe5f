//! Rich messages of chat channels.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Answers that the user may choose from instead of writing one; the one that is chosen is sent
/// as if it had been written.
///
/// Google's documents have two names for them, quick replies and suggestions (or chips). On the
/// Google Assistant, the one channel that tells them apart, these are suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuickReplies {
    /// The title; may be empty.
    #[serde(default)]
    pub title: Cow<'static, str>,
    /// The answers, in order.
    pub replies: Vec<Cow<'static, str>>,
}

impl QuickReplies {
    /// Answers without a title: the text before them is what they answer.
    #[must_use]
    pub fn new<I>(replies: I) -> Self
    where
        I: IntoIterator<Item: Into<Cow<'static, str>>>,
    {
        let replies = replies.into_iter().map(Into::<Cow<'static, str>>::into);
        let replies = replies.filter(|reply| !reply.is_empty()).collect();
        Self { title: Cow::Borrowed(""), replies }
    }

    /// With a title.
    #[must_use]
    pub fn title(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.title = title.into();
        self
    }
}

/// A card: a title, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Card {
    /// Its title.
    pub title: Cow<'static, str>,
    /// The text below the title; may be empty.
    #[serde(default)]
    pub subtitle: Cow<'static, str>,
    /// The public URL of its image; empty if it has none.
    #[serde(default)]
    pub image: Cow<'static, str>,
    /// Its buttons, in order.
    #[serde(default)]
    pub buttons: Vec<Button>,
}

impl Card {
    /// A card with a title alone.
    #[must_use]
    pub fn new(title: impl Into<Cow<'static, str>>) -> Self {
        let empty = Cow::Borrowed("");
        Self { title: title.into(), subtitle: empty.clone(), image: empty, buttons: Vec::new() }
    }

    /// With a text below the title.
    #[must_use]
    pub fn subtitle(mut self, subtitle: impl Into<Cow<'static, str>>) -> Self {
        self.subtitle = subtitle.into();
        self
    }

    /// With an image, by its public URL.
    #[must_use]
    pub fn image(mut self, url: impl Into<Cow<'static, str>>) -> Self {
        self.image = url.into();
        self
    }

    /// With one more button, unless nothing is written on it. `postback` is a URL to open, or what is
    /// sent as if the user had written it.
    #[must_use]
    pub fn button(
        mut self,
        text: impl Into<Cow<'static, str>>,
        postback: impl Into<Cow<'static, str>>,
    ) -> Self {
        let button = Button::new(text, postback);
        if !button.text.is_empty() {
            self.buttons.push(button);
        }
        self
    }
}

/// A button of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Button {
    /// The label of the button.
    pub text: Cow<'static, str>,
    /// A URL to open, or what is sent as if the user had written it.
    pub postback: Cow<'static, str>,
}

impl Button {
    /// A button. `postback` is a URL to open, or what is sent as if the user had written it.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>, postback: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), postback: postback.into() }
    }

    /// Whether the button opens a URL: the API has one field for URLs and for texts.
    #[must_use]
    pub fn is_link(&self) -> bool {
        ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| self.postback.starts_with(scheme))
    }
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Image {
    /// Its public URL.
    pub url: Cow<'static, str>,
    /// The description of the image for users who cannot see it.
    pub alt: Cow<'static, str>,
}

impl Image {
    /// An image, by its public URL.
    #[must_use]
    pub fn new(url: impl Into<Cow<'static, str>>) -> Self {
        Self { url: url.into(), alt: Cow::Borrowed("") }
    }

    /// With a description for those who do not see it.
    #[must_use]
    pub fn alt(mut self, alt: impl Into<Cow<'static, str>>) -> Self {
        self.alt = alt.into();
        self
    }
}
