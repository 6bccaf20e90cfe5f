//! Which dialect a body is in.

use intents_core::connector::{
    Connector, DecodeError, EncodeError, FulfillmentResponse, Prediction,
};
use intents_core::{FulfillmentContext, FulfillmentRequest, Reply};
use serde::de::MapAccess;

use crate::proto::{self, Message, field_of_message};
use crate::{Cx, EsV1, EsV2, cx, es, original};

/// All three dialects behind one URL: each request is answered in the dialect that it came in.
///
/// The body is read once, whichever dialect it is in: no two of them have a member at the top in
/// common. The first member that tells them apart decides, and a body that is wrong otherwise
/// gets the precise error of its dialect.
///
/// In production, where it is known who calls, pin the dialect of a path: the fewer callers a
/// path accepts, the better.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dialogflow;

/// The dialects of Dialogflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detected {
    EsV2,
    EsV1,
    Cx,
}

impl Detected {
    const ALL: [Self; 3] = [Self::EsV2, Self::EsV1, Self::Cx];

    /// Reads a request as one of this dialect.
    fn decode<'a>(
        self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        match self {
            Self::EsV2 => EsV2.decode(request),
            Self::EsV1 => EsV1.decode(request),
            Self::Cx => Cx.decode(request),
        }
    }

    /// The dialect that alone has this member at the top, and always or nearly so. Names that a
    /// client may well add to another one, `session` say, tell nothing by themselves.
    fn by_member(name: &str) -> Option<Self> {
        match name {
            "queryResult" | "originalDetectIntentRequest" => Some(Self::EsV2),
            "result" | "originalRequest" => Some(Self::EsV1),
            "detectIntentResponseId"
            | "fulfillmentInfo"
            | "intentInfo"
            | "pageInfo"
            | "sessionInfo" => Some(Self::Cx),
            _ => None,
        }
    }
}

/// A request of some dialect, read into one prediction. Members that come before the telling one
/// are read for whichever dialect has them, those after it for its own dialect alone.
struct AnyBody<'b, 'a> {
    detected: &'b mut Option<Detected>,
    /// Whose members came before the telling one, in the order of [`Detected::ALL`].
    early: &'b mut [bool; 3],
    prediction: &'b mut Prediction<'a>,
    cx: &'b mut cx::State<'a>,
}

field_of_message!(AnyBody<'_, 'a>);

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
        prediction.find_channel = original::channel;
        let mut state = cx::State::default();
        let mut body = AnyBody {
            detected: &mut detected,
            early: &mut early,
            prediction: &mut prediction,
            cx: &mut state,
        };
        if let Err(error) = proto::fill(json, &mut body) {
            return decode_in_its_dialect(request, json, &error);
        }
        let readers = || Detected::ALL.into_iter().zip(early).filter(|(_, is_read)| *is_read);
        let detected = detected.or_else(|| readers().next().map(|(dialect, _)| dialect));
        let detected = detected.ok_or_else(undetected)?;
        if readers().any(|(dialect, _)| dialect != detected) {
            // Members that it does not have are in the prediction.
            return detected.decode(request);
        }
        match detected {
            Detected::EsV2 => prediction.read_messages = es::v2::agent_messages,
            Detected::EsV1 => {
                prediction.dialect = es::v1::DIALECT;
                prediction.read_messages = es::v1::agent_messages;
            }
            Detected::Cx => {
                prediction.dialect = cx::DIALECT;
                prediction.find_original_words = cx::original_words;
                state.complete(&mut prediction);
            }
        }
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let dialect = context.dialect();
        if dialect == es::v1::DIALECT {
            EsV1.encode(context, reply)
        } else if dialect == cx::DIALECT {
            Cx.encode(context, reply)
        } else {
            EsV2.encode(context, reply)
        }
    }
}

const NAME: &str = "Dialogflow";

/// Has the dialect of the body say what is wrong with it. It may be nothing: what comes before the
/// telling member is read for every dialect that has it.
#[cold]
fn decode_in_its_dialect<'a>(
    request: &'a FulfillmentRequest<'a>,
    json: &'a str,
    error: &serde_json::Error,
) -> Result<FulfillmentContext<'a>, DecodeError> {
    let mut first = FirstMembers::default();
    // It is broken somewhere; what comes before may tell the dialect all the same.
    let _ = proto::fill(json, &mut first);
    match first.detected {
        Some(dialect) => dialect.decode(request),
        None if error.is_data() => Err(undetected()),
        None => Err(proto::explain(NAME, json, error, &mut first)),
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

/// The names at the top, as far as they can be read.
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

field_of_message!(FirstMembers);

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
            // What another dialect would refuse, before the telling member.
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
