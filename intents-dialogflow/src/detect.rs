//! Detection of the dialect of a request.

use intents_core::connector::{DecodeError, Dialect, EncodeError, FulfillmentResponse, Prediction};
use intents_core::{Connector, FulfillmentContext, FulfillmentRequest, Reply};
use serde::de::MapAccess;

use crate::proto::{self, Failure, Members, Message};
use crate::{Cx, EsV1, EsV2, channel, cx, es};

/// The connector of all three dialects on one URL. The response has the dialect of the request.
///
/// The body is read once. The first top-level member that only one dialect has decides the dialect.
/// For an invalid body, the error is that of the detected dialect.
///
/// In production, use the connector of one dialect for each path: a path should not accept more
/// callers than necessary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dialogflow;

/// A dialect that can be detected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detected {
    EsV2,
    EsV1,
    Cx,
}

/// The detection and the connector of a dialect.
struct Row {
    detected: Detected,
    dialect: Dialect,
    connector: &'static dyn Connector,
    /// The top-level members that only this dialect has, and that nearly every request of the
    /// dialect has. Names that a client may add to another dialect, such as `session`, are not
    /// included.
    members: &'static [&'static str],
    /// Completes a prediction after its members are read.
    complete: for<'a> fn(&mut Prediction<'a>, cx::State<'a>),
}

const ROWS: [Row; 3] = [
    Row {
        detected: Detected::EsV2,
        dialect: es::v2::DIALECT,
        connector: &EsV2,
        members: &[
            es::v2::WebhookRequest::query_result,
            es::v2::WebhookRequest::original_detect_intent_request,
        ],
        complete: |prediction, _| prediction.read_messages = es::v2::agent_messages,
    },
    Row {
        detected: Detected::EsV1,
        dialect: es::v1::DIALECT,
        connector: &EsV1,
        members: &[es::v1::WebhookRequest::result, es::v1::WebhookRequest::original_request],
        complete: |prediction, _| prediction.read_messages = es::v1::agent_messages,
    },
    Row {
        detected: Detected::Cx,
        dialect: cx::DIALECT,
        connector: &Cx,
        members: &[
            cx::WebhookRequest::detect_intent_response_id,
            cx::WebhookRequest::fulfillment_info,
            cx::WebhookRequest::intent_info,
            cx::WebhookRequest::page_info,
            cx::WebhookRequest::session_info,
        ],
        complete: |prediction, state| {
            prediction.find_original_words = cx::original_words;
            state.complete(prediction);
        },
    },
];

impl Detected {
    /// Returns the dialect that has this member, if only one has it.
    fn by_member(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.members.contains(&name)).map(|row| row.detected)
    }
}

/// A request of any dialect, read into one prediction. Members before the deciding member are read
/// for every dialect that has them. Members after it are read for the detected dialect only.
struct AnyBody<'b, 'a> {
    detected: &'b mut Option<Detected>,
    /// The dialects with members before the deciding member, in the order of [`ROWS`].
    early: &'b mut [bool; 3],
    prediction: &'b mut Prediction<'a>,
    cx: &'b mut cx::State<'a>,
}

impl<'a> Message<'a> for AnyBody<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        *self.detected = self.detected.or_else(|| Detected::by_member(name));
        let prediction = &mut *self.prediction;
        match self.detected {
            Some(Detected::EsV2) => es::v2::Body(prediction).member(name, map),
            Some(Detected::EsV1) => es::v1::Body(prediction).member(name, map),
            Some(Detected::Cx) => cx::Body { prediction, state: self.cx }.member(name, map),
            None => {
                let [v2, v1, cx] = &mut *self.early;
                if es::v2::Body(prediction).member(name, map)? {
                    *v2 = true;
                } else if es::v1::Body(prediction).member(name, map)? {
                    *v1 = true;
                } else if (cx::Body { prediction, state: self.cx }).member(name, map)? {
                    *cx = true;
                } else {
                    return Ok(false);
                }
                Ok(true)
            }
        }
    }
}

impl Connector for Dialogflow {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let json = proto::text(NAME, request.body())?;
        let mut detected = None;
        let mut early = [false; 3];
        let mut prediction = Prediction::new(es::v2::DIALECT);
        let mut state = cx::State::default();
        let mut body = AnyBody {
            detected: &mut detected,
            early: &mut early,
            prediction: &mut prediction,
            cx: &mut state,
        };
        if let Err(failure) = proto::read(json, Members(&mut body)) {
            return decode_in_its_dialect(request, json, failure);
        }
        let early = || ROWS.iter().zip(early).filter_map(|(row, is_read)| is_read.then_some(row));
        let row = ROWS.iter().find(|row| Some(row.detected) == detected);
        let row = row.or_else(|| early().next()).ok_or_else(undetected)?;
        if early().any(|other| other.detected != row.detected) {
            // The prediction has members that the dialect does not have.
            return row.connector.decode(request);
        }
        prediction.dialect = row.dialect;
        prediction.find_channel = channel::find_channel;
        (row.complete)(&mut prediction, state);
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let dialect = context.dialect();
        let row = ROWS.iter().find(|row| row.dialect.id == dialect.id);
        let row = row.ok_or(EncodeError::UnknownDialect(dialect.name))?;
        row.connector.encode(context, reply)
    }
}

const NAME: &str = "Dialogflow";

