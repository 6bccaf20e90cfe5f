//! Requests without an answer, as responses.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::header::{ALLOW, CONNECTION, RETRY_AFTER};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body_util::Full;
use intents_core::connector::{Notation, Sink, UnknownIntent, ValueWriter, Written};
use intents_core::{FulfillError, InvalidParameter};

use super::json;

/// Why a request has no answer.
#[derive(Debug)]
pub(super) enum Failure {
    NoSuchPath,
    Method {
        allow: &'static str,
    },
    MediaType,
    BodyTooLarge {
        max: usize,
    },
    BodyTooSlow,
    BodyBroken,
    Overload,
    Deadline,
    /// Something of the user's outside of handlers.
    Panic,
    Fulfill(FulfillError),
}

impl Failure {
    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let status = self.status();
        let id = status.is_server_error().then(next_id);
        self.log(id.as_deref().unwrap_or_default());

        let mut sink = Sink::new(Notation::Iso);
        self.write(status, id.as_deref(), sink.value());
        let mut response = json::response(status, sink.into_bytes());
        if let Some((name, value)) = self.header() {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NoSuchPath | Self::Fulfill(FulfillError::UnknownIntent(_)) => {
                StatusCode::NOT_FOUND
            }
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::BodyBroken
            | Self::Fulfill(FulfillError::Decode(_) | FulfillError::Invalid(_)) => {
                StatusCode::BAD_REQUEST
            }
            Self::Overload => StatusCode::SERVICE_UNAVAILABLE,
            Self::Deadline => StatusCode::GATEWAY_TIMEOUT,
            Self::Panic | Self::Fulfill(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn header(&self) -> Option<(HeaderName, &'static str)> {
        match self {
            Self::Method { allow } => Some((ALLOW, allow)),
            Self::Overload => Some((RETRY_AFTER, "1")),
            // The rest of the body is still to come, and nobody is going to read it.
            Self::BodyTooLarge { .. } | Self::BodyTooSlow | Self::BodyBroken => {
                Some((CONNECTION, "close"))
            }
            _ => None,
        }
    }

    /// What the caller may know. It never repeats what the request held, and of what went wrong
    /// on this side it says no more than the id.
    fn message(&self, status: StatusCode) -> String {
        match self {
            Self::NoSuchPath => "no webhook at this path".to_owned(),
            Self::Method { allow } => format!("a webhook is called with {allow}"),
            Self::MediaType => "a webhook is called with application/json, not encoded".to_owned(),
            Self::BodyTooLarge { max } => format!("the body has more than {max} bytes"),
            Self::BodyTooSlow => "the body did not arrive in time".to_owned(),
            Self::BodyBroken => "the body cannot be read to its end".to_owned(),
            Self::Fulfill(FulfillError::Decode(error)) => error.to_string(),
            Self::Fulfill(FulfillError::Invalid(error)) => match error.intent() {
                Some(intent) => format!("parameters do not fit the intent `{intent}`"),
                None => "parameters do not fit".to_owned(),
            },
            Self::Fulfill(FulfillError::UnknownIntent(unknown)) => legible(unknown),
            Self::Overload => "too many requests at a time".to_owned(),
            Self::Deadline => "no answer in time".to_owned(),
            Self::Panic | Self::Fulfill(_) => {
                status.canonical_reason().unwrap_or("error").to_lowercase()
            }
        }
    }

    fn write(&self, status: StatusCode, id: Option<&str>, out: ValueWriter<'_>) -> Written {
        let mut body = out.object();
        let mut error = body.member("error").object();
        error.member("status").integer(status.as_u16().into());
        error.member("message").string(&self.message(status));
        if let Some(id) = id {
            error.member("id").string(id);
        }
        match self {
            Self::Fulfill(FulfillError::Decode(decode)) if !decode.pointer.is_empty() => {
                error.member("pointer").string(&decode.pointer);
            }
            Self::Fulfill(FulfillError::Invalid(invalid)) => {
                let mut parameters = error.member("parameters").list();
                for parameter in invalid.parameters() {
                    write_parameter(parameter, parameters.item());
                }
                parameters.end();
            }
            _ => {}
        }
        error.end();
        body.end()
    }

    fn log(&self, id: &str) {
        match self {
            Self::Fulfill(FulfillError::Handler(error)) => {
                tracing::error!(id, %error, "a handler failed");
            }
            Self::Fulfill(FulfillError::Encode(error)) => {
                tracing::error!(id, %error, "a reply cannot be sent");
            }
            Self::Fulfill(FulfillError::Panicked(handler)) => {
                tracing::error!(id, handler, "a handler panicked");
            }
            Self::Panic => tracing::error!(id, "a request panicked outside of its handler"),
            Self::Deadline => tracing::error!(id, "a handler passed the deadline"),
            Self::Overload => tracing::warn!(id, "too many requests at a time"),
            Self::Fulfill(FulfillError::UnknownIntent(unknown)) => {
                tracing::warn!(error = legible(unknown), "a request was refused");
            }
            Self::Fulfill(error) => tracing::warn!(%error, "a request was refused"),
            failure => tracing::debug!(?failure, "a request was refused"),
        }
    }
}

/// The name in it is the request's own, but it is what has to be looked for: as much of it as a
/// name may have, and nothing that a log or a terminal could take for more than text.
pub(super) fn legible(unknown: &UnknownIntent) -> String {
    const MAX_CHARS: usize = 200;
    let mut text: String = unknown
        .to_string()
        .chars()
        .take(MAX_CHARS + 1)
        .map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    if let Some((end, _)) = text.char_indices().nth(MAX_CHARS) {
        text.replace_range(end.., "…");
    }
    text
}

fn write_parameter(parameter: &InvalidParameter, out: ValueWriter<'_>) -> Written {
    let mut object = out.object();
    // The contexts as a whole are no parameter.
    if !parameter.name().is_empty() {
        object.member("name").string(parameter.name());
    }
    match parameter {
        InvalidParameter::Value { error, .. } => {
            if !error.pointer().is_empty() {
                object.member("pointer").string(error.pointer());
            }
            object.member("message").display(error);
        }
        InvalidParameter::NotFollowing { context, .. } => {
            object.member("message").display(format_args!("the context `{context}` is not active"));
        }
        InvalidParameter::Followed { error, .. } => {
            object.member("message").display(format_args!("the intent that is followed: {error}"));
        }
        InvalidParameter::Contexts(error) => {
            if !error.pointer.is_empty() {
                object.member("pointer").string(&error.pointer);
            }
            object.member("message").display(format_args!("the contexts: {error}"));
        }
        _ => {
            object.member("message").string("required, but not given");
        }
    }
    object.end()
}

/// An id that a caller can quote and a log can be searched for. It only has to be unlike others.
fn next_id() -> String {
    static PROCESS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut hasher = PROCESS.build_hasher();
    hasher.write_u64(COUNT.fetch_add(1, Ordering::Relaxed));
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::sync::{Arc, Mutex};

    use intents_core::Error;
    use intents_core::connector::InvalidValue;
    use intents_core::connector::{DecodeError, EncodeError};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use super::*;

    /// A log with all that there is to know of its events.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<String>>);

    impl Subscriber for Log {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            let mut log = self.0.lock().unwrap();
            log.push_str(event.metadata().level().as_str());
            event.record(&mut Line(&mut log));
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    struct Line<'a>(&'a mut String);

    impl Visit for Line<'_> {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            self.0.push_str(&format!(" {}={value:?}", field.name()));
        }
    }

