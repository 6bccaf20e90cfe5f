//! Handlers of flexible requests, typed and not.

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

/// An `async` function that answers a flexible webhook: see
/// [`Webhook::flexible`](crate::Webhook::flexible).
///
/// It takes a [`FlexibleRequest<T>`](FlexibleRequest), and after it any [`State`], of which `S`
/// lists the types, and returns a `Result<R, E>`.
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

/// A webhook is only built with an agent that has it.
fn state<S: Send + Sync + 'static>(agent: &Agent) -> Result<State<'_, S>> {
    let missing = || Error::msg(format!("no state of type `{}`", type_name::<S>()));
    agent.state().map(State::from).ok_or_else(missing)
}

/// What a handler answers, once it has: the body of the response.
pub(crate) type Answer<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<u8>, FulfillError>> + Send + 'a>>;

/// A handler whose types are forgotten.
pub(crate) trait Flexible: Send + Sync {
    /// Its name in logs.
    fn name(&self) -> &'static str;

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> Answer<'a>;
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

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> Answer<'a> {
        Box::pin(async move {
            let request = FlexibleRequest::read(head, &body)?;
            let answer = self.handler.call(request, agent)?.await;
            let answer = answer.map_err(|error| FulfillError::from(error.into()))?;
            Ok(encode(&answer)?)
        })
    }
}

/// The body of a response that CX would accept.
fn encode<R: Serialize>(answer: &R) -> Result<Vec<u8>, EncodeError> {
    let mut sink = Sink::new(Notation::Structs);
    sink.value().serialize(answer);
    let body = render::finish(sink, render::Report::default())?.body;
    // There is nothing to map: that is an object without members.
    Ok(if body == b"null" { b"{}".to_vec() } else { body })
}
