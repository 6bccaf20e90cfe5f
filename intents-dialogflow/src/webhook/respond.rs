//! The steps of one call, from an HTTP request to an HTTP response.

use std::borrow::Cow;
use std::error::Error;
use std::future::poll_fn;
use std::mem;
use std::pin::pin;
use std::sync::Arc;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use intents_core::{Connector, FulfillError, FulfillmentRequest};
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout_at};

use super::failure::{Failure, printable};
use super::{ResponseBody, Target, UnknownIntents, Webhook, response};
use crate::detect::Dialogflow;

impl Webhook {
    /// Responds to a request. Failures become error responses.
    pub(super) async fn respond<B>(&self, request: Request<B>) -> Response<ResponseBody>
    where
        B: http_body::Body + Send + 'static,
        B::Data: Buf + Send,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let deadline = Instant::now() + self.deadline;
        let (head, body) = request.into_parts();
        let is_head = head.method == Method::HEAD;
        let target = self.target(head.uri.path());
        let is_flexible = matches!(target, Some(Target::Flexible(_)));
        let body = match target {
            Some(Target::Dialect(connector)) => {
                self.fulfill(&connector, &head, body, deadline).await
            }
            Some(Target::Flexible(handler)) => {
                self.call_flexible(&*handler, head, body, deadline).await
            }
            None => Err(Failure::NoSuchPath),
        };
        let response = match body {
            Ok(body) => response::json(StatusCode::OK, body),
            Err(failure) => failure.into_response(),
        };
        if is_head && is_flexible { response::without_body(response) } else { response }
    }

    /// Returns the response body that the connector writes.
    async fn fulfill<B>(
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
                    tracing::error!(error, "a handler failed; `on_error` made the reply");
                }
                Ok(response.body)
            }
            Ok(Err(FulfillError::UnknownIntent(unknown)))
                if self.unknown_intents == UnknownIntents::KeepResponse =>
            {
                let unknown = printable(&unknown);
                tracing::debug!(unknown, "the webhook keeps the agent's response");
                Ok(b"{}".to_vec())
            }
            Ok(Err(error)) => Err(Failure::Fulfill(error)),
            Err(_) => Err(Failure::Deadline),
        }
    }

    /// Admits a request if it is within the limits of concurrency and size. `Content-Length` gives
    /// the size.
    pub(super) fn admit(&self, headers: &HeaderMap) -> Result<SemaphorePermit<'_>, Failure> {
        if content_length(headers).is_some_and(|length| length > self.max_body as u64) {
            return Err(Failure::BodyTooLarge { max: self.max_body });
        }
        self.in_flight.try_acquire().map_err(|_| Failure::Overload)
    }

    /// Receives the body of a request.
    pub(super) async fn receive<B>(&self, body: B, deadline: Instant) -> Result<Bytes, Failure>
    where
        B: http_body::Body,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let received = timeout_at(deadline, read(body, self.max_body)).await;
        received.unwrap_or(Err(Failure::BodyTooSlow))
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

/// Reads a body of at most `max` bytes.
///
/// A single frame is not copied. Further frames are copied together as they arrive: if each were
/// kept, a body in frames of one byte would take forty times its size.
async fn read<B: http_body::Body>(body: B, max: usize) -> Result<Bytes, Failure> {
    let mut body = pin!(body);
    let (mut first, mut all) = (Bytes::new(), BytesMut::new());
    while let Some(frame) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let frame = frame.map_err(|_| Failure::BodyBroken)?;
        let Ok(mut data) = frame.into_data() else { continue };
        if data.remaining() > max - first.len() - all.len() {
            return Err(Failure::BodyTooLarge { max });
        }
        if first.is_empty() && all.is_empty() {
            first = data.copy_to_bytes(data.remaining());
        } else {
            all.put(mem::take(&mut first));
            all.put(data);
        }
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}

/// Returns whether the body is JSON without a content encoding.
pub(super) fn is_plain_json(headers: &HeaderMap) -> bool {
    is_json(headers) && !is_encoded(headers)
}

/// Returns whether the media type is JSON or missing.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(content_type) = headers.get(CONTENT_TYPE) else { return true };
    let essence = content_type.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

fn is_encoded(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(CONTENT_ENCODING).iter();
    codings.any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Adds the headers to the request, except those that are not text.
fn with_headers<'a>(
    request: FulfillmentRequest<'a>,
    headers: &'a HeaderMap,
) -> FulfillmentRequest<'a> {
    headers.iter().fold(request, |request, (name, value)| match value.to_str() {
        Ok(value) => request.with_header(Cow::Borrowed(name.as_str()), Cow::Borrowed(value)),
        Err(_) => request,
    })
}
