mod failures;

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use http_body_util::Full;
use intents_core::{Agent, Error, Problem, Result, State};
use intents_dialogflow::{FlexibleHandler, FlexibleRequest, Webhook};
use intents_tests::{Cx, request};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Answer, SECRET, agent, call_flexible as call, es_v2, order, post};

const METHODS: [&str; 7] = ["POST", "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"];

#[derive(Deserialize)]
struct Query {
    currency: Currency,
    amount: u32,
    #[serde(default)]
    days: Vec<Day>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Currency {
    Eur,
    Usd,
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Day(u8);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(day: String) -> Result<Self, String> {
        day.parse().map(Self).map_err(|_| format!("no day: {day}, expected {day}"))
    }
}

#[derive(Serialize)]
struct Rates {
    rate: Rate,
}

#[derive(Serialize)]
struct Rate {
    currency: Currency,
    value: f64,
}

/// The price of a euro in dollars.
struct Bank(f64);

/// The largest amount of a currency.
struct Most(u32);

async fn rates(
    request: FlexibleRequest<Query>,
    bank: State<'_, Bank>,
    most: State<'_, Most>,
) -> Result<Rates> {
    let Query { currency, amount, days } = request.body;
    if amount > most.0 {
        return Err(Error::msg(format!("{SECRET} is too much")));
    }
    let days: u8 = days.iter().map(|day| day.0).sum();
    let rate = if matches!(currency, Currency::Eur) { 1.0 } else { bank.0 };
    let value = f64::from(amount) * rate + f64::from(days);
    Ok(Rates { rate: Rate { currency, value } })
}

async fn ping(_: FlexibleRequest) -> Result<()> {
    Ok(())
}

/// The webhook with one handler that needs no state.
fn webhook<H, T, R>(handler: H) -> Webhook
where
    H: for<'a> FlexibleHandler<'a, T, (), R, Error>,
    T: DeserializeOwned + 'static,
    R: Serialize + 'static,
{
    Webhook::new(agent()).flexible("/flexible", handler).unwrap()
}

fn bank() -> Webhook {
    let builder = Agent::empty_builder().handler::<order>();
    let agent = builder.state(Bank(1.25)).state(Most(100)).build().unwrap();
    Webhook::new(agent).flexible("/rates", rates).unwrap()
}

fn bare(method: &str, uri: &str) -> Request<Full<Bytes>> {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    Request::builder().method(method).uri(uri).body(Full::default()).unwrap()
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

/// The JSON that a webhook answers to a JSON body.
async fn ask(webhook: &Webhook, path: &str, body: impl Into<Bytes>) -> Value {
    let answer = call(webhook, post(path, body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    json(&answer)
}

#[tokio::test]
async fn a_typed_body_gets_a_typed_response() {
    let webhook = bank();
    let expected = json!({"rate": {"currency": "USD", "value": 9.25}});
    let body = r#"{"currency":"USD","amount":5,"days":["1","2"]}"#;
    assert_eq!(ask(&webhook, "/rates", body).await, expected);
    // Quoted expressions of the template arrive as strings, and whole numbers as floats.
    for body in [
        r#"{"currency":"USD","amount":"5","days":["1","2"]}"#,
        r#"{"currency":"USD","amount":5.0,"days":"[\"1\",\"2\"]"}"#,
        " {\"currency\":\"USD\",\"amount\":\"5.0\",\"days\":[\"3\"],\"unknown\":[{}]}\r\n",
    ] {
        assert_eq!(ask(&webhook, "/rates", body).await, expected, "{body}");
    }
}

#[tokio::test]
async fn only_the_methods_of_cx_are_allowed() {
    async fn echo(request: FlexibleRequest<IgnoredAny>) -> Result<[String; 2]> {
        Ok([request.method().to_string(), request.path().to_owned()])
    }
    let webhook = webhook(echo);
    for method in METHODS {
        for mut request in [bare(method, "/flexible"), post("/flexible", r#"{"a":[1]}"#)] {
            *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
            let answer = call(&webhook, request).await;
            assert_eq!(answer.status, StatusCode::OK, "{method}");
            if method != "HEAD" {
                assert_eq!(json(&answer), json!([method, "/flexible"]));
            }
        }
    }
    for method in ["TRACE", "CONNECT", "post", "QUERY"] {
        let answer = call(&webhook, bare(method, "/flexible")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.headers[header::ALLOW], METHODS.join(", "));
        let message = format!("the method is not allowed; use {}", METHODS.join(", "));
        assert_eq!(answer.error()["message"], message);
    }
}

#[tokio::test]
async fn a_flexible_response_to_head_has_no_body() {
    let webhook = webhook(async |request: FlexibleRequest| -> Result<u8> {
        match request.query::<BTreeMap<String, u8>>()?.remove("n") {
            Some(0) => panic!("as it should"),
            n => n.ok_or_else(|| Error::msg("none")),
        }
    });
    for (query, status) in [
        ("n=5", StatusCode::OK),
        ("n=x", StatusCode::BAD_REQUEST),
        ("", StatusCode::INTERNAL_SERVER_ERROR),
        ("n=0", StatusCode::INTERNAL_SERVER_ERROR),
    ] {
        let uri = format!("/flexible?{query}");
        let get = call(&webhook, bare("GET", &uri)).await;
        let head = call(&webhook, bare("HEAD", &uri)).await;
        assert_eq!((get.status, head.status), (status, status));
        assert_eq!(head.body, "");
        assert_eq!(head.headers[header::CONTENT_LENGTH], get.body.len().to_string());
    }
}

#[tokio::test]
async fn an_empty_body_of_any_media_type_is_null() {
    let present = webhook(async |request: FlexibleRequest<Option<Query>>| -> Result<bool> {
        Ok(request.body.is_some())
    });
    let query = r#"{"currency":"EUR","amount":1}"#;
    for (body, expected) in [("", false), (" \n", false), ("null", false), (query, true)] {
        assert_eq!(ask(&present, "/flexible", body).await, expected, "{body}");
    }
    let get = Request::get("/flexible").header(header::CONTENT_TYPE, "text/plain");
    let answer = call(&present, get.body(Full::<Bytes>::default()).unwrap()).await;
    assert_eq!(answer.body, "false");

    for (name, value) in [(header::CONTENT_TYPE, "text/plain"), (header::CONTENT_ENCODING, "gzip")]
    {
        let request = Request::get("/flexible").header(name, value);
        let answer = call(&present, request.body(Full::<Bytes>::from("null")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let answer = call(&bank(), bare("GET", "/rates")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_empty_response_is_an_empty_object() {
    assert_eq!(ask(&webhook(ping), "/flexible", "{}").await, json!({}));
    let none = webhook(async |_: FlexibleRequest| -> Result<Option<Rates>> { Ok(None) });
    assert_eq!(ask(&none, "/flexible", "").await, json!({}));
}

#[tokio::test]
async fn an_invalid_flexible_body_is_refused_with_a_pointer_and_not_repeated() {
    let webhook = bank();
    for (body, message, pointer) in [
        (format!("{{\"{SECRET}"), "the body is not valid JSON: EOF while parsing a string", None),
        (format!("{{\"amount\":{SECRET}}}"), "the body is not valid JSON: expected `,`", None),
        (format!("\"{SECRET}\""), "expected struct Query, found a string", None),
        (r#"{"amount":1}"#.to_owned(), "expected a member `currency`, found none", None),
        (format!(r#"{{"amount":"{SECRET}"}}"#), "expected u32, found a string", Some("/amount")),
        (
            format!(r#"{{"currency":"{SECRET}"}}"#),
            "expected one of `EUR`, `USD`, found another string",
            Some("/currency"),
        ),
        (
            format!(r#"{{"days":["1","{SECRET}"]}}"#),
            "expected a value that its type accepts, found another one",
            Some("/days/1"),
        ),
    ] {
        let answer = call(&webhook, post("/rates", body.clone())).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        let error = answer.error();
        let expected = format!("invalid flexible webhook request: {message}");
        assert!(error["message"].as_str().unwrap().starts_with(&expected), "{body}: {error}");
        assert_eq!(error.get("pointer").map(|p| p.as_str().unwrap()), pointer, "{body}");
        assert!(error.get("id").is_none());
    }
    let answer = call(&webhook, post("/rates", &b"{\"\xff\":1}"[..])).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body.contains("the body is not UTF-8 at byte 2"), "{}", answer.body);
    let deep = "[".repeat(100_000);
    assert_eq!(call(&webhook, post("/rates", deep)).await.status, StatusCode::BAD_REQUEST);
}

/// A template has session parameters in quotes, whether they have a value or not.
#[tokio::test]
async fn empty_strings_are_none_and_single_values_are_lists() {
    #[derive(Deserialize, Serialize)]
    struct Query {
        amount: Option<u32>,
        note: Option<String>,
        sizes: Vec<u32>,
        name: String,
    }
    let webhook =
        webhook(async |request: FlexibleRequest<Query>| -> Result<Query> { Ok(request.body) });
    for (sizes, read) in [(json!(""), json!([])), (json!("5"), json!([5])), (json!(5), json!([5]))]
    {
        let body = json!({"amount": "", "note": "", "sizes": sizes, "name": ""});
        let answer = ask(&webhook, "/flexible", body.to_string()).await;
        assert_eq!(answer, json!({"amount": null, "note": null, "sizes": read, "name": ""}));
    }
    let wrong = json!({"sizes": [""], "name": ""}).to_string();
    let answer = call(&webhook, post("/flexible", wrong)).await;
    assert_eq!(answer.error()["pointer"], "/sizes/0");
}

#[tokio::test]
async fn errors_contain_json_pointers() {
    type Nested = BTreeMap<String, Vec<BTreeMap<String, u8>>>;
    let webhook = webhook(async |_: FlexibleRequest<Nested>| -> Result<()> { Ok(()) });
    let answer = call(&webhook, post("/flexible", r#"{"a/b":[{},{"~":"x"}]}"#)).await;
    assert_eq!(answer.error()["pointer"], "/a~1b/1/~0");
}

#[tokio::test]
async fn a_query_is_read_into_types() {
    #[derive(Deserialize)]
    struct Query {
        currency: String,
        amount: u8,
        is_new: Option<bool>,
    }
    let webhook = webhook(async |request: FlexibleRequest| -> Result<(String, u8, Option<bool>)> {
        let Query { currency, amount, is_new } = request.query()?;
        Ok((currency, amount, is_new))
    });
    let get = async |query: &str| call(&webhook, bare("GET", &format!("/flexible?{query}"))).await;
    let answer = get("currency=%C3%A9+u&amount=5&is_new=true&other").await;
    assert_eq!(json(&answer), json!(["é u", 5, true]));
    assert_eq!(json(&get("amount=0&currency=").await), json!(["", 0, null]));
    for (query, message, pointer) in [
        ("", "expected a member `currency`, found none", None),
        ("currency=a&currency=b", "expected one member `currency`, found two", None),
        (&*format!("currency=a&amount={SECRET}"), "expected u8, found a string", Some("/amount")),
    ] {
        let answer = get(query).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        let expected = format!("invalid flexible webhook request: the query: {message}");
        assert_eq!(answer.error()["message"], expected);
        assert_eq!(answer.error().get("pointer").map(|p| p.as_str().unwrap()), pointer);
    }
}

#[tokio::test]
async fn handlers_read_headers_and_debug_hides_them() {
    let webhook = webhook(async |request: FlexibleRequest<String>| -> Result<[String; 2]> {
        let key = request.header("x-key").unwrap_or_default().to_owned();
        Ok([key, format!("{request:?}")])
    });
    let mut request = post(&format!("/flexible?{SECRET}"), format!("\"{SECRET}\""));
    request.headers_mut().insert("X-Key", header::HeaderValue::from_static(SECRET));
    let answer = json(&call(&webhook, request).await);
    assert_eq!(answer[0], SECRET);
    let shown = answer[1].as_str().unwrap();
    assert!(shown.contains("x-key") && shown.contains("/flexible"), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn missing_state_is_an_error_of_registration() {
    let agent = Agent::empty_builder().handler::<order>().state(Most(1)).build().unwrap();
    let error = Webhook::new(agent).flexible("/rates", rates).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    let problem = problem.to_string();
    for part in ["flexible::rates`", file!(), "flexible::Bank`", "AgentBuilder::state"] {
        assert!(problem.contains(part), "{problem}");
    }
}

#[tokio::test]
async fn other_paths_are_not_affected() {
    let alone = webhook(ping);
    assert_eq!(call(&alone, post("/", es_v2("Order"))).await.status, StatusCode::OK);
    assert_eq!(call(&alone, bare("GET", "/")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    for path in ["/other", "/flexible/"] {
        assert_eq!(call(&alone, post(path, "")).await.status, StatusCode::NOT_FOUND);
    }
    let beside = alone.route("/cx", Cx);
    let cx = request::cx("Order", r#"{"amount":5}"#);
    assert_eq!(call(&beside, post("/cx", cx)).await.status, StatusCode::OK);
    assert_eq!(call(&beside, post("/", es_v2("Order"))).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&beside, "/flexible", "").await, json!({}));
}

#[tokio::test]
async fn a_duplicate_path_is_refused() {
    async fn second(_: FlexibleRequest) -> Result<u8> {
        Ok(2)
    }
    for taken in [webhook(ping), Webhook::new(agent()).route("/flexible", Cx)] {
        let error = taken.flexible("/flexible", second).unwrap_err();
        let [Problem::DuplicatePath { path, handler, location }] = error.problems() else {
            panic!("{error}")
        };
        assert_eq!((path.as_str(), location.file), ("/flexible", file!()));
        assert!(handler.ends_with("::second"), "{handler}");
        assert!(
            error
                .to_string()
                .contains("cannot use the path `/flexible`: the path is already in use"),
            "{error}"
        );
    }
    // A route cannot be refused: the first answers.
    let webhook = webhook(ping).route("/flexible", Cx);
    assert_eq!(ask(&webhook, "/flexible", "").await, json!({}));
    // The default is only there where nothing else is.
    let webhook = Webhook::new(agent()).flexible("/", second).unwrap();
    assert_eq!(ask(&webhook, "/", "").await, 2);
}
