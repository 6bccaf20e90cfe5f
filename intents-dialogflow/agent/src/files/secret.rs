//! What of an agent is a secret.

use serde_json::Value;

use super::Files;

/// The file that has them.
pub(crate) const FILE: &str = "agent.json";

/// The members of `agent.json` that hold secrets, by JSON pointers.
const MEMBERS: [&str; 4] = [
    "/webhook/password",
    "/secretKey",
    "/secondaryKey",
    "/googleAssistant/oAuthLinking/clientSecret",
];

/// Whether there are secrets in an `agent.json`, or what cannot be read so that there may be.
pub(crate) fn is_in(agent: &[u8]) -> bool {
    pointers(agent).is_none_or(|pointers| !pointers.is_empty())
}

/// Where the secrets of an `agent.json` are, never what they are; `None` where it is no JSON.
/// Values of headers are secrets, whatever the header: most are there to authenticate.
pub(crate) fn pointers(agent: &[u8]) -> Option<Vec<String>> {
    let agent = agent.strip_prefix(b"\xef\xbb\xbf").unwrap_or(agent);
    let agent: Value = serde_json::from_slice(agent).ok()?;
    let is_some = |value: &Value| !matches!(value, Value::Null) && *value != "";
    let members = MEMBERS.into_iter().filter(|at| agent.pointer(at).is_some_and(is_some));
    let headers = agent.pointer("/webhook/headers").and_then(Value::as_object);
    let headers = headers.into_iter().flatten().filter(|(_, value)| is_some(value));
    let headers = headers.map(|(name, _)| format!("/webhook/headers/{name}"));
    Some(members.map(str::to_owned).chain(headers).collect())
}

impl Files {
    /// Whether there are secrets in them.
    pub(super) fn are_secret(&self) -> bool {
        self.get(FILE).is_some_and(is_in)
    }
}
