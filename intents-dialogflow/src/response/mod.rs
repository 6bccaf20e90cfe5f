//! What the responses of all dialects have in common.

mod fit;
mod said;

use intents_core::connector::{
    EncodeError, FulfillmentResponse, ObjectWriter, OutputContext, Sink,
};

pub(crate) use fit::{Fit, FitTo};
pub(crate) use said::{Group, Label, Origin, Said};

/// The most that Dialogflow accepts, in bytes. Source: the webhook pages of ES and CX.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024;

/// A channel that the dialect has no name for, and that the request does not come from for sure.
pub(crate) const UNNAMED_CHANNEL: &str =
    "messages for a channel that this dialect has no name for, where the request names no channel";

/// A title, and what the Google Assistant says, is one text.
pub(crate) const OTHER_VARIANTS: &str = "the other variants of a text that is the title of quick \
                                         replies, or that the Google Assistant says: it is one";

/// The one is asked for again, so the other would be lost.
pub(crate) const VALUE_OF_INVALID: &str =
    "the value of a parameter that is refused: the user is asked for it again";

/// `SessionEntityType` is no part of the responses of V1 and CX.
pub(crate) const ENTITIES: &str =
    "session entities: a webhook of this dialect cannot set them, only the API can";

/// Notes what cannot be carried, once.
pub(crate) fn drop_once(dropped: &mut Vec<&'static str>, what: Option<&'static str>) {
    dropped.extend(what.filter(|what| !dropped.contains(what)));
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
