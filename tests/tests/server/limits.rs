use std::time::Duration;

use intents_core::{Agent, Intent, fulfill};
use intents_dialogflow::Webhook;
use tokio::net::TcpSocket;
use tokio::time::sleep;

use super::client::{Client, hello, post};
use super::{NEVER, SOON, Server, listen};

const HALF_A_HEAD: &str = "POST / HTTP/1.1\r\nHost: te";

#[tokio::test]
async fn a_connection_without_a_request_is_closed() {
    let server = Server::start(|serve| serve.first_request_timeout(SOON)).await;
    for bytes in ["", "\r\n\r\n", HALF_A_HEAD] {
        let mut client = Client::connect(server.address).await;
        client.send(bytes).await;
        client.closed().await;
    }
}

/// Its request has come before the server looks, so that no time can run out first.
async fn connected_before<S>(start: impl FnOnce(tokio::net::TcpListener) -> S) -> (Client, S) {
    let listener = listen().await;
    let mut client = Client::connect(listener.local_addr().unwrap()).await;
    client.send(post("Hello")).await;
    let server = start(listener);
    assert_eq!(client.response().await.status, 200);
    (client, server)
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let start = |listener| Server::start_on(listener, |serve| serve.header_timeout(SOON));
    let (client, _server) = connected_before(start).await;
    client.closed().await;
}

#[tokio::test]
async fn an_incomplete_head_times_out() {
    let start = |listener| Server::start_on(listener, |serve| serve.header_timeout(SOON));
    let listener = listen().await;
    let mut client = Client::connect(listener.local_addr().unwrap()).await;
    client.send(post("Hello") + HALF_A_HEAD).await;
    let _server = start(listener);
    assert_eq!(client.response().await.status, 200);
    client.closed().await;
}

/// The handler takes longer than a peer may be silent.
#[derive(Intent)]
struct Ponder;

#[fulfill]
async fn ponder(_: Ponder) -> &'static str {
    sleep(SOON * 4).await;
    "pondered"
}

#[tokio::test]
async fn a_connection_with_an_open_request_is_not_idle() {
    let agent = Agent::empty_builder().handler::<ponder>().build().unwrap();
    let listener = listen().await;
    let mut client = Client::connect(listener.local_addr().unwrap()).await;
    client.send(post("Ponder")).await;
    let serve = Webhook::new(agent).serve(listener);
    let serve = serve.first_request_timeout(SOON).header_timeout(SOON).write_timeout(SOON);
    let server = tokio::spawn(serve.into_future());
    assert!(client.response().await.body.contains("pondered"));
    server.abort();
}

#[tokio::test]
async fn only_the_first_request_has_the_first_timeout() {
    let start = |listener| Server::start_on(listener, |serve| serve.first_request_timeout(SOON));
    let (mut client, _server) = connected_before(start).await;
    // Long enough for the limit to pass, if it were still there.
    sleep(SOON * 4).await;
    assert_eq!(client.call(post("Hello")).await.status, 200);
}

#[tokio::test]
async fn a_missing_body_closes_the_connection() {
    let hurry = |webhook: Webhook| webhook.deadline(SOON);
    let server = Server::start_with(hurry, listen().await, |serve| serve);
    let mut client = Client::connect(server.address).await;
    let response = client.call("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{").await;
    assert_eq!(response.status, 408);
    assert!(response.head.contains("connection: close\r\n"), "{}", response.head);
    client.closed().await;
}

#[tokio::test]
async fn an_unread_response_closes_the_connection() {
    // More than the buffers of both sides hold.
    const COUNT: usize = 400;
    let limit = |serve: intents_dialogflow::Serve| serve.write_timeout(SOON).max_connections(1);
    let server = Server::start(limit).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let mut client = Client::new(socket.connect(server.address).await.unwrap());
    client.send(post("Chat").repeat(COUNT)).await;
    // The server must close the connection before it serves another.
    assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
    let received = client.rest().await;
    assert!(received.matches("HTTP/1.1 200 OK").count() < COUNT);
}

#[tokio::test]
async fn connections_over_the_limit_wait() {
    let server = Server::start(|serve| serve.max_connections(2)).await;
    let mut first = Client::connect(server.address).await;
    let mut second = Client::connect(server.address).await;
    assert_eq!(first.call(hello("first")).await.status, 200);
    assert_eq!(second.call(hello("second")).await.status, 200);
    // The client sees a connection, and its request is in transit.
    let mut third = Client::connect(server.address).await;
    third.send(hello("third")).await;
    for _ in 0..10 {
        assert_eq!(first.call(hello("first")).await.status, 200);
        assert_eq!(second.call(hello("second")).await.status, 200);
    }
    assert!(!server.greeted().contains(&"third".to_owned()));
    drop(first);
    assert_eq!(third.response().await.status, 200);
    assert_eq!(server.greeted().last().unwrap(), "third");
}

#[tokio::test]
async fn a_limit_of_zero_connections_is_one() {
    let server = Server::start(|serve| serve.max_connections(0)).await;
    assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
}

#[tokio::test]
async fn timeouts_can_be_the_longest_duration() {
    let server = Server::start(|serve| {
        serve
            .max_connections(usize::MAX)
            .first_request_timeout(Duration::MAX)
            .header_timeout(Duration::MAX)
            .write_timeout(Duration::MAX)
            .drain_timeout(Duration::MAX)
    })
    .await;
    let mut client = Client::connect(server.address).await;
    for _ in 0..2 {
        assert_eq!(client.call(post("Hello")).await.status, 200);
    }
    server.stop.send(()).unwrap();
    client.closed().await;
    super::in_time(server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn requests_over_the_limit_are_refused() {
    let limit = |webhook: Webhook| webhook.deadline(NEVER).max_in_flight(1);
    let server = Server::start_with(limit, listen().await, |serve| serve);
    let mut waiting = Client::connect(server.address).await;
    waiting.send(post("Wait")).await;
    server.stage.reached().await;
    let mut other = Client::connect(server.address).await;
    let response = other.call(post("Hello")).await;
    assert_eq!(response.status, 503);
    assert!(response.head.contains("retry-after: 1\r\n"), "{}", response.head);
    server.stage.open();
    assert_eq!(waiting.response().await.status, 200);
    assert_eq!(other.call(post("Hello")).await.status, 200);
}
