use std::sync::Arc;

use intents_core::{Agent, Intent, State, fulfill};
use intents_dialogflow::Webhook;
use intents_tests::request;
use tokio::sync::Barrier;

use super::client::{Client, hello, in_time, post, with_body};
use super::{NEVER, Server, listen};

const CHUNKED: &str = "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n";

#[tokio::test]
async fn a_connection_serves_requests_after_errors() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    for (request, status) in [
        (post("Hello"), 200),
        (post("Panic"), 500),
        (post("Hello"), 200),
        (post("Unknown"), 404),
        (with_body("POST / HTTP/1.1\r\n", "{"), 400),
        (with_body("POST /nowhere HTTP/1.1\r\n", "{}"), 404),
        (with_body("GET / HTTP/1.1\r\n", "{}"), 405),
        (with_body("POST / HTTP/1.1\r\nContent-Type: text/plain\r\n", "{}"), 415),
        (post("Hello"), 200),
    ] {
        assert_eq!(client.call(request.as_str()).await.status, status, "{request}");
    }
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_order() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    let requests =
        hello("one") + &post("Panic") + &hello("two") + &post("Unknown") + &hello("three");
    client.send(requests).await;
    for status in [200, 500, 200, 404, 200] {
        assert_eq!(client.response().await.status, status);
    }
    assert_eq!(server.greeted(), ["one", "two", "three"]);
}

#[tokio::test]
async fn only_the_path_of_a_request_target_is_routed() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    for (target, status) in [
        ("/?x=1", 200),
        ("http://elsewhere.example/?x=1", 200),
        ("http://elsewhere.example", 200),
        ("//", 404),
        ("/%2e", 404),
        ("*", 404),
        ("elsewhere.example:80", 404),
    ] {
        let head = format!("POST {target} HTTP/1.1\r\nHost: test\r\n");
        let request = with_body(&head, &request::es_v2("Hello", "{}"));
        assert_eq!(client.call(request).await.status, status, "{target}");
    }
}

#[tokio::test]
async fn connections_close_as_http_requires() {
    let server = Server::start(|serve| serve).await;
    let body = request::es_v2("Hello", "{}");
    for head in ["POST / HTTP/1.0\r\n", "POST / HTTP/1.1\r\nConnection: close\r\n"] {
        let mut client = Client::connect(server.address).await;
        assert_eq!(client.call(with_body(head, &body)).await.status, 200);
        client.closed().await;
    }
    let mut client = Client::connect(server.address).await;
    let request = with_body("POST / HTTP/1.0\r\nConnection: keep-alive\r\n", &body);
    for _ in 0..2 {
        assert_eq!(client.call(&request).await.status, 200);
    }
}

#[tokio::test]
async fn a_response_to_head_has_no_body() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n").await;
    let response = client.head().await;
    assert_eq!(response.status, 405);
    assert!(response.head.contains("allow: post\r\n"), "{}", response.head);
    assert_eq!(client.call(post("Hello")).await.status, 200);
}

#[tokio::test]
async fn a_body_is_requested_with_100_continue() {
    let server = Server::start(|serve| serve).await;
    let body = request::es_v2("Hello", "{}");
    let head =
        format!("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: {}\r\n", body.len());
    let mut client = Client::connect(server.address).await;
    assert_eq!(client.call(format!("{head}\r\n")).await.status, 100);
    assert_eq!(client.call(&body).await.status, 200);
    for (header, status) in [("Content-Type: text/plain", 415), ("Content-Encoding: gzip", 415)] {
        let mut client = Client::connect(server.address).await;
        assert_eq!(client.call(format!("{head}{header}\r\n\r\n")).await.status, status);
    }
}

#[tokio::test]
async fn chunks_are_joined() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    let body = request::es_v2("Hello", r#"{"name":"Ånna"}"#);
    for size in [1, 7, body.len()] {
        let mut request = CHUNKED.as_bytes().to_vec();
        for chunk in body.as_bytes().chunks(size) {
            request.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            request.extend_from_slice(chunk);
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"0\r\n\r\n");
        assert_eq!(client.call(request).await.status, 200, "{size}");
    }
    assert_eq!(server.greeted(), ["Ånna"; 3]);
}

#[tokio::test]
async fn an_unreadable_body_closes_the_connection() {
    let server = Server::start(|serve| serve).await;
    for chunks in ["xyz\r\n", "-1\r\n", "3\r\nabcdef", "fffffffffffffffff\r\n"] {
        let mut client = Client::connect(server.address).await;
        let response = client.call(format!("{CHUNKED}{chunks}")).await;
        assert_eq!(response.status, 400, "{chunks:?}");
        assert!(response.head.contains("connection: close\r\n"), "{}", response.head);
        client.closed().await;
    }
}

