//! Dialogflow agents as files: written from code, read back, compared, and committed.
//!
//! [`es`] has the format of Dialogflow ES, [`files`] the files of an agent in folders and ZIP
//! archives, [`golden`] the test that compares an agent with a committed one.

#![forbid(unsafe_code)]

pub mod es;
pub mod files;
pub mod golden;