/// Returns the error of the body's dialect, or the request if only another dialect refuses a member
/// before the deciding member.
#[cold]
fn decode_in_its_dialect<'a>(
    request: &'a FulfillmentRequest<'a>,
    json: &'a str,
    failure: Failure,
) -> Result<FulfillmentContext<'a>, DecodeError> {
    let mut first = FirstMembers::default();
    // Reading fails in the broken part of the body, but the members before it may decide.
    let _ = proto::read(json, Members(&mut first));
    let row = ROWS.iter().find(|row| Some(row.detected) == first.detected);
    match row {
        Some(row) => row.connector.decode(request),
        None if failure.is_data() => Err(undetected()),
        None => Err(failure.explain(NAME)),
    }
}

fn undetected() -> DecodeError {
    DecodeError {
        dialect: NAME,
        pointer: String::new(),
        message: "expected an object with `queryResult` (ES V2), `result` (V1) or \
                  `fulfillmentInfo` (CX)"
            .to_owned(),
    }
}

/// The names of the top-level members, as far as the body can be read.
#[derive(Default)]
struct FirstMembers {
    detected: Option<Detected>,
}

impl<'a> Message<'a> for FirstMembers {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, _: &mut A) -> Result<bool, A::Error> {
        self.detected = self.detected.or_else(|| Detected::by_member(name));
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(body: &str) -> Result<&'static str, DecodeError> {
        let request = FulfillmentRequest::new(body.as_bytes());
        Dialogflow.decode(&request).map(|context| context.dialect().name)
    }

    #[test]
    fn the_first_telling_member_decides() {
        for (body, dialect) in [
            (r#"{"responseId":"1"}"#, "Dialogflow ES V2"),
            (r#"{"unknown":{"result":1},"query_result":{},"result":{}}"#, "Dialogflow ES V2"),
            (r#"{"responseId":"1","sessionInfo":{},"result":[1]}"#, "Dialogflow CX"),
            (r#"{"session":"s","result":{}}"#, "Dialogflow V1"),
            (r#"{"sessionId":"s"}"#, "Dialogflow V1"),
            (r#"{"id":"1","timestamp":"t","lang":"en","result":{}}"#, "Dialogflow V1"),
            (r#"{"text":"hi","languageCode":"en","fulfillmentInfo":{"tag":""}}"#, "Dialogflow CX"),
            // Members before the deciding member that another dialect would refuse.
            (r#"{"text":5,"queryResult":{}}"#, "Dialogflow ES V2"),
            (r#"{"id":{},"detectIntentResponseId":"1"}"#, "Dialogflow CX"),
        ] {
            assert_eq!(decoded(body).as_deref(), Ok(dialect), "{body}");
        }
    }

    #[test]
    fn members_of_another_dialect_are_unknown_ones_wherever_they_are() {
        let foreign = r#""id":"1","lang":"de","text":"hi""#;
        for body in [
            format!(r#"{{{foreign},"queryResult":{{"queryText":"ho"}}}}"#),
            format!(r#"{{"queryResult":{{"queryText":"ho"}},{foreign}}}"#),
        ] {
            let request = FulfillmentRequest::new(body.as_bytes());
            let context = Dialogflow.decode(&request).unwrap();
            let read = (context.response_id(), context.language(), context.query_text());
            assert_eq!(read, ("", "", "ho"), "{body}");
        }
    }

    #[test]
    fn a_body_that_is_wrong_gets_the_error_of_its_dialect() {
        for (body, dialect, pointer, message) in [
            (
                r#"{"queryResult":{"intent":{"displayName":["secret"]}}}"#,
                "Dialogflow ES V2",
                "/queryResult/intent/displayName",
                "expected a string, found a list",
            ),
            (
                r#"{"result":{"parameters":"secret"}}"#,
                "Dialogflow V1",
                "/result/parameters",
                "expected an object, found a string",
            ),
            (
                r#"{"pageInfo":{"formInfo":{"parameterInfo":[{},{"required":"secret"}]}}}"#,
                "Dialogflow CX",
                "/pageInfo/formInfo/parameterInfo/1/required",
                "expected a boolean, found a string",
            ),
            (
                r#"{"sessionInfo":"#,
                "Dialogflow CX",
                "",
                "the body is not valid JSON: EOF while parsing a value at line 1 column 15",
            ),
        ] {
            let error = decoded(body).unwrap_err();
            assert_eq!(
                (error.dialect, error.pointer.as_str(), error.message.as_str()),
                (dialect, pointer, message)
            );
        }
    }

    #[test]
    fn what_no_dialect_sends_is_an_error() {
        for (body, message) in [
            ("", "the body is not valid JSON: EOF while parsing a value at line 1 column 0"),
            ("{\"a\": x", "the body is not valid JSON: expected value at line 1 column 7"),
            ("{} {}", "the body is not valid JSON: trailing characters at line 1 column 4"),
            ("[]", "expected an object with `queryResult`"),
            ("[1]", "expected an object with `queryResult`"),
            ("7", "expected an object with `queryResult`"),
            ("{}", "expected an object with `queryResult`"),
            ("{\"a\":{\"result\":{}}}", "expected an object with `queryResult`"),
        ] {
            let error = decoded(body).unwrap_err();
            assert!(error.message.starts_with(message), "{body}: {error}");
        }
    }
}
