use intents_core::Intent;
use serde::{Deserialize, Serialize};

struct Neither;

#[derive(Serialize)]
struct OnlyWritten;

#[derive(Deserialize)]
struct OnlyRead;

#[derive(Serialize, Deserialize)]
struct Borrowed<'a>(&'a str);

#[derive(Intent)]
struct Order {
    #[param(untagged)]
    neither: Neither,
    #[param(untagged)]
    only_written: OnlyWritten,
    #[param(untagged)]
    only_read: Vec<OnlyRead>,
    #[param(untagged)]
    borrowed: Borrowed<'static>,
}

fn main() {}
