//! The steps of one request, in their order.

use std::borrow::Cow;
use std::error::Error;
use std::mem;
use std::pin::pin;
use std::sync::Arc;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use intents_core::connector::Connector;
use intents_core::{FulfillError, FulfillmentRequest};
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout_at};

use super::failure::{Failure, legible};
use super::{Target, UnknownIntents, Webhook, json};
use crate::detect::Dialogflow;

impl Webhook {
    /// The response to a request, always: what goes wrong is a response too.
    pub(super) async fn answer<B>(&self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Buf + Send,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let deadline = Instant::now() + self.deadline;
        let (head, body) = request.into_parts();
        let answered = match self.target(head.uri.path()) {
            Some(Target::Dialect(connector)) => self.speak(&connector, &head, body, deadline).await,
            Some(Target::Flexible(handler)) => {
                let is_head = head.method == Method::HEAD;
                let response = response(self.call_flexible(&*handler, head, body, deadline).await);
                return if is_head { json::without_body(response) } else { response };
            }
            None => Err(Failure::NoSuchPath),
        };
        response(answered)
    }

    /// The body of the response in a dialect.
    async fn speak<B>(
        &self,
        connector: &Arc<dyn Connector>,
        head: &Parts,
        body: B,
        deadline: Instant,
    ) -> Result<Vec<u8>, Failure>
    where
        B: http_body::Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        if head.method != Method::POST {
            return Err(Failure::Method { allow: "POST" });
        }
        if !is_plain_json(&head.headers) {
            return Err(Failure::MediaType);
        }
        let _permit = self.admit(&head.headers)?;
        let body = self.receive(body, deadline).await?;

        let request = with_headers(FulfillmentRequest::new(&body), &head.headers);
        let fulfill = connector.fulfill(&self.agent, request);
        match timeout_at(deadline, fulfill).await {
            Ok(Ok(response)) => {
                for dropped in response.dropped {
                    let dropped = dropped.description();
                    tracing::warn!(dropped, "the dialect cannot carry a part of the reply");
                }
                if let Some(error) = response.error {
                    tracing::error!(error, "a handler failed, and the agent replied to that");
                }
                Ok(response.body)
            }
            Ok(Err(FulfillError::UnknownIntent(unknown)))
                if self.unknown_intents == UnknownIntents::KeepResponse =>
            {
                let unknown = legible(&unknown);
                tracing::debug!(unknown, "the agent's own response is kept");
                Ok(b"{}".to_vec())
            }
            Ok(Err(error)) => Err(Failure::Fulfill(error)),
            Err(_) => Err(Failure::Deadline),
        }
    }

    /// A place among the requests that are answered, for one that does not say that it is too
    /// large anyway.
    pub(super) fn admit(&self, headers: &HeaderMap) -> Result<SemaphorePermit<'_>, Failure> {
        if content_length(headers).is_some_and(|length| length > self.max_body as u64) {
            return Err(Failure::BodyTooLarge { max: self.max_body });
        }
        self.in_flight.try_acquire().map_err(|_| Failure::Overload)
    }

    /// The body of the request.
    pub(super) async fn receive<B>(&self, body: B, deadline: Instant) -> Result<Bytes, Failure>
    where
        B: http_body::Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        match timeout_at(deadline, read(body, self.max_body)).await {
            Ok(Ok(body)) => Ok(body),
            Ok(Err(error)) if error.is::<LengthLimitError>() => {
                Err(Failure::BodyTooLarge { max: self.max_body })
            }
            Ok(Err(_)) => Err(Failure::BodyBroken),
            Err(_) => Err(Failure::BodyTooSlow),
        }
    }

    fn target(&self, path: &str) -> Option<Target> {
        if let Some(route) = self.routes.iter().find(|route| route.path == path) {
            return Some(route.target.clone());
        }
        let is_default =
            path == "/" && !self.routes.iter().any(|r| matches!(r.target, Target::Dialect(_)));
        is_default.then(|| Target::Dialect(Arc::new(Dialogflow)))
    }
}

fn response(answered: Result<Vec<u8>, Failure>) -> Response<Full<Bytes>> {
    match answered {
        Ok(body) => json::response(StatusCode::OK, body),
        Err(failure) => failure.into_response(),
    }
}

/// The whole of a body that has no more than `max` bytes.
///
/// What comes in one piece is not copied. Further pieces are copied together as they come: each
/// kept as it is, a body in chunks of a byte would take forty times its size.
async fn read<B>(body: B, max: usize) -> Result<Bytes, Box<dyn Error + Send + Sync>>
where
    B: http_body::Body,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let mut body = pin!(Limited::new(body, max));
    let (mut first, mut all) = (Bytes::new(), BytesMut::new());
    while let Some(frame) = body.frame().await {
        let Ok(mut data) = frame?.into_data() else { continue };
        if first.is_empty() && all.is_empty() {
            first = data.copy_to_bytes(data.remaining());
        } else {
            all.put(mem::take(&mut first));
            all.put(data);
        }
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}

/// Whether the body is JSON as it is.
pub(super) fn is_plain_json(headers: &HeaderMap) -> bool {
    is_json(headers) && !is_encoded(headers)
}

/// Whether the body says that it is JSON, or says nothing.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(content_type) = headers.get(CONTENT_TYPE) else { return true };
    let essence = content_type.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Whether the body is compressed, or the like: nobody asked for that.
fn is_encoded(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(CONTENT_ENCODING).iter();
    codings.any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Headers that are not text are nothing that a handler could read.
fn with_headers<'a>(
    request: FulfillmentRequest<'a>,
    headers: &'a HeaderMap,
) -> FulfillmentRequest<'a> {
    headers.iter().fold(request, |request, (name, value)| match value.to_str() {
        Ok(value) => request.with_header(Cow::Borrowed(name.as_str()), Cow::Borrowed(value)),
        Err(_) => request,
    })
}
