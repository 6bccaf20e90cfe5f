//! The `speech` of a response. V1 has one `speech` for all channels, beside `displayText`. Only the
//! telephone has messages with speech.

use std::borrow::Cow;
use std::slice;

use intents_core::connector::Dropped;
use intents_core::{Message, Speech};

use super::message::voice;
use crate::render::{ChannelMessages, Origin, Report};

/// Returns the speech, if the speech of any message differs from its text. Returns `None` if the
/// texts are spoken.
pub(super) fn speech(messages: &[Message]) -> Option<Cow<'_, str>> {
    if !messages.iter().any(|message| voice(message).differs) {
        return None;
    }
    // Texts beside speech are only displayed. Texts beside simple responses are also spoken.
    let speaks_texts = !messages.iter().any(|message| matches!(message, Message::Speech(_)));
    let mut speeches = Vec::new();
    for message in messages {
        match message {
            Message::Text(text) if speaks_texts => {
                speeches.push(Cow::Owned(Speech::new(text.first().to_owned())));
            }
            message => speeches.extend(voice(message).speeches.into_iter().map(Cow::Borrowed)),
        }
    }
    Some(match speeches[..] {
        [Cow::Borrowed(Speech::Text(text) | Speech::Ssml(text))] => Cow::Borrowed(text),
        _ => Cow::Owned(join(&speeches)),
    })
}

/// Joins speech by lines, or into one SSML document if any speech is SSML.
fn join(speeches: &[Cow<'_, Speech>]) -> String {
    let is_ssml = speeches.iter().any(|speech| matches!(speech.as_ref(), Speech::Ssml(_)));
    let lines = speeches.iter().map(|speech| match speech.as_ref() {
        Speech::Text(text) if is_ssml => text.replace('&', "&amp;").replace('<', "&lt;"),
        Speech::Text(text) => text.to_string(),
        Speech::Ssml(ssml) => without_speak(ssml).to_owned(),
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    if is_ssml { format!("<speak>{lines}</speak>") } else { lines }
}

/// Returns the content of the `<speak>` element, or the whole text if there is no such element.
fn without_speak(ssml: &str) -> &str {
    let ssml = ssml.trim();
    let speak = ssml.find("<speak").and_then(|at| ssml.get(at..)?.split_once('>'));
    speak.map_or(ssml, |(_, inside)| inside.strip_suffix("</speak>").unwrap_or(inside))
}

/// Returns the messages of a channel, except messages that are in the `speech` of the response.
///
/// On the telephone, messages are spoken. Texts beside them are omitted, because they would be
/// spoken too. Other channels display the text of speech if there is no other text.
pub(super) fn without_speech<'r>(
    group: ChannelMessages<'r>,
    origin: &Origin<'_, '_>,
    report: &mut Report,
) -> Cow<'r, [Message]> {
    let is_speech = |message: &&Message| matches!(message, Message::Speech(_));
    let messages = group.messages.iter();
    if !messages.clone().any(|message| is_speech(&message)) {
        return Cow::Borrowed(group.messages);
    }
    if let Some(spoken) = group.for_telephone(origin) {
        return Cow::Owned(spoken);
    }
    let has_text = messages.clone().any(|message| matches!(message, Message::Text(_)));
    // `speech` applies to the channel of the request or to every channel. Speech for another
    // channel is lost.
    let is_elsewhere = group.channel.is_some() && origin.channel().is_none();
    let is_lost = |message: &Message| match message {
        Message::Speech(Speech::Text(_)) => has_text,
        Message::Speech(Speech::Ssml(_)) => true,
        _ => false,
    };
    report.add_if(is_elsewhere && messages.clone().any(is_lost), Dropped::SpeechOnOneChannel);
    if has_text {
        return messages.filter(|message| !is_speech(message)).cloned().collect();
    }
    let read = messages.flat_map(|message| match message {
        Message::Speech(_) => message.simplified().unwrap_or_default(),
        _ => slice::from_ref(message).to_vec(),
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speak(speeches: &[Speech]) -> Option<String> {
        let messages: Vec<_> = speeches.iter().cloned().map(Message::Speech).collect();
        speech(&messages).map(Cow::into_owned)
    }

    #[test]
    fn one_speech_is_spoken_as_it_is_and_several_as_one() {
        let text = Speech::new("3 < 4 & so on");
        let ssml = Speech::ssml("<speak version=\"1.1\">Hi <break/></speak>");
        assert_eq!(speak(&[]), None);
        assert_eq!(speak(slice::from_ref(&text)).unwrap(), "3 < 4 & so on");
        let alone = "<speak version=\"1.1\">Hi <break/></speak>";
        assert_eq!(speak(slice::from_ref(&ssml)).unwrap(), alone);
        let twice = [text.clone(), text.clone()];
        assert_eq!(speak(&twice).unwrap(), "3 < 4 & so on\n3 < 4 & so on");
        let both = "<speak>3 &lt; 4 &amp; so on\nHi <break/></speak>";
        assert_eq!(speak(&[text, ssml]).unwrap(), both);
    }

    #[test]
    fn what_is_within_speech_needs_no_mark_around_it() {
        for (ssml, expected) in [
            (" <speak>Hi</speak>\n", "Hi"),
            ("Hi <b>all</b>", "Hi <b>all</b>"),
            ("<?xml version=\"1.0\"?>\n<!-- a > b --><speak version=\"1.1\">Hi</speak>", "Hi"),
            ("<speak/>", ""),
            ("<speak", "<speak"),
        ] {
            assert_eq!(without_speak(ssml), expected);
        }
    }
}
