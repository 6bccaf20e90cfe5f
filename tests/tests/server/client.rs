use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use intents_tests::{recorded, request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Fails a test that waits for ever.
pub(crate) async fn in_time<F: Future>(future: F) -> F::Output {
    let result = timeout(Duration::from_secs(60), future).await;
    result.unwrap_or_else(|_| panic!("waited in vain"))
}

/// The bytes of a request for an intent.
pub(crate) fn post(intent: &str) -> String {
    with_body("POST / HTTP/1.1\r\nHost: test\r\n", &request::es_v2(intent, "{}"))
}

/// The bytes of a request for the intent `Hello`.
pub(crate) fn hello(name: &str) -> String {
    let body = request::es_v2("Hello", &format!(r#"{{"name":"{name}"}}"#));
    with_body("POST / HTTP/1.1\r\nHost: test\r\n", &body)
}

/// A head that lacks its content-length, and a body.
pub(crate) fn with_body(head: &str, body: &str) -> String {
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())
}

/// A client that is as rude as a test needs it.
pub(crate) struct Client {
    stream: TcpStream,
    received: Vec<u8>,
}

/// A response, as far as tests look at it.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// In lower case.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        Self::new(TcpStream::connect(address).await.unwrap())
    }

    pub(crate) fn new(stream: TcpStream) -> Self {
        Self { stream, received: Vec::new() }
    }

    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        in_time(self.stream.write_all(bytes.as_ref())).await.unwrap();
    }

    /// Sends a request and reads its response.
    pub(crate) async fn call(&mut self, request: impl AsRef<[u8]>) -> Response {
        self.send(request).await;
        self.response().await
    }

    /// The next response, which is one of Dialogflow's form.
    pub(crate) async fn response(&mut self) -> Response {
        let response = self.response_of_any_form().await;
        if response.status == 200 {
            recorded::answer(response.body.as_bytes()).unwrap();
        }
        response
    }

    /// The next response.
    pub(crate) async fn response_of_any_form(&mut self) -> Response {
        let mut response = self.head().await;
        let mut lines = response.head.lines();
        let length = lines.find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        let length = length.parse().unwrap();
        while self.received.len() < length {
            self.read().await;
        }
        response.body = String::from_utf8(self.received.drain(..length).collect()).unwrap();
        response
    }

    /// The head of the next response.
    pub(crate) async fn head(&mut self) -> Response {
        let end = loop {
            if let Some(end) = self.received.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await;
        };
        let head: Vec<u8> = self.received.drain(..end).collect();
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Response { status, head, body: String::new() }
    }

    async fn read(&mut self) {
        let read = in_time(self.stream.read_buf(&mut self.received)).await.unwrap();
        assert_ne!(read, 0, "closed after {:?}", String::from_utf8_lossy(&self.received));
    }

    /// Waits for the server to close the connection, without a word more.
    pub(crate) async fn closed(mut self) {
        assert_eq!(self.rest().await, "");
    }

    /// All that comes before the server closes the connection.
    pub(crate) async fn rest(&mut self) -> String {
        let mut rest = std::mem::take(&mut self.received);
        match in_time(self.stream.read_to_end(&mut rest)).await {
            Ok(_) => {}
            // The server resets a connection if it has not read everything.
            Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
            Err(error) => panic!("{error}"),
        }
        String::from_utf8(rest).unwrap()
    }
}
