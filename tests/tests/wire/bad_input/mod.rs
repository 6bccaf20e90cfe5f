//! Input that is wrong, in every dialect: its status, the place that its error names, and that
//! nothing of it comes back.

mod kinds;
mod large;
mod lenient;
mod members;
mod numbers;
mod truncated;

use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use intents_core::{Active, Agent, Context, FulfillmentContext, Intent, Reply, fulfill, sys};
use intents_dialogflow::Webhook;
use intents_tests::{Cx, Dialogflow, EsV1, EsV2, request};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_service::Service;

/// What only the user may know.
const SECRET: &str = "4929-1234-5678";

/// A dialect, the path where it is pinned, and a request with every member that it has.
#[derive(Debug, Clone, Copy)]
struct Dialect {
    name: &'static str,
    path: &'static str,
    every_member: &'static str,
    /// Where parameters are.
    parameters: &'static str,
}

const V2: Dialect = Dialect {
    name: "Dialogflow ES V2",
    path: "/v2",
    every_member: include_str!("../../../fixtures/es_v2_every_member.json"),
    parameters: "/queryResult/parameters",
};

const V1: Dialect = Dialect {
    name: "Dialogflow V1",
    path: "/v1",
    every_member: include_str!("../../../fixtures/es_v1_every_member.json"),
    parameters: "/result/parameters",
};

const CX: Dialect = Dialect {
    name: "Dialogflow CX",
    path: "/cx",
    every_member: include_str!("../../../fixtures/cx_every_member.json"),
    parameters: "/sessionInfo/parameters",
};

const DIALECTS: [Dialect; 3] = [V2, V1, CX];

/// The smallest requests of each, for an intent with parameters.
const BODIES: [fn(&str, &str) -> String; 3] = [request::es_v2, request::es_v1, request::cx];

/// What is said of an order whose parameters are not what they should be.
const FIT: &str = "parameters do not fit the intent `bad-input.Order`";

/// Where the dialect of a request is found out.
const ANY: &str = "/any";

impl Dialect {
    fn request(self) -> Value {
        serde_json::from_str(self.every_member).unwrap()
    }

    /// The request with another text in the place of one value.
    fn with(self, pointer: &str, json: &str) -> String {
        const PLACE: &str = "the place of a value";
        let mut request = self.request();
        *request.pointer_mut(pointer).unwrap() = json!(PLACE);
        request.to_string().replacen(&format!("\"{PLACE}\""), json, 1)
    }
}

/// The user orders something.
#[derive(Intent)]
#[intent(name = "bad-input.Order")]
struct Order {
    amount: Option<sys::Integer>,
    weight: Option<sys::Number>,
    on: Option<sys::Date>,
    sizes: Vec<sys::Number>,
}

/// What the user has ordered.
#[derive(Serialize, Deserialize)]
struct Ordered {
    amount: i64,
}

impl Context for Ordered {
    const NAME: &'static str = "c_order";
}

#[fulfill]
fn order(order: Order) -> String {
    let Order { amount, weight, on, sizes } = order;
    format!("{amount:?} {weight:?} {on:?} {sizes:?}")
}

/// Whatever is wrong with the names of intents: somebody answers.
#[fulfill(unhandled)]
fn somebody(_: &FulfillmentContext<'_>) -> &'static str {
    "somebody"
}

/// A handler that asks for a context.
#[derive(Intent)]
#[intent(name = "bad-input.Change")]
struct Change;

#[fulfill]
fn change(_: Change, ordered: Option<Active<Ordered>>) -> Reply {
    ordered.map_or("nothing".into(), |ordered| format!("{} ordered", ordered.amount).into())
}

fn agent() -> Agent {
    let agent = Agent::empty_builder().handler::<order>().handler::<change>();
    agent.handler::<somebody>().build().unwrap()
}

/// Each dialect on a path of its own, and all of them on one.
fn webhook(agent: Agent) -> Webhook {
    let webhook = Webhook::new(agent).route(ANY, Dialogflow);
    webhook.route(V2.path, EsV2).route(V1.path, EsV1).route(CX.path, Cx)
}

/// A response, of which nothing is known but that it is JSON.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    body: Value,
}

impl Answer {
    /// What was said.
    fn words(&self) -> &str {
        let cx = self.body.pointer("/fulfillmentResponse/messages/0/text/text/0");
        let words = self.body.get("fulfillmentText").or(self.body.get("speech")).or(cx);
        words.and_then(Value::as_str).unwrap_or_default()
    }

    /// What is wrong: its message, and the pointer to its place.
    #[track_caller]
    fn refused(&self) -> (&str, Option<&str>) {
        assert_eq!(self.status, StatusCode::BAD_REQUEST, "{}", self.body);
        let error = &self.body["error"];
        (error["message"].as_str().unwrap(), error.get("pointer").map(|at| at.as_str().unwrap()))
    }
}

/// Calls the webhook as a server does. An error is JSON of its form, and repeats nothing.
#[track_caller]
fn checked(status: StatusCode, body: &[u8]) -> Answer {
    let body = std::str::from_utf8(body).unwrap();
    let json: Value = serde_json::from_str(body).unwrap();
    if status != StatusCode::OK {
        assert!(!body.contains(SECRET), "{body}");
        assert_eq!(json.as_object().unwrap().len(), 1, "{body}");
        assert_eq!(json["error"]["status"], status.as_u16(), "{body}");
        let members = json["error"].as_object().unwrap().keys();
        for member in members {
            assert!(["status", "message", "pointer", "parameters"].contains(&member.as_str()));
        }
    }
    Answer { status, body: json }
}

async fn post(webhook: &Webhook, path: &str, body: impl Into<Bytes>) -> Answer {
    let request = Request::post(path).header("content-type", "application/json");
    let request = request.body(Full::new(body.into())).unwrap();
    let Ok(response) = webhook.clone().call(request).await;
    let (head, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    checked(head.status, &body)
}
