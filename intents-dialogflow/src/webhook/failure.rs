//! Error responses.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use http::header::{ALLOW, CONNECTION, RETRY_AFTER};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use intents_core::connector::UnknownIntent;
use intents_core::{FulfillError, InvalidParameter};
use serde::Serialize;

use super::{ResponseBody, response};

/// A request that the webhook refuses or cannot fulfill.
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
    /// User code outside of a handler panicked.
    Panic,
    Fulfill(FulfillError),
}

/// The JSON body of an error response.
#[derive(Serialize)]
struct Body<'a> {
    error: Problem<'a>,
}

#[derive(Serialize)]
struct Problem<'a> {
    status: u16,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Vec<ParameterProblem<'a>>>,
}

/// An invalid parameter, or the contexts as a whole, which have no name.
#[derive(Serialize)]
struct ParameterProblem<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pointer: &'a str,
    message: String,
}

impl Failure {
    pub(super) fn into_response(self) -> Response<ResponseBody> {
        let status = self.status();
        let id = status.is_server_error().then(next_id);
        self.log(id.as_deref().unwrap_or_default());

        let body = Body { error: self.problem(status, id.as_deref()) };
        // Strings and numbers can always be written.
        let body = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = response::json(status, body);
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
            // The rest of the body will not be read.
            Self::BodyTooLarge { .. } | Self::BodyTooSlow | Self::BodyBroken => {
                Some((CONNECTION, "close"))
            }
            _ => None,
        }
    }

    /// Returns the message for the caller. It never repeats values of the request. For an internal
    /// error the caller gets only the id.
    fn message(&self, status: StatusCode) -> String {
        match self {
            Self::NoSuchPath => "no webhook at this path".to_owned(),
            Self::Method { allow } => format!("the method is not allowed; use {allow}"),
            Self::MediaType => {
                "the body must be `application/json` without a content encoding".to_owned()
            }
            Self::BodyTooLarge { max } => format!("the body must not exceed {max} bytes"),
            Self::BodyTooSlow => "the body did not arrive in time".to_owned(),
            Self::BodyBroken => "the body ended with an error".to_owned(),
            Self::Fulfill(FulfillError::Decode(error)) => error.to_string(),
            Self::Fulfill(FulfillError::Invalid(error)) => match error.intent() {
                Some(intent) => format!("parameters do not fit the intent `{intent}`"),
                None => "parameters do not fit".to_owned(),
            },
            Self::Fulfill(FulfillError::UnknownIntent(unknown)) => printable(unknown),
            Self::Overload => "too many concurrent requests".to_owned(),
            Self::Deadline => "the deadline has passed".to_owned(),
            Self::Panic | Self::Fulfill(_) => {
                status.canonical_reason().unwrap_or("error").to_lowercase()
            }
        }
    }

    fn problem<'a>(&'a self, status: StatusCode, id: Option<&'a str>) -> Problem<'a> {
        let (pointer, parameters) = match self {
            Self::Fulfill(FulfillError::Decode(error)) if !error.pointer.is_empty() => {
                (Some(error.pointer.as_str()), None)
            }
            Self::Fulfill(FulfillError::Invalid(invalid)) => {
                (None, Some(invalid.parameters().iter().map(ParameterProblem::new).collect()))
            }
            _ => (None, None),
        };
        let status_code = status.as_u16();
        Problem { status: status_code, message: self.message(status), id, pointer, parameters }
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
            Self::Overload => tracing::warn!(id, "too many concurrent requests"),
            Self::Fulfill(FulfillError::UnknownIntent(unknown)) => {
                tracing::warn!(error = printable(unknown), "a request was refused");
            }
            Self::Fulfill(error) => tracing::warn!(%error, "a request was refused"),
            failure => tracing::debug!(?failure, "a request was refused"),
        }
    }
}

impl<'a> ParameterProblem<'a> {
    fn new(parameter: &'a InvalidParameter) -> Self {
        let (pointer, message) = match parameter {
            InvalidParameter::Value { error, .. } => (error.pointer(), error.to_string()),
            InvalidParameter::NotFollowing { context, .. } => {
                ("", format!("the context `{context}` is not active"))
            }
            InvalidParameter::Followed { error, .. } => {
                ("", format!("the followed intent: {error}"))
            }
            InvalidParameter::Contexts(error) => {
                (error.pointer.as_str(), format!("the contexts: {error}"))
            }
            _ => ("", "required, but not given".to_owned()),
        };
        Self { name: parameter.name(), pointer, message }
    }
}

/// Returns the message for an unknown intent, with the name that the request gives. The name is cut
/// to the length that a display name can have, and its control characters are replaced: a log or a
/// terminal could interpret them.
pub(super) fn printable(unknown: &UnknownIntent) -> String {
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

/// Returns an id that a caller can quote and that finds the entry in the log. It is unique in
/// practice, not secret.
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
    use intents_core::connector::{DecodeError, EncodeError, InvalidValue};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use super::*;

    /// Records the level and the fields of each event.
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

    /// Returns the log line and the response of a failure.
    fn refuse(failure: Failure) -> (String, Response<ResponseBody>) {
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
            (Failure::Overload, "WARN message=too many concurrent requests id=\"", ""),
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
                "WARN message=a request was refused error=invalid Dialogflow CX request: expected an",
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
