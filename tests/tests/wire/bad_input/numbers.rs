//! Numbers at the edge of what they can be, and beyond.

use super::{ANY, BODIES, CX, DIALECTS, FIT, V1, V2, agent, post, webhook};

/// What becomes of a number as a whole number, and as any number.
#[tokio::test]
async fn a_parameter_is_never_another_number_than_was_sent() {
    let webhook = webhook(agent());
    const FRACTION: &str = "expected a whole number, found a number with a fraction";
    const BEYOND: &str = "expected a whole number, found a number that does not fit 64 bits";
    const RANGE: &str = "expected a value, found a number out of range or too deep a nesting";
    const STRING: &str = "expected a whole number, found a string";
    const NO_NUMBER: &str = "expected a number, found a string";
    for (number, whole, any) in [
        ("0", Ok("0"), Ok("0.0")),
        ("-0", Ok("0"), Ok("-0.0")),
        ("-0.0", Ok("0"), Ok("-0.0")),
        ("1e2", Ok("100"), Ok("100.0")),
        ("5.0", Ok("5"), Ok("5.0")),
        ("2.7", Err(FRACTION), Ok("2.7")),
        ("1e-400", Ok("0"), Ok("0.0")),
        ("9007199254740993", Ok("9007199254740993"), Ok("9007199254740992.0")),
        ("9223372036854775807", Ok("9223372036854775807"), Ok("9.223372036854776e18")),
        ("-9223372036854775808", Ok("-9223372036854775808"), Ok("-9.223372036854776e18")),
        ("9223372036854775808", Err(BEYOND), Ok("9.223372036854776e18")),
        ("-9223372036854775809", Err(BEYOND), Ok("-9.223372036854776e18")),
        ("1e308", Err(BEYOND), Ok("1e308")),
        ("1e999", Err(RANGE), Err(RANGE)),
        ("-1e999", Err(RANGE), Err(RANGE)),
        ("\"5\"", Ok("5"), Ok("5.0")),
        ("\"-0\"", Ok("0"), Ok("-0.0")),
        ("\"9223372036854775808\"", Err(BEYOND), Ok("9.223372036854776e18")),
        ("\"1e999\"", Err(STRING), Err(NO_NUMBER)),
        ("\"NaN\"", Err(STRING), Err(NO_NUMBER)),
        ("\"Infinity\"", Err(STRING), Err(NO_NUMBER)),
        ("\"inf\"", Err(STRING), Err(NO_NUMBER)),
        ("\"0x10\"", Err(STRING), Err(NO_NUMBER)),
        ("\"1_000\"", Err(STRING), Err(NO_NUMBER)),
    ] {
        for (dialect, body) in DIALECTS.into_iter().zip(BODIES) {
            for path in [dialect.path, ANY] {
                for (name, expected) in [("amount", whole), ("weight", any)] {
                    let parameters = format!(r#"{{"{name}":{number}}}"#);
                    let answer = post(&webhook, path, body("bad-input.Order", &parameters)).await;
                    match expected {
                        Ok(value) => {
                            let (amount, weight) = match name {
                                "amount" => (format!("Some({value})"), "None".to_owned()),
                                _ => ("None".to_owned(), format!("Some({value})")),
                            };
                            let expected = format!("{amount} {weight} None []");
                            assert_eq!(answer.words(), expected, "{number}: {:?}", answer.body);
                        }
                        Err(message) => {
                            assert_eq!(answer.refused(), (FIT, None), "{number}");
                            let wrong = &answer.body["error"]["parameters"];
                            assert_eq!(wrong.as_array().map(Vec::len), Some(1));
                            assert_eq!(wrong[0]["name"], name);
                            assert_eq!(wrong[0]["message"], message, "{name} = {number}");
                        }
                    }
                }
                // Where no intent has it, nobody looks.
                let parameters = format!(r#"{{"other":{number}}}"#);
                let answer = post(&webhook, path, body("bad-input.Order", &parameters)).await;
                assert_eq!(answer.words(), "None None None []", "{number}: {:?}", answer.body);
            }
        }
    }
}

/// Members of messages that are numbers.
#[tokio::test]
async fn a_number_out_of_range_is_refused_with_its_place() {
    let webhook = webhook(agent());
    for (dialect, at) in [
        (V2, "/queryResult/intentDetectionConfidence"),
        (V1, "/result/score"),
        (CX, "/intentInfo/confidence"),
    ] {
        for path in [dialect.path, ANY] {
            for wrong in ["1e999", "-1e999"] {
                let answer = post(&webhook, path, dialect.with(at, wrong)).await;
                let (message, pointer) = answer.refused();
                let start = format!("invalid {} request: ", dialect.name);
                assert!(message.starts_with(&start), "{message}");
                assert!(message.contains("number out of range at line 1 column "), "{message}");
                assert_eq!(pointer, None);
            }
            for fine in ["-0", "9223372036854775808", "0.5", "\"0.5\"", "\"NaN\"", "null"] {
                let answer = post(&webhook, path, dialect.with(at, fine)).await;
                assert_eq!(answer.status, 200, "{fine}: {:?}", answer.body);
            }
        }
    }
}
