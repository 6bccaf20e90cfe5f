//! An intent and an entity type that no derive has written. They are in no registry.

use intents_core::__private::{Source, Spec, TriggerWriter};
use intents_core::connector::{Connector, ValueWriter, Written};
use intents_core::meta::{EntityKind, EntityMeta, IntentMeta, Location, ParamMeta, ParamsMeta};
use intents_core::{
    Agent, AgentBuilder, Entity, FulfillmentRequest, Intent, InvalidParameter, Params, Problem,
    Value, ValueError, fulfill,
};
use intents_tests::{Dialogflow, request};

/// A Dutch postcode, `1234 AB`.
#[derive(Debug)]
struct Postcode(String);

impl Entity for Postcode {
    const META: &'static EntityMeta =
        &EntityMeta::new("Postcode", EntityKind::Regexp(&["[1-9][0-9]{3} ?[A-Z]{2}"]));

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let text: String = value.as_str().unwrap_or_default().split_whitespace().collect();
        if text.len() == 6 { Ok(Self(text)) } else { Err(ValueError::new("a postcode", &value)) }
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.string(&self.0)
    }
}

const FROM: Spec<Postcode> = Spec::tagged();
const TO: Spec<Vec<Postcode>> = Spec::tagged();

/// The user sends a parcel.
#[derive(Debug)]
struct Send {
    from: Postcode,
    to: Vec<Postcode>,
}

impl Intent for Send {
    const META: &'static IntentMeta = &IntentMeta::new(
        "post.Send",
        Self::PARAMS,
        Location { file: file!(), line: line!(), column: column!() },
    );
}

impl Params for Send {
    const PARAMS: &'static ParamsMeta =
        &ParamsMeta::new(&[ParamMeta::new("from", FROM.shape), ParamMeta::new("to", TO.shape)])
            .with_event("E_POST_SEND")
            .with_context("c_post_send");

    type Partial = ();

    fn read(source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<Self> {
        let mut values = [Value::Null, Value::Null];
        source.parameters.read(Self::PARAMS.own, &mut values, invalid);
        let [from, to] = values;
        // From the last to the first: the error lists them in the order of `META` all the same.
        let (to, from) = (TO.read(to, "to", invalid), FROM.read(from, "from", invalid));
        Some(Self { from: from?, to: to? })
    }

    fn write(&self, out: &mut TriggerWriter<'_, '_>) {
        out.param("from", &FROM, &self.from);
        out.param("to", &TO, &self.to);
    }
}

/// Sends it on.
#[fulfill]
fn send(send: Send) -> Option<Send> {
    (!send.to.is_empty()).then_some(send)
}

/// The problems of an agent that name the handler. The other tests of this program link intents of
/// their own, which have problems too.
fn problems_of_send(builder: AgentBuilder) -> Vec<Problem> {
    let error = builder.build().unwrap_err();
    let is_of_send =
        |problem: &&Problem| problem.to_string().contains("`model::hand_written::send`");
    error.problems().iter().filter(is_of_send).cloned().collect()
}

#[test]
fn a_linked_handler_needs_its_intent_registered() {
    let problems = problems_of_send(Agent::builder());
    let [problem @ Problem::HandlerWithoutIntent { handler, intent, location }] = &problems[..]
    else {
        panic!("{problems:?}")
    };
    assert_eq!((*handler, *intent), ("model::hand_written::send", "post.Send"));
    let message = problem.to_string();
    assert!(
        message.contains(&format!("the handler `model::hand_written::send` at {location}")),
        "{message}"
    );
    assert!(message.contains("register it with `AgentBuilder::intent`"), "{message}");
    assert_eq!(problems_of_send(Agent::builder().intent::<Send>()), []);
}

#[tokio::test]
async fn it_is_fulfilled_in_every_dialect_once_it_is_registered() {
    let agent = Agent::empty_builder().handler::<send>().build().unwrap();
    let parameters = r#"{"to":["2000 BB",""," 3000CC"],"from":"1000 AA"}"#;
    for (request, response) in [
        (
            request::es_v2("post.Send", parameters),
            r#"{"followupEventInput":{"name":"E_POST_SEND","languageCode":"en","parameters":{"from":"1000AA","to":["2000BB","3000CC"]}}}"#,
        ),
        (
            request::es_v1("post.Send", parameters),
            r#"{"followupEvent":{"name":"E_POST_SEND","data":{"from":"1000AA","to":["2000BB","3000CC"]}}}"#,
        ),
        (
            request::cx("post.Send", parameters),
            r#"{"sessionInfo":{"parameters":{"intents_trigger":"post.Send","from":"1000AA","to":["2000BB","3000CC"]}}}"#,
        ),
    ] {
        let request = FulfillmentRequest::new(request.as_bytes());
        let found = Dialogflow.fulfill(&agent, request).await.unwrap();
        assert_eq!(String::from_utf8(found.body).unwrap(), response);
    }
}

#[tokio::test]
async fn what_does_not_fit_it_is_named_in_the_order_of_its_parameters() {
    let agent = Agent::empty_builder().handler::<send>().build().unwrap();
    let body = request::es_v2("post.Send", r#"{"to":["2000 BB","there"],"from":null}"#);
    let error = Dialogflow.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "parameters do not fit the intent `post.Send`: `from`: required, but not given; \
         `to/1`: expected a postcode, found a string"
    );
}
