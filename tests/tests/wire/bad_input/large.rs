//! Ten megabytes, and two of every kind.

use bytes::Bytes;

use super::{ANY, BODIES, DIALECTS, FIT, SECRET, agent, post, webhook};

const TEN_MB: usize = 10_000_000;

#[tokio::test]
async fn a_large_body_is_refused_unless_the_limit_is_raised() {
    let (limited, raised) = (webhook(agent()), webhook(agent()).max_body(2 * TEN_MB));
    let parameters = format!(r#"{{"other":"{}"}}"#, "x".repeat(TEN_MB));
    for (dialect, body) in DIALECTS.into_iter().zip(BODIES) {
        let body = Bytes::from(body("bad-input.Order", &parameters));
        let answer = post(&limited, dialect.path, body.clone()).await;
        assert_eq!(answer.status, 413);
        let message = "the body must not exceed 1048576 bytes";
        assert_eq!(answer.body["error"]["message"], message);
        let answer = post(&raised, dialect.path, body).await;
        assert_eq!(answer.words(), "None None None []");
    }
}

/// Of whatever there is so much, the answer is short.
#[tokio::test]
async fn a_large_body_has_a_short_answer() {
    const SIZE: usize = TEN_MB / 5;
    let raised = webhook(agent()).max_body(2 * SIZE);
    let long = "x".repeat(SIZE);
    let many = "0,".repeat(SIZE / 2);
    for (i, (parameters, refused)) in [
        (format!(r#"{{"other":[{many}0]}}"#), None),
        (format!(r#"{{{}"other":0}}"#, r#""a":0,"#.repeat(SIZE / 6)), None),
        (format!(r#"{{"amount":"{SECRET}{long}"}}"#), Some(FIT)),
        (format!(r#"{{"sizes":[{many}"{SECRET}"]}}"#), Some(FIT)),
        (format!("\"{SECRET}{long}\""), Some("expected an object, found a string")),
        (format!("[{many}\"{SECRET}\"]"), Some("expected an object, found a list")),
        (format!("{{\"{SECRET}{long}\""), Some("the body is not valid JSON: expected `:`")),
    ]
    .into_iter()
    .enumerate()
    {
        assert!(parameters.len() >= SIZE);
        // One dialect each: which one makes no difference.
        let body = BODIES[i % 3]("bad-input.Order", &parameters);
        let answer = post(&raised, ANY, body).await;
        match refused {
            Some(expected) => assert!(answer.refused().0.contains(expected), "{answer:?}"),
            None => assert_eq!(answer.words(), "None None None []"),
        }
        assert!(answer.body.to_string().len() < 1_000);
    }
}
