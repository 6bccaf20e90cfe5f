//! What is said, in no channel's format.

use std::borrow::Cow;

use super::Payload;

/// A message to the user.
///
/// Which channel shows which kind is for the channel to say; what each dialect makes of them is
/// one table in the documentation of `intents-dialogflow`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// Text, to be read or spoken. Never empty.
    Text(Cow<'static, str>),
    /// Answers to choose from.
    QuickReplies(QuickReplies),
    /// A card.
    Card(Card),
    /// An image.
    Image(Image),
    /// What only the channel itself understands.
    Payload(Payload),
}

impl Message {
    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::QuickReplies(quick_replies) => quick_replies.replies.is_empty(),
            Self::Card(card) => {
                card.buttons.is_empty()
                    && [&card.title, &card.subtitle, &card.image].iter().all(|text| text.is_empty())
            }
            Self::Image(image) => image.url.is_empty(),
            Self::Payload(payload) => payload.is_empty(),
        }
    }

    /// What is left of the message where there is nothing but text: all of a text, the title and
    /// the subtitle of a card, the title of quick replies, what describes an image.
    ///
    /// ```
    /// use intents_core::{Card, Image, Message};
    ///
    /// let card = Card::new("Belvedere").subtitle("Four stars").button("Book", "https://b.example");
    /// assert_eq!(Message::Card(card).words().unwrap(), "Belvedere\nFour stars");
    /// assert_eq!(Message::Image(Image::new("https://b.example/a.png")).words(), None);
    /// ```
    #[must_use]
    pub fn words(&self) -> Option<Cow<'_, str>> {
        let words = match self {
            Self::Text(text) => text,
            Self::QuickReplies(quick_replies) => &quick_replies.title,
            Self::Card(card) if card.subtitle.is_empty() => &card.title,
            Self::Card(card) if card.title.is_empty() => &card.subtitle,
            Self::Card(card) => return Some(format!("{}\n{}", card.title, card.subtitle).into()),
            Self::Image(image) => &image.alt,
            Self::Payload(_) => return None,
        };
        Some(Cow::Borrowed(words.as_ref())).filter(|words| !words.is_empty())
    }
}

/// Answers that the user may choose from instead of writing one; the one that is chosen is sent
/// as if it had been written.
///
/// Google's documents have two names for them, quick replies and suggestions (or chips). The one
/// platform where both existed, the Google Assistant, is gone; so there is one kind here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuickReplies {
    /// What is asked; may be empty.
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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Card {
    /// Its title.
    pub title: Cow<'static, str>,
    /// The text below the title; may be empty.
    pub subtitle: Cow<'static, str>,
    /// The public URL of its image; empty if it has none.
    pub image: Cow<'static, str>,
    /// Its buttons, in order.
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
        let button = Button { text: text.into(), postback: postback.into() };
        if !button.text.is_empty() {
            self.buttons.push(button);
        }
        self
    }
}

/// A button of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Button {
    /// What is written on it.
    pub text: Cow<'static, str>,
    /// A URL to open, or what is sent as if the user had written it.
    pub postback: Cow<'static, str>,
}

impl Button {
    /// Whether the button opens a URL: the API has one field for URLs and for texts.
    #[must_use]
    pub fn is_link(&self) -> bool {
        ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| self.postback.starts_with(scheme))
    }
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Image {
    /// Its public URL.
    pub url: Cow<'static, str>,
    /// What describes it to those who do not see it; may be empty.
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
