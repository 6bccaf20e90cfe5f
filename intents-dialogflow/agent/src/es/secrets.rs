//! The secrets of an agent, which are all in `agent.json`.

use serde_json::Value;

/// The members of `agent.json` that are secrets, by JSON pointers.
const MEMBERS: [&str; 4] = [
    "/webhook/password",
    "/secretKey",
    "/secondaryKey",
    "/googleAssistant/oAuthLinking/clientSecret",
];

/// Returns the JSON pointers of the secrets in a file, or the empty pointer if the file cannot be
/// read.
///
/// Every value of a webhook header counts as a secret, because most headers contain credentials.
pub(super) fn pointers(path: &str, content: &[u8]) -> Vec<String> {
    if path != "agent.json" {
        return Vec::new();
    }
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let Ok(agent) = serde_json::from_slice::<Value>(content) else { return vec![String::new()] };
    let is_set = |value: &Value| !matches!(value, Value::Null) && *value != "";
    let members = MEMBERS.into_iter().filter(|at| agent.pointer(at).is_some_and(is_set));
    let headers = agent.pointer("/webhook/headers").and_then(Value::as_object);
    let headers = headers.into_iter().flatten().filter(|(_, value)| is_set(value));
    let headers = headers.map(|(name, _)| format!("/webhook/headers/{name}"));
    members.map(str::to_owned).chain(headers).collect()
}
