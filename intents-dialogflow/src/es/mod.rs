//! Dialogflow ES, in its two protocols.

pub mod v1;
pub mod v2;
