//! Responses as files, for judges outside of the tests.
//!
//! The connectors here are those of `intents-dialogflow`. If the environment variable
//! `INTENTS_RESPONSES` names a folder, they also write each response that they encode into it,
//! once, in a folder of its dialect: `es-v2`, `es-v2beta1`, `es-v1` or `cx`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

use intents_core::connector::InvalidValue;
use intents_core::connector::{DecodeError, EncodeError, FulfillmentResponse};
use intents_core::{Connector, FulfillmentContext, FulfillmentRequest, Reply};
use serde_json::{Map, Value};

const ES_V2: &str = "es-v2";
const ES_V2BETA1: &str = "es-v2beta1";
const ES_V1: &str = "es-v1";
const CX: &str = "cx";

macro_rules! recorded {
    ($($connector:ident: $dialect:expr;)*) => {$(
        /// The connector of this name, whose responses are recorded.
        #[derive(Debug, Clone, Copy)]
        pub struct $connector;

        impl Connector for $connector {
            fn decode<'a>(
                &self,
                request: &'a FulfillmentRequest<'a>,
            ) -> Result<FulfillmentContext<'a>, DecodeError> {
                intents_dialogflow::$connector.decode(request)
            }

            fn encode(
                &self,
                context: &FulfillmentContext<'_>,
                reply: &Reply,
            ) -> Result<FulfillmentResponse, EncodeError> {
                let response = intents_dialogflow::$connector.encode(context, reply)?;
                let dialect: fn(&FulfillmentContext<'_>) -> &'static str = $dialect;
                record(dialect(context), &response.body)
                    .map_err(|_| EncodeError::Value(InvalidValue::Other("a response that cannot be recorded")))?;
                Ok(response)
            }
        }
    )*};
}

recorded! {
    EsV2: |_| ES_V2;
    EsV2Beta1: |_| ES_V2BETA1;
    EsV1: |_| ES_V1;
    Cx: |_| CX;
    Dialogflow: |context| match context.dialect() {
        intents_dialogflow::cx::DIALECT => CX,
        intents_dialogflow::es::v1::DIALECT => ES_V1,
        _ => ES_V2,
    };
}

/// Records the body of a webhook's answer 200.
///
/// By HTTP nobody tells its dialect, so its members do. What has none that only V1 or CX has
/// passes for V2.
///
/// # Errors
///
/// When it is no JSON object, or cannot be written.
pub fn answer(body: &[u8]) -> io::Result<()> {
    let members: Map<String, Value> = serde_json::from_slice(body)?;
    let has = |names: &[&str]| names.iter().any(|name| members.contains_key(*name));
    let dialect = if has(&["speech", "displayText", "data", "contextOut", "followupEvent"]) {
        ES_V1
    } else if has(&["fulfillmentResponse", "pageInfo", "sessionInfo", "targetPage", "targetFlow"]) {
        CX
    } else {
        ES_V2
    };
    record(dialect, body)
}

fn record(dialect: &str, body: &[u8]) -> io::Result<()> {
    match env::var_os("INTENTS_RESPONSES") {
        Some(folder) => write(&Path::new(&folder).join(dialect), body),
        None => Ok(()),
    }
}

/// Tests of several threads and processes write at a time: the same name is the same content.
fn write(folder: &Path, body: &[u8]) -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{:016x}.json", hasher.finish())), body)
}
