//! The Python library `intents`, whose design this is: its requests, and the agent that it exports.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod cases;
mod export;
