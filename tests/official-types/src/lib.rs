//! Google's own Rust types as a judge of what this project writes and reads.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a message as `T`, and tells what of it is not in `T`.
///
/// # Errors
///
/// When it cannot be read, when `T` does not know a member or the name of an enum's value, or when
/// something is missing or different once it is written again. Two things may be: a number that is
/// 0 and a flag that is false are left out, as ProtoJSON does with defaults, and the value of an
/// enum becomes its number.
pub fn judge<T: DeserializeOwned + Serialize + Debug>(json: &str) -> Result<(), String> {
    let message: T = serde_json::from_str(json).map_err(|error| error.to_string())?;
    // The types keep what they do not know and write it again: their `Debug` alone tells.
    let shown = format!("{message:?}");
    if shown.contains("_unknown_fields: {") || shown.contains("UnknownValue(") {
        return Err(format!("a member or value that is not known: {shown}"));
    }
    let sent = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let kept = serde_json::to_value(&message).map_err(|error| error.to_string())?;
    compare(&sent, &kept, "")
}

fn compare(sent: &Value, kept: &Value, pointer: &str) -> Result<(), String> {
    match (sent, kept) {
        (Value::Object(sent), Value::Object(kept)) => {
            for (name, sent) in sent {
                match kept.get(name) {
                    Some(kept) => compare(sent, kept, &format!("{pointer}/{name}"))?,
                    None if sent.as_f64() == Some(0.0) || *sent == Value::Bool(false) => {}
                    None => return Err(format!("{pointer}/{name} is lost")),
                }
            }
            match kept.keys().find(|name| !sent.contains_key(*name)) {
                Some(name) => Err(format!("{pointer}/{name} was not sent")),
                None => Ok(()),
            }
        }
        (Value::Array(sent), Value::Array(kept)) if sent.len() == kept.len() => {
            let mut pairs = sent.iter().zip(kept).enumerate();
            pairs.try_for_each(|(i, (sent, kept))| compare(sent, kept, &format!("{pointer}/{i}")))
        }
        (Value::Number(sent), Value::Number(kept)) if sent.as_f64() == kept.as_f64() => Ok(()),
        // The value of an enum. One that is not known stays a name.
        (Value::String(_), Value::Number(_)) => Ok(()),
        _ if sent == kept => Ok(()),
        _ => Err(format!("{pointer} is {sent}, and becomes {kept}")),
    }
}
