//! Dialogflow ES V2: `google.cloud.dialogflow.v2.WebhookRequest` and `WebhookResponse`.
//!
//! The members of version v2beta1 are read in every request. Only [`EsV2Beta1`] writes them.

mod connector;
mod encode;
mod intent;
pub mod message;
mod request;
mod response;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV2, EsV2Beta1};
pub use intent::{
    FollowupIntentInfo, Intent, Parameter, TrainingPhrase, TrainingPhrasePart, TrainingPhraseType,
    WebhookState,
};
pub use message::Message;
pub(crate) use request::agent_messages;
pub use request::{
    AlternativeQueryResult, Answer, Context, KnowledgeAnswers, MatchConfidenceLevel,
    OriginalDetectIntentRequest, QueryResult, Sentiment, SentimentAnalysisResult, Status,
    WebhookRequest,
};
pub use response::{
    EntityOverrideMode, EventInput, SessionEntity, SessionEntityType, WebhookResponse,
};
