//! Arguments of handlers besides the intent.

use intents_core::connector::{Connector, EncodeError};
use intents_core::{
    Agent, Error, FromContext, FulfillError, FulfillmentContext, FulfillmentRequest, Intent,
    Problem, Requirements, Result, Session, State, fulfill, sys,
};
use intents_dialogflow::es;
use intents_tests::{Dialogflow, request};

async fn answer(agent: &Agent, request: FulfillmentRequest<'_>) -> Result<String, FulfillError> {
    let response = Dialogflow.fulfill(agent, request).await?;
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

fn text_response(text: &str) -> String {
    format!(
        r#"{{"fulfillmentText":"{text}","fulfillmentMessages":[{{"text":{{"text":["{text}"]}}}}]}}"#
    )
}

/// How many pizzas an oven takes.
#[derive(Debug)]
struct Oven(i64);

/// The user orders pizza.
#[derive(Debug, Intent)]
struct Order {
    amount: sys::Integer,
}

#[fulfill]
fn order(order: Order, oven: State<'_, Oven>) -> String {
    format!("{} of {}", order.amount, oven.0)
}

#[tokio::test]
async fn state_is_what_the_agent_was_given_last() {
    let builder = Agent::empty_builder().handler::<order>().state(Oven(1)).state("an oven");
    let agent = builder.state(Oven(8)).build().unwrap();
    let body = request::es_v2("Order", r#"{"amount":3}"#);
    let request = FulfillmentRequest::new(body.as_bytes());
    assert_eq!(answer(&agent, request).await.unwrap(), text_response("3 of 8"));
}

#[test]
fn state_is_what_its_own_agent_was_given() {
    let body = request::es_v2("Order", "{}");
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Dialogflow.decode(&request).unwrap();
    let error = State::<Oven>::from_context(&context).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the agent was built without a state of type `model::handler_arguments::Oven`"
    );
}

/// The tenant that a header names.
struct Tenant<'a>(&'a str);

impl<'a> FromContext<'a> for Tenant<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let header = context.request().header("x-tenant");
        header.map(Tenant).ok_or_else(|| Error::msg("the request has no x-tenant header"))
    }
}

#[derive(Debug, Intent)]
#[intent(action = "where.am.i")]
struct WhereAmI {
    #[param(default = 1)]
    depth: sys::Integer,
}

#[fulfill]
async fn where_am_i(
    ask: WhereAmI,
    tenant: Tenant<'_>,
    context: &FulfillmentContext<'_>,
    session: Session<'_>,
    oven: State<'_, Oven>,
    again: Tenant<'_>,
) -> Result<String> {
    tokio::task::yield_now().await;
    let (tenant, again) = (tenant.0, again.0);
    let (language, session) = (context.language(), session.id());
    Ok(format!("{tenant} {again} {language} {session} {} {}", oven.0, ask.depth))
}

#[tokio::test]
async fn every_argument_is_taken_from_the_call() {
    let agent = Agent::empty_builder().handler::<where_am_i>().state(Oven(8)).build().unwrap();
    let body = request::es_v2("WhereAmI", "{}");
    let request = FulfillmentRequest::new(body.as_bytes()).with_header("X-Tenant", "acme");
    assert_eq!(answer(&agent, request).await.unwrap(), text_response("acme acme en s-1 8 1"));
}

#[tokio::test]
async fn an_argument_that_the_call_does_not_have_is_the_handlers_error() {
    let agent = Agent::empty_builder().handler::<where_am_i>().state(Oven(8)).build().unwrap();
    let body = request::es_v2("WhereAmI", "{}");
    let error = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap_err();
    let FulfillError::Handler(error) = error else { panic!("{error:?}") };
    assert_eq!(error.to_string(), "the request has no x-tenant header");

    // The intent comes first: parameters that do not fit are not the handler's fault.
    let body = request::es_v2("WhereAmI", r#"{"depth":"deep"}"#);
    let error = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap_err();
    assert!(matches!(error, FulfillError::Invalid(_)), "{error:?}");
}

/// An extractor on top of another.
struct Chef<'a>(State<'a, Oven>);

impl<'a> FromContext<'a> for Chef<'a> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        State::from_context(context).map(Self)
    }

    fn require(requirements: &mut Requirements) {
        State::<Oven>::require(requirements);
    }
}

#[derive(Debug, Intent)]
struct CallChef;

#[fulfill]
fn call_chef(_: CallChef, chef: Chef<'_>) -> String {
    format!("coming, {} at a time", chef.0.0)
}

#[tokio::test]
async fn what_an_extractor_requires_is_reported_when_the_agent_is_built() {
    let error = Agent::empty_builder().handler::<call_chef>().build().unwrap_err();
    let [Problem::MissingState { state, handler, .. }] = error.problems() else {
        panic!("{error}")
    };
    assert_eq!(
        (*state, *handler),
        ("model::handler_arguments::Oven", "model::handler_arguments::call_chef")
    );

    let agent = Agent::empty_builder().handler::<call_chef>().state(Oven(8)).build().unwrap();
    let body = request::es_v2("CallChef", "{}");
    let answer = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap();
    assert_eq!(answer, text_response("coming, 8 at a time"));
}

