//! Bodies that are not a request, and parameters without a value.

use super::{ANY, CX, DIALECTS, Dialect, FIT, SECRET, V1, V2, agent, post, webhook};

/// A value that is a string in every dialect.
fn text(dialect: Dialect) -> &'static str {
    match dialect.path {
        "/v2" => "/queryResult/queryText",
        "/v1" => "/result/resolvedQuery",
        _ => "/text",
    }
}

/// A member that no call reads, and that may be anything.
fn skipped(dialect: Dialect) -> &'static str {
    match dialect.path {
        "/v2" => "/queryResult/knowledgeAnswers",
        "/v1" => "/originalRequest/version",
        _ => "/messages",
    }
}

#[tokio::test]
async fn what_is_no_json_is_refused_with_its_line_and_column() {
    let webhook = webhook(agent());
    for dialect in DIALECTS {
        for (value, what) in [
            ("", "expected value"),
            (SECRET, "expected `,` or `}`"),
            ("NaN", "expected value"),
            ("Infinity", "expected value"),
            ("-", "invalid number"),
            ("01", "invalid number"),
            ("1.", "invalid number"),
            ("'4929-1234-5678'", "expected value"),
            ("\"4929-1234-5678\n\"", "control character (\\u0000-\\u001F) found while parsing"),
            (r#""4929-1234-5678\x""#, "invalid escape"),
            (r#""4929-1234-5678\ud800""#, "unexpected end of hex escape"),
            // One message of the reader, another of who skips it.
            (r#"[1,"4929-1234-5678",]"#, "expected value"),
            (r#"{"4929-1234-5678":1,}"#, "key must be a string"),
            (r#"{4929-1234-5678:1}"#, "key must be a string"),
            ("tru", "expected ident"),
            ("/* 4929-1234-5678 */ 1", "expected value"),
        ] {
            for at in [text(dialect), skipped(dialect)] {
                for path in [dialect.path, ANY] {
                    let answer = post(&webhook, path, dialect.with(at, value)).await;
                    // A lone surrogate is a text that nobody can read; who skips it does not see.
                    if answer.status == 200 {
                        assert!(value.contains("ud800") && at == skipped(dialect), "{value}");
                        continue;
                    }
                    let (message, pointer) = answer.refused();
                    let start = format!("invalid {} request: ", dialect.name);
                    assert!(message.starts_with(&start), "{value}: {message}");
                    let has_place = message.contains(" at line ");
                    assert!(pointer.is_some() || has_place, "{value}: {message}");
                    // Where a string is expected, that there is none comes first.
                    let is_data = pointer.is_some_and(|pointer| pointer == at);
                    assert!(message.contains(what) || is_data, "{value}: {message}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_comes_after_a_request_is_refused() {
    let webhook = webhook(agent());
    for dialect in DIALECTS {
        for more in ["}", "{}", "null", SECRET, "\u{feff}"] {
            for path in [dialect.path, ANY] {
                let answer = post(&webhook, path, format!("{}{more}", dialect.every_member)).await;
                let (message, pointer) = answer.refused();
                assert!(message.contains("trailing characters at line"), "{more}: {message}");
                assert_eq!(pointer, None);
            }
        }
    }
}

#[tokio::test]
async fn what_is_no_utf_8_is_refused_with_the_byte() {
    let webhook = webhook(agent());
    // Half a letter, a lone continuation, an overlong `/`, a surrogate, and UTF-16.
    let wrong: [&[u8]; 5] = [b"\xc3", b"\x80", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff\xfe{\x00"];
    for dialect in DIALECTS {
        for at in [text(dialect), skipped(dialect)] {
            let request = dialect.with(at, "\"#\"");
            let place = request.find("\"#\"").unwrap() + 1;
            for bytes in wrong {
                let body = request.as_bytes();
                let body = [&body[..place], bytes, &body[place + 1..]].concat();
                for path in [dialect.path, ANY] {
                    let answer = post(&webhook, path, body.clone()).await;
                    let (message, pointer) = answer.refused();
                    let expected = format!("the body is not UTF-8 at byte {place}");
                    assert!(message.ends_with(&expected), "{message}");
                    assert_eq!(pointer, None);
                }
            }
        }
    }
}

/// 10,000 levels: more than a parser that calls itself for each could take.
#[tokio::test]
async fn nesting_is_refused_where_it_is_read_and_skipped_elsewhere() {
    const LEVELS: usize = 10_000;
    let webhook = webhook(agent());
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(LEVELS), close.repeat(LEVELS));
        let found = if open == "[" { "a list" } else { "an object" };
        for dialect in DIALECTS {
            for path in [dialect.path, ANY] {
                let answer = post(&webhook, path, dialect.with(skipped(dialect), &deep)).await;
                assert_eq!(answer.status, 200, "{:?}", answer.body);
                // A string, and not read any further.
                let answer = post(&webhook, path, dialect.with(text(dialect), &deep)).await;
                let (message, pointer) = answer.refused();
                assert_eq!(pointer, Some(text(dialect)));
                let expected = format!("expected a string, found {found}");
                assert!(message.ends_with(&expected), "{message}");
                // A parameter of the order.
                let parameters = format!(r#"{{"weight": {deep}}}"#);
                let answer =
                    post(&webhook, path, dialect.with(dialect.parameters, &parameters)).await;
                let (message, _) = answer.refused();
                assert_eq!(message, FIT);
                let wrong = &answer.body["error"]["parameters"];
                assert_eq!(wrong[0]["name"], "weight");
                let message = "expected a value, found a number out of range or too deep a nesting";
                assert_eq!(wrong[0]["message"], message);
                // Another one, which the order does not have.
                let parameters = format!(r#"{{"other": {deep}}}"#);
                let answer =
                    post(&webhook, path, dialect.with(dialect.parameters, &parameters)).await;
                assert_eq!(answer.status, 200, "{:?}", answer.body);
            }
        }
    }
}

/// The contexts of ES stay JSON until a handler asks for one.
#[tokio::test]
async fn contexts_that_cannot_be_read_are_named_when_they_are_asked_for() {
    let webhook = webhook(agent());
    for (dialect, contexts, intent) in [
        (V2, "/queryResult/outputContexts", "/queryResult/intent/displayName"),
        (V1, "/result/contexts", "/result/metadata/intentName"),
    ] {
        let secret = format!("\"{SECRET}\"");
        for (wrong, pointer, message) in [
            (secret.clone(), None, "expected a list, found a string"),
            (format!("[{{}},{secret}]"), Some("/1"), "expected an object, found a string"),
            (r#"[{"name":[]}]"#.to_owned(), Some("/0/name"), "expected a string, found a list"),
            (
                format!(r#"[{{"parameters":{secret}}}]"#),
                Some("/0/parameters"),
                "expected an object, found a string",
            ),
        ] {
            let skipped = post(&webhook, dialect.path, dialect.with(contexts, &wrong)).await;
            assert_eq!(skipped.status, 200, "{:?}", skipped.body);
            let body = dialect.with(contexts, &wrong);
            let body = body.replace("bad-input.Order", "bad-input.Change");
            for path in [dialect.path, ANY] {
                let answer = post(&webhook, path, body.clone()).await;
                let (_, at) = answer.refused();
                let error = &answer.body["error"];
                let found = error["parameters"].get(0).unwrap_or(error);
                let said = found["message"].as_str().unwrap();
                assert!(said.ends_with(message), "{intent}: {said}");
                let at = at.or(found.get("pointer").and_then(|at| at.as_str()));
                assert_eq!(at, pointer, "{said}");
            }
        }
    }
}

/// A name that is longer than a name can be is no part of a pointer.
#[tokio::test]
async fn a_name_without_end_is_not_repeated() {
    let webhook = webhook(agent());
    let long = format!("{}{SECRET}", "x".repeat(100_000));
    let parameters = format!(r#"{{"{long}":7}}"#);
    let body = CX.with("/intentInfo/parameters", &parameters);
    let answer = post(&webhook, CX.path, body).await;
    let (message, pointer) = answer.refused();
    assert!(message.ends_with("expected an object, found a whole number"), "{message}");
    assert_eq!(pointer, Some("/intentInfo/parameters"));
}

/// What is no object, where one was expected as a whole.
#[tokio::test]
async fn a_body_of_another_type_is_refused() {
    let webhook = webhook(agent());
    let secret = format!("\"{SECRET}\"");
    let list = format!("[{secret}]");
    for (body, found) in
        [("7", "a whole number"), ("true", "a boolean"), (&*secret, "a string"), (&*list, "a list")]
    {
        for dialect in DIALECTS {
            let answer = post(&webhook, dialect.path, body.to_owned()).await;
            let expected =
                format!("invalid {} request: expected an object, found {found}", dialect.name);
            assert_eq!(answer.refused(), (&*expected, None));
        }
        let answer = post(&webhook, ANY, body.to_owned()).await;
        let (message, pointer) = answer.refused();
        assert!(message.contains("expected an object with `queryResult` (ES V2)"), "{message}");
        assert_eq!(pointer, None);
    }
}
