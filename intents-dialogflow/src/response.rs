//! What the responses of all dialects have in common.

use std::borrow::Cow;
use std::cell::OnceCell;

use intents_core::{
    Channel, EncodeError, FulfillmentContext, FulfillmentResponse, Message, ObjectWriter,
    OutputContext, Reply, Sink, Speech, Text,
};

/// The most that Dialogflow accepts, in bytes. Source: the webhook pages of ES and CX.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024;

/// A channel that the dialect has no name for, and that the request does not come from for sure.
pub(crate) const UNNAMED_CHANNEL: &str =
    "messages for a channel that this dialect has no name for, where the request names no channel";

/// What is sent replaces all that the agent has.
const AGENTS_OWN: &str = "messages of the agent's own that cannot be read, or are for a channel \
                          that this dialect has no name for: what the reply says goes instead";

/// A title, and what the Google Assistant says, is one text.
pub(crate) const OTHER_VARIANTS: &str = "the other variants of a text that is the title of quick \
                                         replies, or that the Google Assistant says: it is one";

/// The one is asked for again, so the other would be lost.
pub(crate) const VALUE_OF_INVALID: &str =
    "the value of a parameter that is refused: the user is asked for it again";

/// `SessionEntityType` is no part of the responses of V1 and CX.
pub(crate) const ENTITIES: &str =
    "session entities: a webhook of this dialect cannot set them, only the API can";

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
        if for_everyone.is_empty() && !self.own_text.is_empty() {
            for_everyone.push(Message::Text(self.own_text.clone().into()));
        }
        let mut fitted =
            |messages: &[_], channel| fitted(messages, channel, fit, origin, dropped).into_owned();
        self.messages = Cow::Owned(fitted(&for_everyone, None));
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

/// What a dialect does with a message.
pub(crate) enum Fit {
    /// It has messages of this kind.
    Keep,
    /// It has not: what the message is simplified to is said instead.
    Simplify,
    /// The channel has the same in other kinds, but for what is lost.
    Instead(Vec<Message>, Option<&'static str>),
    /// The channel has one message for what is spoken and for the text before it, if there is one.
    Spoken(fn(Option<&Text>, &Message) -> Message),
    /// It has messages of this kind for this channel alone: the message is simplified where it is
    /// for another one, or where the request comes from another one.
    Only(Channel),
    /// It has messages of this kind for the telephone, which speaks them. Elsewhere the message is
    /// simplified; where nobody tells the channel, there are both.
    Voice,
    /// It has messages of this kind for a channel that no request names: the message is simplified
    /// where it is for one that is named.
    Unnamed,
}

/// What a dialect does with a message that is for this channel, or for all.
pub(crate) type FitTo = fn(&Message, Option<Channel>) -> Fit;

/// The messages in kinds that the dialect has: nearly always as they are.
fn fitted<'r>(
    messages: &'r [Message],
    channel: Option<Channel>,
    fit: FitTo,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) -> Cow<'r, [Message]> {
    if messages.iter().all(|message| matches!(fit(message, channel), Fit::Keep)) {
        return Cow::Borrowed(messages);
    }
    let has_text = messages.iter().any(|message| matches!(message, Message::Text(_)));
    let goes_to = || channel.or_else(|| origin.channel());
    let mut fitted = Vec::with_capacity(messages.len());
    let mut text_before = None;
    for message in messages {
        match fit(message, channel) {
            Fit::Keep => fitted.push(message.clone()),
            Fit::Only(only) if goes_to().is_none_or(|channel| channel == only) => {
                fitted.push(message.clone());
            }
            Fit::Unnamed if goes_to().is_none() => fitted.push(message.clone()),
            Fit::Voice if goes_to() == Some(Channel::Telephony) => fitted.push(message.clone()),
            Fit::Voice if goes_to().is_none() => {
                // Whoever is not on the telephone reads the words, unless there are others to read.
                if !has_text {
                    fitted.extend(message.simplified().unwrap_or_default());
                }
                fitted.push(message.clone());
            }
            Fit::Instead(others, lost) => {
                drop_once(dropped, lost);
                fitted.extend(others);
            }
            Fit::Spoken(join) => {
                if text_before.is_some() {
                    fitted.pop();
                }
                fitted.push(join(text_before, message));
            }
            Fit::Simplify | Fit::Only(_) | Fit::Unnamed | Fit::Voice => {
                drop_once(dropped, lost(message, has_text));
                // Where there is no voice of its own, the texts are spoken too.
                if !(has_text && matches!(message, Message::Speech(_))) {
                    fitted.extend(message.simplified().unwrap_or_else(|| vec![message.clone()]));
                }
            }
        }
        text_before = match message {
            Message::Text(text) => Some(text),
            _ => None,
        };
    }
    Cow::Owned(fitted)
}

