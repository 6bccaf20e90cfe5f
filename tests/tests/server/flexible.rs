use intents_core::Result;
use intents_dialogflow::{FlexibleRequest, Webhook};

use super::client::{Client, post, with_body};
use super::{NEVER, Server, listen};

async fn echo(request: FlexibleRequest<Option<String>>) -> Result<[Option<String>; 1]> {
    Ok([request.body])
}

#[tokio::test]
async fn a_connection_carries_every_method_of_a_flexible_webhook() {
    let flexible = |webhook: Webhook| webhook.deadline(NEVER).flexible("/flexible", echo).unwrap();
    let server = Server::start_with(flexible, listen().await, |serve| serve);
    let mut client = Client::connect(server.address).await;
    let head = |method: &str| format!("{method} /flexible HTTP/1.1\r\nHost: test\r\n");

    for method in ["POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        client.send(with_body(&head(method), "\"a\"")).await;
        let with = client.response_of_any_form().await;
        assert_eq!((with.status, &*with.body), (200, "[\"a\"]"), "{method}");
        client.send(head(method) + "\r\n").await;
        let without = client.response_of_any_form().await;
        assert_eq!((without.status, &*without.body), (200, "[null]"), "{method}");
    }

    // A body after the head of the response to HEAD would be taken for the next response.
    client.send(head("HEAD") + "\r\n" + &head("TRACE") + "\r\n" + &post("Hello")).await;
    let response = client.head().await;
    assert_eq!(response.status, 200);
    assert!(response.head.contains("content-length: 6\r\n"), "{}", response.head);
    assert_eq!(client.response().await.status, 405);
    assert_eq!(client.response().await.status, 200);
}
