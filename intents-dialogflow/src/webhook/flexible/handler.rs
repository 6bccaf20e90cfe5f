//! Handlers of flexible requests, and their type-erased form.

use std::any::type_name;
use std::marker::PhantomData;
use std::pin::Pin;

use bytes::Bytes;
use http::request::Parts;
use intents_core::connector::{EncodeError, Notation, Sink};
use intents_core::{Agent, Error, FulfillError, Requirements, Result, State};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::FlexibleRequest;
use crate::render;

/// An `async` function that handles a flexible webhook; see
/// [`Webhook::flexible`](crate::Webhook::flexible).
///
/// The function takes a [`FlexibleRequest<T>`](FlexibleRequest) and up to four [`State`] arguments,
/// whose types are listed in `S`. It returns a `Result<R, E>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler of a flexible webhook",
    label = "not an `async fn` from `FlexibleRequest<T>` to `Result<R>`",
    note = "the first argument must be `FlexibleRequest<T>`; up to four arguments of type `State<'_, S>` can follow",
    note = "the function must be `async`, return `intents_core::Result<R>`, and not hold a value that is not `Send` across an `.await`"
)]
pub trait FlexibleHandler<'a, T, S, R, E>: Send + Sync + 'static {
    #[doc(hidden)]
    type Future: Future<Output = Result<R, E>> + Send + 'a;

    #[doc(hidden)]
    fn require(requirements: &mut Requirements);

    #[doc(hidden)]
    fn call(&self, request: FlexibleRequest<T>, agent: &'a Agent) -> Result<Self::Future>;
}

macro_rules! handlers {
    ($(($($state:ident)*))*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, F, T, $($state,)* R, E, Fut> FlexibleHandler<'a, T, ($($state,)*), R, E> for F
        where
            F: Fn(FlexibleRequest<T>, $(State<'a, $state>),*) -> Fut + Send + Sync + 'static,
            Fut: Future<Output = Result<R, E>> + Send + 'a,
            $($state: Send + Sync + 'static,)*
        {
            type Future = Fut;

            fn require(_requirements: &mut Requirements) {
                $(_requirements.state::<$state>();)*
            }

            fn call(&self, request: FlexibleRequest<T>, _agent: &'a Agent) -> Result<Fut> {
                Ok(self(request, $(state::<$state>(_agent)?),*))
            }
        }
    )*};
}

handlers! { () (A) (A B) (A B C) (A B C D) }

/// Returns a state. [`Webhook::flexible`](crate::Webhook::flexible) has checked that it exists.
fn state<S: Send + Sync + 'static>(agent: &Agent) -> Result<State<'_, S>> {
    let missing = || Error::msg(format!("no state of type `{}`", type_name::<S>()));
    agent.state().map(State::from).ok_or_else(missing)
}

/// The future of a response body.
pub(crate) type BodyFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<u8>, FulfillError>> + Send + 'a>>;

/// A type-erased handler.
pub(crate) trait Flexible: Send + Sync {
    /// Returns the name for logs.
    fn name(&self) -> &'static str;

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> BodyFuture<'a>;
}

pub(super) struct Typed<H, T, S, R, E> {
    handler: H,
    types: PhantomData<fn(T, S, R, E)>,
}

impl<H, T, S, R, E> Typed<H, T, S, R, E> {
    pub(super) fn new(handler: H) -> Self {
        Self { handler, types: PhantomData }
    }
}

impl<H, T, S, R, E> Flexible for Typed<H, T, S, R, E>
where
    H: for<'a> FlexibleHandler<'a, T, S, R, E>,
    T: DeserializeOwned,
    R: Serialize,
    E: Into<Error>,
{
    fn name(&self) -> &'static str {
        type_name::<H>()
    }

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> BodyFuture<'a> {
        Box::pin(async move {
            let request = FlexibleRequest::read(head, &body)?;
            let response = self.handler.call(request, agent)?.await;
            let response = response.map_err(|error| FulfillError::from(error.into()))?;
            Ok(encode(&response)?)
        })
    }
}

/// Writes a response body that CX accepts.
fn encode<R: Serialize>(response: &R) -> Result<Vec<u8>, EncodeError> {
    let mut sink = Sink::new(Notation::Structs);
    sink.value().serialize(response);
    let body = render::finish(sink, render::Report::default())?.body;
    // CX requires an object.
    Ok(if body == b"null" { b"{}".to_vec() } else { body })
}
