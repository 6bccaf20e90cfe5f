//! Requests that break off.

use super::{ANY, CX, Dialect, V1, V2, agent, post, webhook};

const DOCUMENTED_V2: &str = include_str!("../../../fixtures/es_v2_documented_request.json");
const DOCUMENTED_V1: &str = include_str!("../../../fixtures/es_v1_documented_request.json");
const API_AI: &str = include_str!("../../../fixtures/api_ai_documented_request.json");

/// Every prefix of a request, at its path and where its dialect is found out.
async fn check(dialect: Dialect, request: &str) {
    let webhook = webhook(agent());
    let request = request.trim_end();
    for path in [dialect.path, ANY] {
        for end in 0..request.len() {
            let prefix = request.as_bytes()[..end].to_vec();
            let answer = post(&webhook, path, prefix).await;
            let (message, pointer) = answer.refused();
            assert_eq!(pointer, None, "{end}");
            // Of the first few letters nobody can tell whose they are.
            let is_known = message.starts_with(&format!("invalid {} request: ", dialect.name));
            let is_unknown = path == ANY && message.starts_with("invalid Dialogflow request: ");
            assert!(is_known || (is_unknown && end < 200), "{end}: {message}");
            let (_, what) = message.split_once("the body is not valid JSON: ").unwrap();
            // A number may break off behind its point.
            let is_end =
                what.starts_with("EOF while parsing") || what.starts_with("invalid number");
            assert!(is_end && what.contains(" at line "), "{message}");
        }
        let whole = post(&webhook, path, request.to_owned()).await;
        assert_eq!(whole.status, 200, "{path}: {}", whole.body);
    }
}

#[tokio::test]
async fn no_prefix_of_a_v2_request_is_one() {
    check(V2, DOCUMENTED_V2).await;
    check(V2, V2.every_member).await;
}

#[tokio::test]
async fn no_prefix_of_a_v1_request_is_one() {
    check(V1, DOCUMENTED_V1).await;
    check(V1, API_AI).await;
    check(V1, V1.every_member).await;
}

#[tokio::test]
async fn no_prefix_of_a_cx_request_is_one() {
    check(CX, CX.every_member).await;
}

/// A request that breaks off within a letter of several bytes is no text.
#[tokio::test]
async fn half_a_letter_is_no_text() {
    let webhook = webhook(agent());
    for dialect in [V2, V1, CX] {
        let request = dialect.every_member.replace(super::SECRET, "è");
        for (at, _) in request.match_indices('è') {
            for path in [dialect.path, ANY] {
                let answer = post(&webhook, path, request.as_bytes()[..=at].to_vec()).await;
                let (message, pointer) = answer.refused();
                let expected = format!("the body is not UTF-8 at byte {at}");
                assert!(message.ends_with(&expected), "{message}");
                assert_eq!(pointer, None);
            }
        }
    }
}