#[derive(Debug, Intent)]
struct AskChannel;

#[fulfill]
fn channel(_: AskChannel, request: es::v2::WebhookRequest<'_>) -> String {
    request.original_detect_intent_request.source.into_owned()
}

#[tokio::test]
async fn a_handler_of_one_dialect_is_called_in_no_other() {
    let agent = Agent::empty_builder().handler::<channel>().build().unwrap();
    let body = request::es_v2("AskChannel", "{}").replace(
        r#""queryResult""#,
        r#""originalDetectIntentRequest":{"source":"slack"},"queryResult""#,
    );
    let request = FulfillmentRequest::new(body.as_bytes());
    assert_eq!(answer(&agent, request).await.unwrap(), text_response("slack"));
    for (body, dialect) in [
        (request::es_v1("AskChannel", "{}"), "Dialogflow V1"),
        (request::cx("AskChannel", "{}"), "Dialogflow CX"),
    ] {
        let error = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap_err();
        let FulfillError::Handler(error) = error else { panic!("{error:?}") };
        assert_eq!(
            error.to_string(),
            format!("the handler takes a Dialogflow ES V2 request; this is a {dialect} request")
        );
    }
}

/// Handlers in an impl block, with `self` and with `&self`.
#[derive(Debug, Intent)]
struct ByValue {
    word: String,
}

#[fulfill]
impl ByValue {
    fn fulfill(self) -> String {
        self.word
    }
}

#[derive(Debug, Intent)]
struct ByReference {
    word: String,
}

#[fulfill]
impl ByReference {
    async fn fulfill(&self, session: Session<'_>) -> String {
        format!("{} {}", self.word, session.id())
    }
}

#[tokio::test]
async fn a_handler_may_be_a_method_of_its_intent() {
    let builder = Agent::empty_builder().handler::<ByValue>().handler::<ByReference>();
    let agent = builder.build().unwrap();
    for (intent, text) in [("ByValue", "hi"), ("ByReference", "hi s-1")] {
        let body = request::es_v2(intent, r#"{"word":"hi"}"#);
        let request = FulfillmentRequest::new(body.as_bytes());
        assert_eq!(answer(&agent, request).await.unwrap(), text_response(text));
    }
}

/// An intent that some agents leave out.
#[derive(Debug, Intent)]
#[intent(name = "kitchen.Closed")]
struct Closed;

#[derive(Debug, Intent)]
struct Knock {
    hard: Option<String>,
}

#[fulfill]
fn knock(knock: Knock) -> Option<Closed> {
    knock.hard.map(|_| Closed)
}

#[tokio::test]
async fn an_intent_that_the_agent_leaves_out_cannot_be_triggered() {
    let agent = Agent::empty_builder().handler::<knock>().build().unwrap();
    // Only what is triggered has to be there.
    let body = request::es_v2("Knock", "{}");
    assert_eq!(answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap(), "{}");
    for body in [
        request::es_v2("Knock", r#"{"hard":"yes"}"#),
        request::es_v1("Knock", r#"{"hard":"yes"}"#),
        request::cx("Knock", r#"{"hard":"yes"}"#),
    ] {
        let error = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap_err();
        let FulfillError::Encode(error) = error else { panic!("{error:?}") };
        assert_eq!(error, EncodeError::UnknownTrigger("kitchen.Closed"));
        assert_eq!(
            error.to_string(),
            "the reply triggers `kitchen.Closed`, which is not an intent of this agent"
        );
    }

    let agent = Agent::empty_builder().handler::<knock>().intent::<Closed>().build().unwrap();
    let body = request::es_v1("Knock", r#"{"hard":"yes"}"#);
    let answer = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap();
    assert_eq!(answer, r#"{"followupEvent":{"name":"E_KITCHEN_CLOSED"}}"#);
}

/// A type with the name of an intent that the agent has is not that intent.
mod namesake {
    use super::{Intent, fulfill};

    #[derive(Debug, Intent)]
    #[intent(name = "kitchen.Closed")]
    pub(crate) struct Closed;

    #[derive(Debug, Intent)]
    pub(crate) struct Ring;

    #[fulfill]
    pub(crate) fn ring(_: Ring) -> Closed {
        Closed
    }
}

#[tokio::test]
async fn a_trigger_is_known_by_its_type() {
    let builder = Agent::empty_builder().handler::<namesake::ring>().intent::<Closed>();
    let agent = builder.build().unwrap();
    let body = request::es_v2("Ring", "{}");
    let error = answer(&agent, FulfillmentRequest::new(body.as_bytes())).await.unwrap_err();
    assert!(matches!(error, FulfillError::Encode(EncodeError::UnknownTrigger(_))), "{error:?}");
}
