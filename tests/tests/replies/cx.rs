//! Features that only CX has, and each kind of message in CX.

mod messages;
mod parameters;
mod read;
mod transitions;

use intents_core::connector::{Dropped, EncodeError};
use intents_core::{Connector, FulfillmentRequest, Reply};
use intents_tests::Cx;
use serde_json::{Value as Json, json};

use super::{encode, text};

const FLOW: &str = "projects/p/locations/l/agents/a/flows/f";

/// A request from a page of a flow, with these parameters of its form.
fn request_on_page(form: &Json) -> String {
    json!({
        "fulfillmentInfo": {"tag": "Any"},
        "pageInfo": {
            "currentPage": format!("{FLOW}/pages/now"),
            "formInfo": {"parameterInfo": form},
        },
    })
    .to_string()
}

/// What is sent in answer to a request, and what is reported as dropped.
fn answer(request: &str, reply: &Reply) -> (Json, Vec<Dropped>) {
    let response = encode(&Cx, request, reply);
    let json = serde_json::from_str(&text(&response));
    (json.unwrap_or_else(|_| text(&response).into()), response.dropped)
}

/// What is sent in answer to a request from a page without a form, where nothing is dropped.
#[track_caller]
fn sent(reply: &Reply) -> Json {
    let (json, dropped) = answer(&request_on_page(&json!([])), reply);
    assert_eq!(dropped, [], "{json}");
    json
}

/// Why a reply is not sent to a request from a page.
fn refused(reply: &Reply) -> Option<EncodeError> {
    let body = request_on_page(&json!([]));
    let request = FulfillmentRequest::new(body.as_bytes());
    let context = Cx.decode(&request).ok()?;
    Cx.encode(&context, reply).err()
}

#[test]
fn a_source_is_one_of_es() {
    let (json, dropped) =
        answer(&request_on_page(&json!([])), &Reply::text("Hi.").source("weather.example"));
    assert_eq!(json, sent(&Reply::text("Hi.")));
    assert_eq!(dropped, [Dropped::Source]);
}
