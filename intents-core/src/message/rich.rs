//! Rich messages of chat channels.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Suggested answers. The chosen answer is sent as if the user had typed it.
///
/// Google's documentation calls them quick replies, suggestions or chips. Only the Google Assistant
/// distinguishes these; there the answers are sent as suggestions.
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
    /// Creates suggested answers without a title, in response to the preceding text.
    #[must_use]
    pub fn new<I>(replies: I) -> Self
    where
        I: IntoIterator<Item: Into<Cow<'static, str>>>,
    {
        let replies = replies.into_iter().map(Into::<Cow<'static, str>>::into);
        let replies = replies.filter(|reply| !reply.is_empty()).collect();
        Self { title: Cow::Borrowed(""), replies }
    }

    /// Sets the title.
    #[must_use]
    pub fn title(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.title = title.into();
        self
    }
}

/// A card with a title and optionally a subtitle, an image and buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Card {
    /// The title of the card.
    pub title: Cow<'static, str>,
    /// The text below the title; may be empty.
    #[serde(default)]
    pub subtitle: Cow<'static, str>,
    /// The public URL of the image; empty without an image.
    #[serde(default)]
    pub image: Cow<'static, str>,
    /// The buttons, in order.
    #[serde(default)]
    pub buttons: Vec<Button>,
}

impl Card {
    /// Creates a card with only a title.
    #[must_use]
    pub fn new(title: impl Into<Cow<'static, str>>) -> Self {
        let empty = Cow::Borrowed("");
        Self { title: title.into(), subtitle: empty.clone(), image: empty, buttons: Vec::new() }
    }

    /// Sets the text below the title.
    #[must_use]
    pub fn subtitle(mut self, subtitle: impl Into<Cow<'static, str>>) -> Self {
        self.subtitle = subtitle.into();
        self
    }

    /// Sets the image by its public URL.
    #[must_use]
    pub fn image(mut self, url: impl Into<Cow<'static, str>>) -> Self {
        self.image = url.into();
        self
    }

    /// Adds a button, unless `text` is empty. `postback` is a URL to open or a text to send on
    /// behalf of the user.
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
    /// A URL to open, or a text to send on behalf of the user.
    pub postback: Cow<'static, str>,
}

impl Button {
    /// Creates a button. `postback` is a URL to open or a text to send on behalf of the user.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>, postback: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), postback: postback.into() }
    }

    /// Returns whether the button opens a URL. The API has the same field for URLs and texts.
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
    /// The public URL of the image.
    pub url: Cow<'static, str>,
    /// The description of the image for users who cannot see it.
    pub alt: Cow<'static, str>,
}

impl Image {
    /// Creates an image from its public URL.
    #[must_use]
    pub fn new(url: impl Into<Cow<'static, str>>) -> Self {
        Self { url: url.into(), alt: Cow::Borrowed("") }
    }

    /// Sets the description for users who cannot see the image.
    #[must_use]
    pub fn alt(mut self, alt: impl Into<Cow<'static, str>>) -> Self {
        self.alt = alt.into();
        self
    }
}
