use std::io::ErrorKind;
use std::sync::Arc;

use intents_dialogflow::run_dev_server;

use super::client::{Client, in_time, post};
use super::{agent, listen};

#[tokio::test]
async fn serves_on_the_given_address() {
    // A port that was free a moment ago may not be any more.
    let status = loop {
        let address = listen().await.local_addr().unwrap();
        let server = run_dev_server(agent(&Arc::default())).host("127.0.0.1").port(address.port());
        tokio::select! {
            // The server first: it listens before the client asks.
            biased;
            ended = server.into_future() => {
                assert_eq!(ended.unwrap_err().kind(), ErrorKind::AddrInUse);
            }
            status = async { Client::connect(address).await.call(post("Hello")).await.status } => {
                break status;
            }
        }
    };
    assert_eq!(status, 200);
}

#[tokio::test]
async fn port_zero_selects_a_free_port() {
    let server = run_dev_server(agent(&Arc::default())).host("127.0.0.1").port(0);
    tokio::select! {
        biased;
        ended = server.into_future() => panic!("{ended:?}"),
        () = std::future::ready(()) => {}
    }
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let taken = listen().await;
    let address = taken.local_addr().unwrap();
    let server = run_dev_server(agent(&Arc::default())).host("127.0.0.1").port(address.port());
    let error = in_time(server.into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
    assert!(error.to_string().starts_with(&format!("cannot listen on {address}: ")), "{error}");
}
