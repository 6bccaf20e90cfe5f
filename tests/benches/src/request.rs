//! Requests of a size: what grows is what the chat channel sent on, as in real traffic.

use std::fmt::Write as _;

/// The sizes that are measured, in bytes.
pub const SIZES: [usize; 3] = [1_600, 8_000, 64_000];

/// A request of ES V2 for the intent, of at least `size` bytes.
#[must_use]
pub fn es_v2(intent: &str, size: usize) -> String {
    let mut body = format!(
        r#"{{
  "responseId": "ea3d77e8-ae27-41a4-9e1d-174bd461b68c",
  "queryResult": {{
    "queryText": "send me two cinnamon rolls on the sixth of april",
    "parameters": {{
      "amount": 2.0,
      "day": "2018-04-06T12:00:00-06:00",
      "item": "cinnamon roll"
    }},
    "allRequiredParamsPresent": true,
    "fulfillmentText": "One moment, please.",
    "fulfillmentMessages": [
      {{
        "text": {{
          "text": [
            "One moment, please."
          ]
        }}
      }}
    ],
    "outputContexts": [
      {{
        "name": "projects/shop-agent/agent/sessions/88d13aa8-2999-4f71-b233-39cbf3a824a0/contexts/__system_counters__",
        "parameters": {{
          "no-input": 0.0,
          "no-match": 0.0,
          "amount": 2.0,
          "amount.original": "two",
          "day": "2018-04-06T12:00:00-06:00",
          "day.original": "on the sixth of april",
          "item": "cinnamon roll",
          "item.original": "cinnamon rolls"
        }}
      }}
    ],
    "intent": {{
      "name": "projects/shop-agent/agent/intents/29bcd7f8-f717-4261-a8fd-2d3e451b8af8",
      "displayName": "{intent}"
    }},
    "intentDetectionConfidence": 0.87,
    "languageCode": "en"
  }},
  "session": "projects/shop-agent/agent/sessions/88d13aa8-2999-4f71-b233-39cbf3a824a0",
  "originalDetectIntentRequest": {{
    "source": "telegram",
    "payload": {{
      "data": {{
        "history": ["#
    );
    let end = "\n        ]\n      }\n    }\n  }\n}\n";
    let mut id = 0;
    while body.len() + end.len() < size {
        let comma = if id == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(
            body,
            r#"{comma}
          {{"message_id": {id}.0, "date": 1.519185098E9, "from": {{"first_name": "Ana", "language_code": "en"}}, "text": "a message of \"average\" length"}}"#
        );
        id += 1;
    }
    body + end
}