/// What is lost of a message that is simplified.
fn lost(message: &Message, has_text: bool) -> Option<&'static str> {
    Some(match message {
        Message::Speech(Speech::Text(_)) if !has_text => return None,
        Message::Speech(_) => "what is spoken: this dialect has one text to read and to speak",
        Message::Audio(_) => "audio to play: this dialect has no message for it",
        Message::TransferCall(_) => "a call to transfer: this dialect has no message for it",
        Message::LiveAgentHandoff(_) => {
            "the handoff to a person: in this dialect an intent hands over; trigger one that does"
        }
        Message::ConversationSuccess(_) => {
            "the success of the conversation: this dialect does not count it"
        }
        Message::Assistant(_) => {
            "messages of the Google Assistant's own kinds: sent as the nearest of other kinds"
        }
        Message::Rbm(_) => "messages of RCS Business Messaging: sent as the nearest of other kinds",
        _ => return None,
    })
}

/// Notes what cannot be carried, once.
pub(crate) fn drop_once(dropped: &mut Vec<&'static str>, what: Option<&'static str>) {
    dropped.extend(what.filter(|what| !dropped.contains(what)));
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

/// Writes a member that is a string, unless it is empty.
pub(crate) fn text_unless_empty(object: &mut ObjectWriter<'_>, name: &str, text: &str) {
    if !text.is_empty() {
        object.member(name).string(text);
    }
}

/// Writes a member that is a list of texts, unless there is none.
pub(crate) fn texts_unless_empty<T: AsRef<str>>(
    object: &mut ObjectWriter<'_>,
    name: &str,
    texts: &[T],
) {
    if texts.is_empty() {
        return;
    }
    let mut list = object.member(name).list();
    for text in texts {
        list.item().string(text.as_ref());
    }
    list.end();
}

/// Writes a member that is a list of objects, unless there is none.
pub(crate) fn objects_unless_empty<T>(
    object: &mut ObjectWriter<'_>,
    name: &str,
    items: &[T],
    fill: impl Fn(&mut ObjectWriter<'_>, &T),
) {
    if items.is_empty() {
        return;
    }
    let mut list = object.member(name).list();
    for item in items {
        let mut object = list.item().object();
        fill(&mut object, item);
        object.end();
    }
    list.end();
}

/// The name of a context as Dialogflow has it; `None` if it would not accept it.
///
/// Source: `Context.name` in `context.proto`.
pub(crate) fn context_id(context: &OutputContext) -> Result<String, &'static str> {
    let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"_-%".contains(&byte);
    let name = context.name.as_ref();
    if name.is_empty() || name.len() > 250 || !name.bytes().all(is_valid) {
        return Err("a context whose name is not up to 250 letters, digits and `_-%`");
    }
    Ok(name.to_ascii_lowercase())
}

/// The response, if Dialogflow would accept it.
pub(crate) fn finish(
    sink: Sink,
    dropped: Vec<&'static str>,
) -> Result<FulfillmentResponse, EncodeError> {
    if let Some(problem) = sink.problem() {
        return Err(EncodeError::Value(problem));
    }
    let body = sink.into_bytes();
    if body.len() > MAX_RESPONSE_BYTES {
        return Err(EncodeError::TooLarge { size: body.len(), max: MAX_RESPONSE_BYTES });
    }
    Ok(FulfillmentResponse::new(body, dropped))
}
