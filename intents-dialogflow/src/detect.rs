//! Which dialect a body is in.

use intents_core::{
    Connector, DecodeError, EncodeError, FulfillmentContext, FulfillmentRequest,
    FulfillmentResponse, Reply,
};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use crate::proto::Key;
use crate::{Cx, EsV1, EsV2};

/// All three dialects behind one URL: each request is answered in the dialect that it came in.
///
/// The dialect is told by the first member of the body that only one of them has, so detection
/// costs a look at the first few names. A body that is wrong otherwise gets the precise error of
/// its dialect.
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
    fn connector(self) -> &'static dyn Connector {
        match self {
            Self::EsV2 => &EsV2,
            Self::EsV1 => &EsV1,
            Self::Cx => &Cx,
        }
    }

    /// The dialect that alone has this member at the top.
    fn by_member(name: &str) -> Option<Self> {
        match name {
            "responseId" | "session" | "queryResult" | "originalDetectIntentRequest" => {
                Some(Self::EsV2)
            }
            "result" | "sessionId" | "originalRequest" => Some(Self::EsV1),
            "detectIntentResponseId"
            | "fulfillmentInfo"
            | "intentInfo"
            | "pageInfo"
            | "sessionInfo" => Some(Self::Cx),
            _ => None,
        }
    }
}

impl Connector for Dialogflow {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        detect(request.body())?.connector().decode(request)
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        let dialect = context.dialect();
        let connector: &dyn Connector = match dialect {
            _ if dialect == crate::es::v1::DIALECT => &EsV1,
            _ if dialect == crate::cx::DIALECT => &Cx,
            _ => &EsV2,
        };
        connector.encode(context, reply)
    }
}

fn detect(body: &[u8]) -> Result<Detected, DecodeError> {
    let mut detected = None;
    let mut json = serde_json::Deserializer::from_slice(body);
    // It stops at the telling member, in the middle of the body: only then is the error expected.
    let read = FirstTellingMember(&mut detected).deserialize(&mut json);
    detected.ok_or_else(|| DecodeError {
        dialect: "Dialogflow",
        pointer: String::new(),
        message: match read {
            Err(error) if error.is_syntax() || error.is_eof() => {
                format!("the body is not valid JSON: {error}")
            }
            _ => "expected an object with `queryResult` (ES V2), `result` (V1) or \
                  `fulfillmentInfo` (CX)"
                .to_owned(),
        },
    })
}

struct FirstTellingMember<'d>(&'d mut Option<Detected>);

impl<'de> DeserializeSeed<'de> for FirstTellingMember<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FirstTellingMember<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Key<'de>>()? {
            *self.0 = Detected::by_member(key.as_str());
            if self.0.is_some() {
                return Err(A::Error::custom("detected"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_telling_member_decides() {
        for (body, dialect) in [
            (r#"{"responseId":"1"}"#, Detected::EsV2),
            (r#"{"unknown":{"result":1},"query_result":{}}"#, Detected::EsV2),
            (r#"{"id":"1","timestamp":"t","lang":"en","result":{}}"#, Detected::EsV1),
            (r#"{"text":"hi","languageCode":"en","fulfillmentInfo":{"tag":""}}"#, Detected::Cx),
            // What comes after it is the dialect's own business.
            (r#"{"sessionInfo":"#, Detected::Cx),
        ] {
            assert_eq!(detect(body.as_bytes()), Ok(dialect), "{body}");
        }
    }

    #[test]
    fn what_no_dialect_sends_is_an_error() {
        for (body, message) in [
            ("", "the body is not valid JSON: EOF while parsing a value at line 1 column 0"),
            ("{\"a\": x", "the body is not valid JSON: expected value at line 1 column 7"),
            ("[]", "expected an object with `queryResult`"),
            ("{}", "expected an object with `queryResult`"),
            ("{\"a\":{\"result\":{}}}", "expected an object with `queryResult`"),
        ] {
            let error = detect(body.as_bytes()).unwrap_err();
            assert!(error.message.starts_with(message), "{body}: {error}");
        }
    }
}
