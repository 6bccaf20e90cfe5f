//! Dialogflow ES V2: `google.cloud.dialogflow.v2.WebhookRequest` and `WebhookResponse`.
//!
//! What the version v2beta1 has beyond v2 is read in every request, and written by [`EsV2Beta1`]
//! alone.

mod connector;
mod encode;
mod intent;
pub mod message;
mod neutral;
mod request;
mod response;
mod write;

pub(crate) use connector::Body;
pub use connector::{DIALECT, EsV2, EsV2Beta1};
pub use intent::{
    FollowupIntentInfo, Intent, Parameter, TrainingPhrase, TrainingPhrasePart, TrainingPhraseType,
    WebhookState,
};
pub use message::Message;
pub(crate) use neutral::agent_messages;
pub use request::{
    AlternativeQueryResult, Answer, Context, KnowledgeAnswers, MatchConfidenceLevel,
    OriginalDetectIntentRequest, QueryResult, Sentiment, SentimentAnalysisResult, Status,
    WebhookRequest,
};
pub use response::{
    EntityOverrideMode, EventInput, SessionEntity, SessionEntityType, WebhookResponse,
};
