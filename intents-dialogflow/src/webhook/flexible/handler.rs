//! Handlers of flexible requests, typed and not.

use std::marker::PhantomData;
use std::pin::Pin;

use bytes::Bytes;
use http::request::Parts;
use intents_core::{
    Agent, EncodeError, Error, FulfillError, Notation, Requirements, Result, Sink, State,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::FlexibleRequest;
use crate::response;

/// What a handler answers, once it has: the body of the response.
pub(crate) type Answer<'a> =
    Pin<Box<dyn Future<Output = Result<Vec<u8>, FulfillError>> + Send + 'a>>;

/// An `async` function that answers a flexible webhook: see
/// [`Webhook::flexible`](crate::Webhook::flexible).
///
/// It takes a [`FlexibleRequest<T>`](FlexibleRequest), where serde reads `T`, and after it any
/// [`State`], and returns `Result<R>`, where serde writes `R`. `Arguments` stands for these types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not answer a flexible webhook",
    label = "no `async` function from a `FlexibleRequest<T>` to a `Result<R>`",
    note = "the first argument is `FlexibleRequest<T>`, where `T: serde::Deserialize` owns what it reads; any further ones, up to four, are `State<'_, S>`",
    note = "it is `async`, can be sent between threads, and returns `intents_core::Result<R>`, where `R: serde::Serialize`"
)]
pub trait FlexibleHandler<'a, Arguments>: Send + Sync + 'static {
    #[doc(hidden)]
    fn require(requirements: &mut Requirements);

    #[doc(hidden)]
    fn call(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> Answer<'a>;
}

macro_rules! handlers {
    ($(($($state:ident)*))*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, F, T, R, E, Fut, $($state),*> FlexibleHandler<'a, (T, $($state,)* R, E)> for F
        where
            F: Fn(FlexibleRequest<T>, $(State<'a, $state>),*) -> Fut + Send + Sync + 'static,
            Fut: Future<Output = Result<R, E>> + Send + 'a,
            T: DeserializeOwned,
            R: Serialize,
            E: Into<Error>,
            $($state: Send + Sync + 'static,)*
        {
            fn require(_requirements: &mut Requirements) {
                $(_requirements.state::<$state>();)*
            }

            fn call(&'a self, head: Parts, body: Bytes, _agent: &'a Agent) -> Answer<'a> {
                Box::pin(async move {
                    let request = FlexibleRequest::read(head, &body)?;
                    let answered = self(request, $(state::<$state>(_agent)?),*).await;
                    let answer = answered.map_err(|error| FulfillError::from(error.into()))?;
                    Ok(encode(&answer)?)
                })
            }
        }
    )*};
}

handlers! { () (A) (A B) (A B C) (A B C D) }

/// Webhooks are only built with agents that have it.
fn state<S: Send + Sync + 'static>(agent: &Agent) -> Result<State<'_, S>, FulfillError> {
    let missing = || FulfillError::Handler(Error::msg("the agent lacks the handler's state"));
    agent.state().map(State::from).ok_or_else(missing)
}

/// The body of a response that CX would accept.
fn encode<R: Serialize>(answer: &R) -> Result<Vec<u8>, EncodeError> {
    let mut sink = Sink::new(Notation::Cx);
    sink.value().serialize(answer);
    let body = response::finish(sink, Vec::new())?.body;
    // There is nothing to map: that is an object without members.
    Ok(if body == b"null" { b"{}".to_vec() } else { body })
}

/// A handler whose types are forgotten.
pub(crate) trait Flexible: Send + Sync {
    /// Its name in logs.
    fn name(&self) -> &'static str;

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> Answer<'a>;
}

pub(super) struct Typed<H, Arguments> {
    handler: H,
    arguments: PhantomData<fn(Arguments)>,
}

impl<H, Arguments> Typed<H, Arguments> {
    pub(super) fn new(handler: H) -> Self {
        Self { handler, arguments: PhantomData }
    }
}

impl<H, Arguments> Flexible for Typed<H, Arguments>
where
    H: for<'a> FlexibleHandler<'a, Arguments>,
{
    fn name(&self) -> &'static str {
        std::any::type_name::<H>()
    }

    fn call<'a>(&'a self, head: Parts, body: Bytes, agent: &'a Agent) -> Answer<'a> {
        self.handler.call(head, body, agent)
    }
}
