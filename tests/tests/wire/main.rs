//! Requests of each dialect as handlers read them, and round trips of values and messages.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what tests call is a part of them")]

mod bad_input;
mod corpus;
mod documented_requests;
mod es_v1;
mod es_v2;
mod foreign_dialect;
mod message_round_trips;
mod original_request;
mod tables;
mod value_round_trips;
