//! Folders are named by languages, each has one, and files by intents.

use intents_core::Intent;

/// In a folder that is no language.
#[derive(Intent)]
#[intent(name = "NoLanguage")]
struct NoLanguage;

/// In two folders of one language.
#[derive(Intent)]
#[intent(name = "Twice")]
struct Twice;

#[derive(Intent)]
#[intent(name = "Ending")]
struct Ending;

/// In a file and in the attribute.
#[derive(Intent)]
#[intent(name = "Where/When", examples(en = ["when"], it = ["quando"]))]
struct WhereOrWhen;

fn main() {}
