//! What a reply says in answer to one request.

use std::borrow::Cow;
use std::cell::OnceCell;

use intents_core::{Channel, FulfillmentContext, Message, Reply};

use super::fit::{FitTo, fitted};
use super::{OTHER_VARIANTS, drop_once};

/// What is sent replaces all that the agent has.
const AGENTS_OWN: &str = "messages of the agent's own that cannot be read, or are for a channel \
                          that this dialect has no name for: what the reply says goes instead";

/// Where a request is from. It is somewhere in the whole request, hence looked for at most once,
/// and only if it makes a difference.
pub(crate) struct Origin<'c, 'a> {
    context: &'c FulfillmentContext<'a>,
    channel: OnceCell<Option<Channel>>,
}

impl<'c, 'a> Origin<'c, 'a> {
    pub(crate) fn of(context: &'c FulfillmentContext<'a>) -> Self {
        Self { context, channel: OnceCell::new() }
    }

    /// The channel, if the request tells.
    pub(crate) fn channel(&self) -> Option<Channel> {
        *self.channel.get_or_init(|| self.context.channel())
    }
}

/// A message of a group, and what it asks if it has quick replies.
type Asked<'r> = (&'r Message, &'r str);

/// What a reply says in answer to one request, in kinds of messages that the dialect has.
///
/// A channel's own messages go instead of the others, never beside them: whether an integration
/// would show both is nowhere documented. Where the request does not tell its channel, all are
/// sent, each under the name of its channel, and Dialogflow or its client chooses. There may be
/// none for everyone: then the agent's own [are kept](Self::keep_own), which they would replace
/// otherwise.
pub(crate) struct Said<'r> {
    /// The agent's own text, if its own messages are kept.
    own_text: String,
    channel: Option<Channel>,
    pub(crate) messages: Cow<'r, [Message]>,
    others: Cow<'r, [(Channel, Vec<Message>)]>,
}

/// The dialect's name of a channel.
pub(crate) type Label = fn(Channel) -> Option<&'static str>;

/// Messages for one channel, or for all.
#[derive(Clone, Copy)]
pub(crate) struct Group<'r> {
    pub(crate) messages: &'r [Message],
    /// The channel, if they are for one.
    pub(crate) channel: Option<Channel>,
    /// The dialect's name of the channel.
    pub(crate) label: Option<&'static str>,
}

impl<'r> Said<'r> {
    /// What a dialect with these kinds of messages says; what it cannot say is among the dropped.
    pub(crate) fn of(
        reply: &'r Reply,
        origin: &Origin<'_, '_>,
        fit: FitTo,
        dropped: &mut Vec<&'static str>,
    ) -> Self {
        let (messages, variants) = (reply.messages(), reply.variants());
        let mut fitted = |messages, channel| fitted(messages, channel, fit, origin, dropped);
        let everyone = Self {
            own_text: String::new(),
            channel: None,
            messages: Cow::Borrowed(&[]),
            others: Cow::Borrowed(&[]),
        };
        if variants.is_empty() {
            return Self { messages: fitted(messages, None), ..everyone };
        }
        let Some(channel) = origin.channel() else {
            let others = variants.iter().map(|(channel, messages)| {
                (*channel, fitted(messages.as_slice(), Some(*channel)).into_owned())
            });
            let others = others.collect();
            return Self { others, messages: fitted(messages, None), ..everyone };
        };
        match variants.iter().find(|(of, _)| *of == channel) {
            Some((_, messages)) => {
                let messages = fitted(messages.as_slice(), Some(channel));
                Self { channel: Some(channel), messages, ..everyone }
            }
            None => Self { messages: fitted(messages, None), ..everyone },
        }
    }

    /// Keeps what the agent itself has to say to those for whom the reply has nothing, if it has
    /// something for others: beside that, Dialogflow would say nothing of the agent's own.
    pub(crate) fn keep_own(
        &mut self,
        origin: &Origin<'_, '_>,
        fit: FitTo,
        label: Label,
        dropped: &mut Vec<&'static str>,
    ) {
        if !self.messages.is_empty() || self.groups(label).next().is_none() {
            return;
        }
        let own = origin.context.agent_messages().unwrap_or_else(|_| {
            drop_once(dropped, Some(AGENTS_OWN));
            Vec::new()
        });
        let mut for_everyone = Vec::new();
        let mut for_one: Vec<(Channel, Vec<Message>)> = Vec::new();
        for own in own {
            if own.channel.is_empty() {
                for_everyone.push(own.message);
                continue;
            }
            let Some(channel) = own.channel().filter(|channel| label(*channel).is_some()) else {
                drop_once(dropped, Some(AGENTS_OWN));
                continue;
            };
            let is_answered = |(of, messages): &(_, Vec<_>)| *of == channel && !messages.is_empty();
            if self.others.iter().any(is_answered) {
                continue;
            }
            match for_one.iter_mut().find(|(of, _)| *of == channel) {
                Some((_, messages)) => messages.push(own.message),
                None => for_one.push((channel, vec![own.message])),
            }
        }
        self.own_text = origin.context.fulfillment_text().to_owned();
        let mut fitted =
            |messages: &[_], channel| fitted(messages, channel, fit, origin, dropped).into_owned();
        let mut messages = fitted(&for_everyone, None);
        if messages.is_empty() && !self.own_text.is_empty() {
            messages.push(Message::Text(self.own_text.clone().into()));
        }
        self.messages = Cow::Owned(messages);
        let for_one = for_one.into_iter();
        self.others
            .to_mut()
            .extend(for_one.map(|(channel, messages)| (channel, fitted(&messages, Some(channel)))));
    }

