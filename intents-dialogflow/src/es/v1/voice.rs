//! What is spoken, apart from what is read: V1 has `speech` and `displayText` for all channels,
//! and messages that speak for the telephone.

use std::borrow::Cow;
use std::slice;

use intents_core::assistant::Assistant;
use intents_core::{Message, Speech};

use crate::response::{Group, Origin, drop_once};

/// The other channel gets the words as a text, or its text alone.
const SPOKEN_ELSEWHERE: &str = "what is spoken on one channel alone, where the request names no channel: V1 has one `speech` \
     for all";

/// What is spoken, if any message is only for that; otherwise the texts are.
pub(super) fn spoken(messages: &[Message]) -> Option<Cow<'_, str>> {
    let is_voice = |message: &Message| match message {
        Message::Speech(_) => true,
        Message::Assistant(of) => match of.as_ref() {
            Assistant::SimpleResponses(of) => of.iter().any(|response| {
                matches!(response.speech, Speech::Ssml(_)) || !response.display_text.is_empty()
            }),
            _ => false,
        },
        _ => false,
    };
    if !messages.iter().any(is_voice) {
        return None;
    }
    // Beside speech, texts are read only; beside what the Google Assistant shows they are not.
    let speaks_texts = !messages.iter().any(|of| matches!(of, Message::Speech(_)));
    let mut voices = Vec::new();
    for message in messages {
        match message {
            Message::Speech(speech) => voices.push(Cow::Borrowed(speech)),
            Message::Text(text) if speaks_texts => {
                voices.push(Cow::Owned(Speech::new(text.first().to_owned())));
            }
            Message::Assistant(of) => {
                if let Assistant::SimpleResponses(of) = of.as_ref() {
                    voices.extend(of.iter().map(|response| Cow::Borrowed(&response.speech)));
                }
            }
            _ => {}
        }
    }
    Some(match voices[..] {
        [Cow::Borrowed(Speech::Text(words) | Speech::Ssml(words))] => Cow::Borrowed(words),
        _ => Cow::Owned(joined(&voices)),
    })
}

/// Several of them as one: by lines, or as one document of SSML if one of them is.
fn joined(voices: &[Cow<'_, Speech>]) -> String {
    let is_ssml = voices.iter().any(|speech| matches!(speech.as_ref(), Speech::Ssml(_)));
    let words = voices.iter().map(|speech| match speech.as_ref() {
        Speech::Text(text) if is_ssml => text.replace('&', "&amp;").replace('<', "&lt;"),
        Speech::Text(text) => text.to_string(),
        Speech::Ssml(ssml) => inside(ssml).to_owned(),
    });
    let words = words.collect::<Vec<_>>().join("\n");
    if is_ssml { format!("<speak>{words}</speak>") } else { words }
}

/// What is within `<speak>`, whatever the document begins with, or all of it where that is left out.
fn inside(ssml: &str) -> &str {
    let ssml = ssml.trim();
    let speak = ssml.find("<speak").and_then(|at| ssml.get(at..)?.split_once('>'));
    speak.map_or(ssml, |(_, inside)| inside.strip_suffix("</speak>").unwrap_or(inside))
}

/// The messages of a group where those that speak are messages of their own. On the telephone they
/// are; what would be read beside them is left out, since there everything is spoken. Elsewhere the
/// response has what is spoken: where nothing is to be read beside it, its words are.
pub(super) fn apart<'r>(
    group: Group<'r>,
    origin: &Origin<'_, '_>,
    dropped: &mut Vec<&'static str>,
) -> Cow<'r, [Message]> {
    let is_speech = |message: &&Message| matches!(message, Message::Speech(_));
    let is_text = |message: &&Message| matches!(message, Message::Text(_));
    let messages = group.messages.iter();
    if !messages.clone().any(|message| is_speech(&message)) {
        return Cow::Borrowed(group.messages);
    }
    if let Some(heard) = group.heard(origin) {
        return Cow::Owned(heard);
    }
    let has_text = messages.clone().any(|message| is_text(&message));
    let is_elsewhere = group.channel.is_some() && origin.channel().is_none();
    let is_lost = |of: &Message| match of {
        Message::Speech(Speech::Text(_)) => has_text,
        Message::Speech(Speech::Ssml(_)) => true,
        _ => false,
    };
    if is_elsewhere && messages.clone().any(is_lost) {
        drop_once(dropped, Some(SPOKEN_ELSEWHERE));
    }
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
        spoken(&messages).map(Cow::into_owned)
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
            assert_eq!(inside(ssml), expected);
        }
    }
}
