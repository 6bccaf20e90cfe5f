use std::future::{pending, ready};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use http_body_util::Full;
use intents_dialogflow::Webhook;
use intents_tests::request;
use serde_json::json;
use tokio::time::{Instant, sleep};

use super::{SECRET, agent, call, ending, es_v2, post};

#[tokio::test]
async fn an_invalid_body_is_refused_with_a_pointer() {
    let webhook = Webhook::new(agent());
    for (body, message, pointer) in [
        (String::new(), "the body is not valid JSON: EOF while parsing a value", None),
        (format!("{{\"{SECRET}"), "the body is not valid JSON: EOF while parsing a string", None),
        (format!("{{\"a\":{SECRET}}}"), "the body is not valid JSON: expected `,` or `}`", None),
        (format!("\"{SECRET}\""), "expected an object with `queryResult`", None),
        (format!("[\"{SECRET}\"]"), "expected an object with `queryResult`", None),
        (format!("{{\"{SECRET}\":\"{SECRET}\"}}"), "expected an object with `queryResult`", None),
        (es_v2("Order") + SECRET, "the body is not valid JSON: trailing characters", None),
        (
            format!(r#"{{"queryResult":{{"intent":{{"displayName":["{SECRET}"]}}}}}}"#),
            "expected a string, found a list",
            Some("/queryResult/intent/displayName"),
        ),
        (
            format!(
                r#"{{"queryResult":{{"parameters":"{SECRET}, expected {SECRET} at line 1"}}}}"#
            ),
            "expected an object, found a string",
            Some("/queryResult/parameters"),
        ),
        (
            format!(r#"{{"result":{{"actionIncomplete":"{SECRET}"}}}}"#),
            "expected a boolean, found a string",
            Some("/result/actionIncomplete"),
        ),
        (
            format!(r#"{{"pageInfo":{{"formInfo":{{"parameterInfo":[{{}},"{SECRET}"]}}}}}}"#),
            "expected an object, found a string",
            Some("/pageInfo/formInfo/parameterInfo/1"),
        ),
    ] {
        let answer = call(&webhook, post("/", body.clone())).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        let error = answer.error();
        assert!(error["message"].as_str().unwrap().contains(message), "{body}: {error}");
        assert_eq!(error.get("pointer").map(|p| p.as_str().unwrap()), pointer, "{body}");
        assert!(error.get("id").is_none());
    }
}

#[tokio::test]
async fn a_body_that_is_not_utf_8_is_refused() {
    let webhook = Webhook::new(agent());
    let mut body = es_v2("Order").into_bytes();
    let at = body.windows(SECRET.len()).position(|window| window == SECRET.as_bytes()).unwrap();
    body[at] = 0xff;
    let answer = call(&webhook, post("/", body)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let message = answer.error()["message"].as_str().unwrap().to_owned();
    assert!(message.ends_with(&format!("the body is not UTF-8 at byte {at}")), "{message}");
}

#[tokio::test]
async fn all_invalid_parameters_are_named_and_no_value_is_shown() {
    let webhook = Webhook::new(agent());
    let parameters =
        format!(r#"{{"amount":"{SECRET}","sizes":[1,"{SECRET}"],"card":["{SECRET}"]}}"#);
    for body in [
        request::es_v2("Order", &parameters),
        request::es_v1("Order", &parameters),
        request::cx("Order", &parameters),
    ] {
        let answer = call(&webhook, post("/", body)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            answer.error(),
            json!({
                "status": 400,
                "message": "parameters do not fit the intent `Order`",
                "parameters": [
                    {"name": "amount", "message": "expected a whole number, found a string"},
                    {"name": "sizes", "pointer": "/1", "message": "expected a number, found a string"},
                    {"name": "card", "message": "expected a string, found a list"},
                ],
            })
        );
    }
}

#[tokio::test]
async fn a_missing_required_parameter_is_an_error_after_slot_filling() {
    let webhook = Webhook::new(agent());
    for parameters in ["{}", r#"{"amount":""}"#, r#"{"amount":null}"#] {
        let answer = call(&webhook, post("/", request::es_v2("Order", parameters))).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            answer.error()["parameters"],
            json!([{"name": "amount", "message": "required, but not given"}])
        );
    }
}

#[tokio::test]
async fn deep_nesting_is_refused_or_skipped() {
    let webhook = Webhook::new(agent());
    let (lists, objects) = ("[".repeat(100_000) + &"]".repeat(100_000), r#"{"a":"#.repeat(100_000));
    let objects = objects + "1" + &"}".repeat(100_000);
    for deep in [lists, objects] {
        let bodies: [fn(&str, &str) -> String; 3] = [request::es_v2, request::es_v1, request::cx];
        for body in bodies {
            // Members that no handler reads are skipped.
            let unknown = body("Order", &format!(r#"{{"amount":5,"other":{deep}}}"#));
            assert_eq!(call(&webhook, post("/", unknown)).await.status, StatusCode::OK);
            for name in ["amount", "card", "sizes"] {
                let known = body("Order", &format!(r#"{{"{name}":{deep},"amount":5}}"#));
                let answer = call(&webhook, post("/", known)).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
            }
        }
    }
}

#[tokio::test]
async fn other_methods_are_refused_with_allow() {
    let webhook = Webhook::new(agent());
    for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post", "BREW"] {
        let mut request = post("/", es_v2("Order"));
        *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = call(&webhook, request).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.headers[header::ALLOW], "POST");
        assert_eq!(answer.error()["message"], "the method is not allowed; use POST");
    }
}

#[tokio::test]
async fn other_media_types_are_refused() {
    let webhook = Webhook::new(agent());
    let call = async |name, value: &[u8]| {
        let request = Request::post("/").header(name, value);
        call(&webhook, request.body(Full::<Bytes>::from(es_v2("Order"))).unwrap()).await
    };
    for accepted in [
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "APPLICATION/JSON",
        " application/json ; x=y",
        "application/vnd.google.dialogflow+json",
    ] {
        let answer = call(header::CONTENT_TYPE, accepted.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::OK, "{accepted}");
    }
    for refused in [
        "",
        "json",
        "text/json",
        "text/plain",
        "application/jsonp",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=application/json",
        "text/plain, application/json",
        "image/svg+json",
        "\u{ff}",
    ] {
        let answer = call(header::CONTENT_TYPE, refused.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{refused}");
        assert!(answer.error()["message"].as_str().unwrap().contains("application/json"));
    }
    assert_eq!(call(header::CONTENT_ENCODING, b"Identity").await.status, StatusCode::OK);
    for refused in ["gzip", "br", "identity, gzip"] {
        let answer = call(header::CONTENT_ENCODING, refused.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{refused}");
    }
}

#[tokio::test]
async fn a_body_without_a_content_type_is_read() {
    let webhook = Webhook::new(agent());
    let request = Request::post("/").body(Full::<Bytes>::from(es_v2("Order"))).unwrap();
    assert_eq!(call(&webhook, request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_body_is_limited_to_the_byte() {
    let body = es_v2("Order");
    let limited = Webhook::new(agent()).max_body(body.len());
    let mebibyte = body.clone() + &" ".repeat(1024 * 1024 - body.len());
    for (webhook, body) in [(limited, body), (Webhook::new(agent()), mebibyte)] {
        let mut request = post("/", body.clone());
        request.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
        assert_eq!(call(&webhook, request).await.status, StatusCode::OK);
        // Without a content length, the bytes are counted.
        assert_eq!(call(&webhook, post("/", body.clone())).await.status, StatusCode::OK);
        let answer = call(&webhook, post("/", body + " ")).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer.headers[header::CONNECTION], "close");
    }
}

#[tokio::test(start_paused = true)]
async fn a_content_length_over_the_limit_is_refused_before_the_body_is_read() {
    let webhook = Webhook::new(agent()).max_body(100);
    let body = ending("{", pending());
    let request = Request::post("/").header(header::CONTENT_LENGTH, "101").body(body).unwrap();
    let answer = call(&webhook, request).await;
    let error = json!({"status": 413, "message": "the body must not exceed 100 bytes"});
    assert_eq!(answer.error(), error);
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_times_out() {
    let webhook = Webhook::new(agent()).deadline(Duration::from_secs(3));
    let start = Instant::now();
    let body = ending(es_v2("Order"), pending());
    let answer = call(&webhook, Request::post("/").body(body).unwrap()).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.headers[header::CONNECTION], "close");
    assert_eq!(answer.error()["message"], "the body did not arrive in time");
    assert_eq!(start.elapsed().as_secs(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_body_just_before_the_deadline_is_read() {
    let webhook = Webhook::new(agent()).deadline(Duration::from_secs(3));
    let body = ending(es_v2("Order"), async {
        sleep(Duration::from_millis(2_900)).await;
        None
    });
    let answer = call(&webhook, Request::post("/").body(body).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_truncated_body_is_refused() {
    let webhook = Webhook::new(agent());
    let body = ending(es_v2("Order"), ready(Some(Err(SECRET.into()))));
    let answer = call(&webhook, Request::post("/").body(body).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.headers[header::CONNECTION], "close");
    assert_eq!(answer.error()["message"], "the body ended with an error");
}

#[tokio::test]
async fn trailers_are_ignored() {
    let webhook = Webhook::new(agent());
    let trailers = [(header::ETAG, header::HeaderValue::from_static("x"))].into_iter().collect();
    let body = ending(es_v2("Order"), ready(Some(Ok(trailers))));
    let answer = call(&webhook, Request::post("/").body(body).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
}