    /// The messages by channel, none of them empty. A channel without a `label` in the dialect is
    /// left out, unless the request comes from it.
    pub(crate) fn groups(&self, label: Label) -> impl Iterator<Item = Group<'_>> {
        let channel = self.channel;
        let first = Group { messages: &self.messages, channel, label: channel.and_then(label) };
        let others = self.others.iter().filter_map(move |(channel, messages)| {
            Some(Group { messages, channel: Some(*channel), label: Some(label(*channel)?) })
        });
        std::iter::once(first).chain(others).filter(|group| !group.messages.is_empty())
    }

    /// Whether messages are left out.
    pub(crate) fn is_cut(&self, label: Label) -> bool {
        self.others.iter().any(|(channel, _)| label(*channel).is_none())
    }

    /// Whether there is such a message, for whichever channel.
    pub(crate) fn has(&self, is_one: fn(&Message) -> bool) -> bool {
        let others = self.others.iter().flat_map(|(_, messages)| messages);
        self.messages.iter().chain(others).any(is_one)
    }

    /// Takes out the messages that are no messages in the dialect but a part of the response that
    /// all channels share. Those of another channel than the one that is answered are lost: `true`
    /// if there are any.
    pub(crate) fn take(&mut self, is_taken: fn(&Message) -> bool) -> (Vec<Message>, bool) {
        let taken = self.messages.to_mut().extract_if(.., |message| is_taken(message)).collect();
        let mut is_cut = false;
        for (_, messages) in self.others.to_mut() {
            is_cut |= messages.extract_if(.., |message| is_taken(message)).count() > 0;
        }
        (taken, is_cut)
    }

    /// All that is said as one text, each message on a line of its own. Where there is a text,
    /// what is spoken says the same.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        if !self.own_text.is_empty() {
            return Cow::Borrowed(&self.own_text);
        }
        let has_text = || self.messages.iter().any(|message| matches!(message, Message::Text(_)));
        let read =
            self.messages.iter().filter(|m| !(matches!(m, Message::Speech(_)) && has_text()));
        let mut words = read.filter_map(Message::words);
        let first = words.next().unwrap_or_default();
        words.fold(first, |all, words| {
            let mut all = all.into_owned() + "\n";
            all.push_str(&words);
            Cow::Owned(all)
        })
    }
}

impl<'r> Group<'r> {
    /// The channel that the messages go to, if it is known.
    pub(crate) fn goes_to(&self, origin: &Origin<'_, '_>) -> Option<Channel> {
        self.channel.or_else(|| origin.channel())
    }

    /// The messages that the telephone gets, if they go there and something is only to be spoken:
    /// texts beside that are left out, since they would be spoken too.
    pub(crate) fn heard(&self, origin: &Origin<'_, '_>) -> Option<Vec<Message>> {
        let is_speech = |message: &Message| matches!(message, Message::Speech(_));
        if !self.messages.iter().any(is_speech) || self.goes_to(origin) != Some(Channel::Telephony)
        {
            return None;
        }
        let heard = self.messages.iter().filter(|message| !matches!(message, Message::Text(_)));
        Some(heard.cloned().collect())
    }

    /// The messages as ES sends them. In a chat, quick replies are part of a message with a text:
    /// those without a title get the text before them, which then is no message of its own.
    pub(crate) fn asked(
        self,
        origin: &Origin<'_, '_>,
        is_chat: fn(Channel) -> bool,
        dropped: &mut Vec<&'static str>,
    ) -> impl Iterator<Item = Asked<'r>> {
        let messages = self.messages;
        let is_bare =
            |message: &Message| matches!(message, Message::QuickReplies(of) if of.title.is_empty());
        let joins = messages.iter().any(is_bare) && self.goes_to(origin).is_some_and(is_chat);
        let is_title = move |i: usize| joins && messages.get(i + 1).is_some_and(is_bare);
        let is_cut = |(i, of): (usize, &Message)| {
            matches!(of, Message::Text(text) if text.variants().nth(1).is_some()) && is_title(i)
        };
        if joins && messages.iter().enumerate().any(is_cut) {
            drop_once(dropped, Some(OTHER_VARIANTS));
        }
        let text_before = move |i: usize| match messages.get(i.checked_sub(1)?)? {
            Message::Text(text) if joins => Some(text.first()),
            _ => None,
        };
        messages.iter().enumerate().filter_map(move |(i, message)| match message {
            Message::Text(_) if is_title(i) => None,
            Message::QuickReplies(of) if of.title.is_empty() => {
                Some((message, text_before(i).unwrap_or_default()))
            }
            Message::QuickReplies(of) => Some((message, of.title.as_ref())),
            _ => Some((message, "")),
        })
    }
}