#[tokio::test]
async fn a_body_over_the_limit_closes_the_connection() {
    let limit = |webhook: Webhook| webhook.deadline(NEVER).max_body(1_000);
    let server = Server::start_with(limit, listen().await, |serve| serve);
    let declared = "POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n".to_owned();
    let streamed = format!("{CHUNKED}3e9\r\n{}", " ".repeat(1_001));
    for request in [declared, streamed] {
        let mut client = Client::connect(server.address).await;
        let response = client.call(request).await;
        assert_eq!(response.status, 413);
        assert!(response.head.contains("connection: close\r\n"), "{}", response.head);
        client.closed().await;
    }
}

#[tokio::test]
async fn a_request_cannot_be_smuggled_in_a_body() {
    let server = Server::start(|serve| serve).await;
    let smuggled = hello("smuggled");
    let both = |body: &str| {
        let head = "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n";
        with_body(head, body)
    };
    let length = |length: &str| {
        format!("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: {length}\r\n\r\n{smuggled}")
    };
    let coding = |coding: &str| {
        let head = format!("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: {coding}\r\n");
        format!("{head}\r\n0\r\n\r\n{smuggled}")
    };
    for request in [
        both(&format!("0\r\n\r\n{smuggled}")),
        length("0\r\nContent-Length: 1"),
        length("0, 1"),
        length("+0"),
        length("0x0"),
        coding("chunked, identity"),
        coding("xchunked"),
        coding("identity"),
        format!("POST / HTTP/1.1\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST / HTTP/1.1\r\nX: y\r\n folded\r\n\r\n{smuggled}"),
    ] {
        let mut client = Client::connect(server.address).await;
        assert_eq!(client.call(&request).await.status, 400, "{request}");
        client.closed().await;
    }
    assert_eq!(server.greeted(), [""; 0]);
}

#[tokio::test]
async fn large_heads_are_refused() {
    let server = Server::start(|serve| serve).await;
    let long = format!("POST / HTTP/1.1\r\nX: {}\r\n", "y".repeat(70_000));
    let many = format!("POST / HTTP/1.1\r\n{}", "X: y\r\n".repeat(101));
    for head in [long, many] {
        let mut client = Client::connect(server.address).await;
        assert_eq!(client.call(with_body(&head, "")).await.status, 431);
        client.closed().await;
    }
}

#[tokio::test]
async fn connections_of_other_protocols_are_closed() {
    let server = Server::start(|serve| serve).await;
    for bytes in [
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".as_slice(),
        b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
        b"GET /\r\n",
        b"POST / HTTP/2\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut client = Client::connect(server.address).await;
        client.send(bytes).await;
        let rest = client.rest().await;
        assert!(rest.is_empty() || rest.starts_with("HTTP/1.1 400 "), "{rest}");
    }
    assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
}

#[tokio::test]
async fn slow_clients_do_not_block_others() {
    let server = Server::start(|serve| serve).await;
    let mut clients = Vec::new();
    for bytes in ["", "POST / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"] {
        let mut client = Client::connect(server.address).await;
        client.send(bytes).await;
        clients.push(client);
    }
    let mut waiting = Client::connect(server.address).await;
    waiting.send(post("Wait")).await;
    server.stage.reached().await;
    assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
    server.stage.open();
    assert!(waiting.response().await.body.contains("waited"));
}

#[tokio::test]
async fn a_handler_is_dropped_when_its_caller_disconnects() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    client.send(post("Wait")).await;
    server.stage.reached().await;
    drop(client);
    server.stage.left().await;
}

/// The user meets all others.
#[derive(Intent)]
struct Meet;

#[fulfill]
async fn meet(_: Meet, barrier: State<'_, Barrier>) -> &'static str {
    barrier.wait().await;
    "met"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handlers_run_concurrently() {
    const COUNT: usize = 64;
    let agent = Agent::empty_builder().handler::<meet>().state(Barrier::new(COUNT));
    let agent = Webhook::new(agent.build().unwrap()).deadline(NEVER);
    let listener = listen().await;
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(agent.serve(listener).into_future());
    let clients: Vec<_> = (0..COUNT)
        .map(|_| {
            tokio::spawn(async move { Client::connect(address).await.call(post("Meet")).await })
        })
        .collect();
    for client in clients {
        assert!(in_time(client).await.unwrap().body.contains("met"));
    }
    server.abort();
}

#[tokio::test]
async fn clones_of_a_webhook_share_its_agent() {
    let stage = Arc::default();
    let webhook = Webhook::new(super::agent(&stage));
    for name in ["one", "two"] {
        let listener = listen().await;
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(webhook.clone().serve(listener).into_future());
        assert_eq!(Client::connect(address).await.call(hello(name)).await.status, 200);
        server.abort();
    }
    assert_eq!(*stage.greeted.lock().unwrap(), ["one", "two"]);
}
