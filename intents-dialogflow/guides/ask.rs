pub use serde_json::json;

/// An ES V2 request for an intent, with its parameters.
pub fn request(intent: &str, parameters: serde_json::Value) -> serde_json::Value {
    json!({
        "session": "projects/my-project/agent/sessions/1",
        "queryResult": {
            "intent": {"displayName": intent},
            "languageCode": "en",
            "parameters": parameters,
            "allRequiredParamsPresent": true,
        },
    })
}

/// What the agent answers to a request of any dialect.
pub fn ask(
    agent: &intents_core::Agent,
    request: serde_json::Value,
) -> Result<serde_json::Value, intents_core::FulfillError> {
    use intents_core::FulfillmentRequest;
    use intents_core::connector::Connector;
    let body = request.to_string();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = FulfillmentRequest::new(body.as_bytes());
    let response = runtime.block_on(intents_dialogflow::Dialogflow.fulfill(agent, request))?;
    assert_eq!(response.dropped, [""; 0], "a part of the reply that the dialect cannot carry");
    Ok(serde_json::from_slice(&response.body).unwrap())
}
