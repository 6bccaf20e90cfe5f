use std::borrow::Cow;

use intents_core::connector::Dropped;
use intents_core::{Channel, Message, Reply};

use super::support::convert;
use super::{MessageRules, Origin, Report};

/// The messages of a reply, in message types of the dialect.
///
/// The messages for one channel replace the messages for every channel. No document says whether an
/// integration would show both. If the request does not name its channel, all messages are sent
/// with the names of their channels, and Dialogflow or its client chooses.
#[derive(Default)]
pub(crate) struct RenderedMessages<'r> {
    /// The text of the agent's response, if the reply keeps its messages.
    agent_text: String,
    /// The channel of `messages`; `None` for every channel.
    channel: Option<Channel>,
    messages: Cow<'r, [Message]>,
    /// The messages for other channels.
    by_channel: Cow<'r, [(Channel, Vec<Message>)]>,
}

/// The messages for one channel, or for every channel.
#[derive(Clone, Copy)]
pub(crate) struct ChannelMessages<'r> {
    pub(crate) messages: &'r [Message],
    /// The channel; `None` for every channel.
    pub(crate) channel: Option<Channel>,
    /// The name of the channel in the dialect.
    pub(crate) label: Option<&'static str>,
}

/// A message and its title, which is empty except for quick replies.
type Titled<'r> = (&'r Message, &'r str);

impl<'r> RenderedMessages<'r> {
    /// Renders the messages of a reply, and reports messages without an equivalent in the dialect.
    pub(crate) fn new(
        reply: &'r Reply,
        origin: &Origin<'_, '_>,
        rules: MessageRules,
        report: &mut Report,
    ) -> Self {
        let mut convert = |messages, channel| convert(messages, channel, rules, origin, report);
        let (messages, variants) = (reply.parts().messages, reply.parts().channel_messages);
        if variants.is_empty() {
            return Self { messages: convert(messages, None), ..Self::default() };
        }
        let Some(channel) = origin.channel() else {
            let by_channel = variants.iter().map(|(channel, messages)| {
                (*channel, convert(messages.as_slice(), Some(*channel)).into_owned())
            });
            let by_channel: Vec<_> = by_channel.collect();
            let messages = convert(messages, None);
            let has_label = |(channel, _): &(Channel, _)| (rules.label)(*channel).is_some();
            report.add_if(!by_channel.iter().all(has_label), Dropped::MessagesForUnnamedChannel);
            return Self { by_channel: by_channel.into(), messages, ..Self::default() };
        };
        match variants.iter().find(|(variant, _)| *variant == channel) {
            Some((_, messages)) => {
                let messages = convert(messages.as_slice(), Some(channel));
                Self { channel: Some(channel), messages, ..Self::default() }
            }
            None => Self { messages: convert(messages, None), ..Self::default() },
        }
    }

    /// Adds the messages of the agent for channels without a message in the reply. Otherwise ES
    /// would drop them, because any message of a reply replaces all messages of the agent.
    pub(crate) fn add_agent_messages(
        &mut self,
        origin: &Origin<'_, '_>,
        rules: MessageRules,
        report: &mut Report,
    ) {
        if !self.messages.is_empty() || self.by_channel(rules).next().is_none() {
            return;
        }
        let agent_messages = origin.context.agent_messages().unwrap_or_else(|_| {
            report.add(Dropped::AgentMessages);
            Vec::new()
        });
        let mut for_every_channel = Vec::new();
        let mut by_channel: Vec<(Channel, Vec<Message>)> = Vec::new();
        for agent_message in agent_messages {
            if agent_message.channel.is_empty() {
                for_every_channel.push(agent_message.message);
                continue;
            }
            let channel = agent_message.channel();
            let Some(channel) = channel.filter(|channel| (rules.label)(*channel).is_some()) else {
                report.add(Dropped::AgentMessages);
                continue;
            };
            let is_replaced =
                |(other, messages): &(_, Vec<_>)| *other == channel && !messages.is_empty();
            if self.by_channel.iter().any(is_replaced) {
                continue;
            }
            match by_channel.iter_mut().find(|(other, _)| *other == channel) {
                Some((_, messages)) => messages.push(agent_message.message),
                None => by_channel.push((channel, vec![agent_message.message])),
            }
        }
        let mut convert = |messages: &[_], channel| {
            convert(messages, channel, rules, origin, report).into_owned()
        };
        self.agent_text = origin.context.fulfillment_text().to_owned();
        let mut messages = convert(&for_every_channel, None);
        if messages.is_empty() && !self.agent_text.is_empty() {
            messages.push(Message::Text(self.agent_text.clone().into()));
        }
        self.messages = Cow::Owned(messages);
        let by_channel = by_channel.into_iter();
        self.by_channel.to_mut().extend(
            by_channel.map(|(channel, messages)| (channel, convert(&messages, Some(channel)))),
        );
    }