    /// What is logged, and what is answered.
    fn refuse(failure: Failure) -> (String, Response<Full<Bytes>>) {
        let log = Log::default();
        let response = tracing::subscriber::with_default(log.clone(), || failure.into_response());
        let line = log.0.lock().unwrap().clone();
        (line, response)
    }

    #[test]
    fn a_failure_is_logged_with_its_cause_and_the_id_of_its_answer() {
        let source = "x".parse::<i64>().unwrap_err();
        for (failure, start, cause) in [
            (
                Failure::Fulfill(FulfillError::Handler(Error::from(source))),
                "ERROR message=a handler failed id=\"",
                "error=invalid digit found in string",
            ),
            (
                Failure::Fulfill(EncodeError::Value(InvalidValue::NotFinite).into()),
                "ERROR message=a reply cannot be sent id=\"",
                "error=the reply contains a number that is not finite",
            ),
            (
                Failure::Fulfill(FulfillError::Panicked("my::handler")),
                "ERROR message=a handler panicked id=\"",
                "\" handler=\"my::handler\"",
            ),
            (Failure::Deadline, "ERROR message=a handler passed the deadline id=\"", ""),
            (Failure::Overload, "WARN message=too many requests at a time id=\"", ""),
        ] {
            let (line, response) = refuse(failure);
            assert!(line.starts_with(start) && line.contains(cause), "{line}");
            let id = &line[start.len()..][..16];
            let body = format!("{:?}", response.into_body());
            assert!(body.contains(id), "{body}: {id}");
        }
    }

    #[test]
    fn a_refusal_is_one_line_of_text() {
        let decode = DecodeError {
            dialect: "Dialogflow CX",
            pointer: "/intentInfo/parameters/a name".to_owned(),
            message: "expected an object, found a string".to_owned(),
        };
        let unknown = UnknownIntent::Name(format!("A\n\u{1b}[31m{}", "B".repeat(1_000)));
        for (failure, start) in [
            (
                Failure::Fulfill(decode.into()),
                "WARN message=a request was refused error=no request of Dialogflow CX: expected an",
            ),
            (
                Failure::Fulfill(FulfillError::UnknownIntent(unknown)),
                "WARN message=a request was refused error=\"the agent has no intent `A\u{fffd}\u{fffd}",
            ),
            (
                Failure::BodyTooLarge { max: 1 },
                "DEBUG message=a request was refused failure=BodyTooLarge { max: 1 }",
            ),
        ] {
            let (line, _) = refuse(failure);
            assert!(line.starts_with(start), "{line}");
            assert!(line.chars().count() < 300 && !line.contains(char::is_control), "{line}");
        }
    }
}
