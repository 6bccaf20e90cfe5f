//! Dialogflow ES V2: `google.cloud.dialogflow.v2.WebhookRequest` and `WebhookResponse`.

mod connector;
mod request;
mod response;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV2};
pub use request::{
    AlternativeQueryResult, Context, Intent, OriginalDetectIntentRequest, QueryResult, Sentiment,
    SentimentAnalysisResult, WebhookRequest,
};