    /// Returns the messages by channel, except channels without messages. A channel without a name
    /// in the dialect is omitted, unless the request comes from it.
    pub(crate) fn by_channel(
        &self,
        rules: MessageRules,
    ) -> impl Iterator<Item = ChannelMessages<'_>> {
        let (channel, label) = (self.channel, rules.label);
        let first =
            ChannelMessages { messages: &self.messages, channel, label: channel.and_then(label) };
        let others = self.by_channel.iter().filter_map(move |(channel, messages)| {
            let label = Some(label(*channel)?);
            Some(ChannelMessages { messages, channel: Some(*channel), label })
        });
        std::iter::once(first).chain(others).filter(|group| !group.messages.is_empty())
    }

    /// Returns the messages for the channel of the request, or for every channel.
    pub(crate) fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// Returns whether any message for any channel satisfies a condition.
    pub(crate) fn any(&self, condition: fn(&Message) -> bool) -> bool {
        let others = self.by_channel.iter().flat_map(|(_, messages)| messages);
        self.messages.iter().chain(others).any(condition)
    }

    /// Removes the messages that the dialect writes as a member of the response, which all channels
    /// share. Returns the removed messages for the channel of the request, and whether messages for
    /// other channels were removed.
    pub(crate) fn take(&mut self, condition: fn(&Message) -> bool) -> (Vec<Message>, bool) {
        let taken = self.messages.to_mut().extract_if(.., |message| condition(message)).collect();
        let mut are_elsewhere = false;
        for (_, messages) in self.by_channel.to_mut() {
            are_elsewhere |= messages.extract_if(.., |message| condition(message)).count() > 0;
        }
        (taken, are_elsewhere)
    }

    /// Returns all messages as one text, with one message per line. Speech is omitted beside an
    /// equivalent text.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        if !self.agent_text.is_empty() {
            return Cow::Borrowed(&self.agent_text);
        }
        let has_text = || self.messages.iter().any(|message| matches!(message, Message::Text(_)));
        let is_read = |m: &&Message| !(matches!(m, Message::Speech(_)) && has_text());
        let mut lines = self.messages.iter().filter(is_read).filter_map(Message::words);
        let first = lines.next().unwrap_or_default();
        lines.fold(first, |text, line| {
            let mut text = text.into_owned() + "\n";
            text.push_str(&line);
            Cow::Owned(text)
        })
    }
}

impl<'r> ChannelMessages<'r> {
    /// Returns the channel that receives the messages, if it is known.
    pub(crate) fn target(&self, origin: &Origin<'_, '_>) -> Option<Channel> {
        self.channel.or_else(|| origin.channel())
    }

    /// Returns the messages without texts if the telephone receives them and they contain speech.
    /// The telephone would speak the texts too.
    pub(crate) fn for_telephone(&self, origin: &Origin<'_, '_>) -> Option<Vec<Message>> {
        let is_speech = |message: &Message| matches!(message, Message::Speech(_));
        if !self.messages.iter().any(is_speech) || self.target(origin) != Some(Channel::Telephony) {
            return None;
        }
        let spoken = self.messages.iter().filter(|message| !matches!(message, Message::Text(_)));
        Some(spoken.cloned().collect())
    }

    /// Returns the messages with the titles of their quick replies, in the form of ES.
    ///
    /// Chat networks show quick replies below a text. For quick replies without a title, the
    /// preceding text becomes the title and is removed from the messages.
    pub(crate) fn with_titles(
        self,
        origin: &Origin<'_, '_>,
        is_chat: fn(Channel) -> bool,
        report: &mut Report,
    ) -> impl Iterator<Item = Titled<'r>> {
        let messages = self.messages;
        let is_untitled = |message: &Message| matches!(message, Message::QuickReplies(replies) if replies.title.is_empty());
        let joins = messages.iter().any(is_untitled) && self.target(origin).is_some_and(is_chat);
        let is_title = move |i: usize| joins && messages.get(i + 1).is_some_and(is_untitled);
        let has_variants = |(i, message): (usize, &Message)| {
            matches!(message, Message::Text(text) if text.variants().nth(1).is_some())
                && is_title(i)
        };
        report
            .add_if(joins && messages.iter().enumerate().any(has_variants), Dropped::TextVariants);
        let text_before = move |i: usize| match messages.get(i.checked_sub(1)?)? {
            Message::Text(text) if joins => Some(text.first()),
            _ => None,
        };
        messages.iter().enumerate().filter_map(move |(i, message)| match message {
            Message::Text(_) if is_title(i) => None,
            Message::QuickReplies(replies) if replies.title.is_empty() => {
                Some((message, text_before(i).unwrap_or_default()))
            }
            Message::QuickReplies(replies) => Some((message, replies.title.as_ref())),
            _ => Some((message, "")),
        })
    }
}
