use std::io::ErrorKind;
use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::task::yield_now;

use super::client::{Client, in_time, post};
use super::{SOON, Server};

/// Binds an address as soon as it can be.
async fn bind(address: SocketAddr) -> TcpListener {
    in_time(async {
        loop {
            match TcpListener::bind(address).await {
                Ok(listener) => return listener,
                Err(error) if error.kind() == ErrorKind::AddrInUse => yield_now().await,
                Err(error) => panic!("{error}"),
            }
        }
    })
    .await
}

#[tokio::test]
async fn shutdown_frees_the_port_and_finishes_requests() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    client.send(post("Wait")).await;
    server.stage.reached().await;
    server.stop.send(()).unwrap();

    // The next one serves on the port while the handler of the last one waits.
    let next = Server::start_on(bind(server.address).await, |serve| serve);
    assert_eq!(Client::connect(next.address).await.call(post("Hello")).await.status, 200);
    assert!(!server.task.is_finished());

    server.stage.open();
    let response = client.response().await;
    assert!(response.body.contains("waited"), "{}", response.body);
    assert!(response.head.contains("connection: close\r\n"), "{}", response.head);
    client.closed().await;
    in_time(server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn idle_connections_are_closed() {
    let server = Server::start(|serve| serve).await;
    let silent = Client::connect(server.address).await;
    let mut idle = Client::connect(server.address).await;
    // They are accepted in order: the silent one has been when this one is answered.
    assert_eq!(idle.call(post("Hello")).await.status, 200);
    server.stop.send(()).unwrap();
    idle.closed().await;
    silent.closed().await;
    in_time(server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_in_transit_is_answered() {
    let server = Server::start(|serve| serve).await;
    let mut client = Client::connect(server.address).await;
    let request = post("Hello");
    let (start, end) = request.split_at(request.len() - 9);
    client.send(start).await;
    // The connections that come after it are accepted after it.
    assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
    server.stop.send(()).unwrap();
    drop(bind(server.address).await);
    assert_eq!(client.call(end).await.status, 200);
    client.closed().await;
    in_time(server.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn shutdown_waits_no_longer_than_the_drain_timeout() {
    let server = Server::start(|serve| serve.drain_timeout(SOON)).await;
    let mut client = Client::connect(server.address).await;
    client.send(post("Wait")).await;
    server.stage.reached().await;
    server.stop.send(()).unwrap();
    in_time(server.task).await.unwrap().unwrap();
    server.stage.left().await;
    client.closed().await;
}

#[tokio::test]
async fn a_dropped_server_leaves_nothing_running() {
    let server = Server::start(|serve| serve).await;
    let idle = Client::connect(server.address).await;
    let mut waiting = Client::connect(server.address).await;
    waiting.send(post("Wait")).await;
    server.stage.reached().await;

    server.task.abort();
    assert!(in_time(server.task).await.unwrap_err().is_cancelled());
    TcpListener::bind(server.address).await.unwrap();
    server.stage.left().await;
    waiting.closed().await;
    idle.closed().await;
}

#[tokio::test]
async fn without_a_signal_the_server_keeps_running() {
    let server = Server::start(|serve| serve).await;
    drop(server.stop);
    for _ in 0..3 {
        assert_eq!(Client::connect(server.address).await.call(post("Hello")).await.status, 200);
    }
    assert!(!server.task.is_finished());
}
