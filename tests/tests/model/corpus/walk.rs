//! Every parameter's value in the requests and in the recorded tests of the corpus.

use std::path::Path;

use intents_tests::corpus;
use serde_json::Value as Json;

use super::Result;
use super::definitions::{Definitions, items};

/// A parameter's value, where it was found.
pub(crate) struct Found {
    pub(crate) dialect: &'static str,
    pub(crate) file: String,
    pub(crate) parameter: String,
    /// What the agent's definition says, if there is one.
    pub(crate) entity: Option<String>,
    pub(crate) value: Json,
}

/// Calls `found` for each.
pub(crate) fn values(corpus: &Path, found: &mut dyn FnMut(Found)) -> Result<()> {
    let es = Definitions::read_es(corpus)?;
    for (dialect, folder) in [
        ("ES V2", "es-v2-requests"),
        ("ES V2", "python-intents/cases"),
        ("ES V1", "v1-requests"),
        ("CX", "cx-requests"),
    ] {
        for (file, text) in corpus::json_files(&corpus.join(folder))? {
            let json: Json = serde_json::from_str(&text)?;
            let request = json.get("request").unwrap_or(&json);
            let mut each = |intent: &str, parameter: &str, value: &Json| {
                found(Found {
                    dialect,
                    file: file.clone(),
                    parameter: parameter.to_owned(),
                    entity: es.entity(intent, parameter).map(str::to_owned),
                    value: value.clone(),
                });
            };
            if dialect == "CX" { read_cx(request, &mut each) } else { read_es(request, &mut each) }
        }
    }
    recorded(&corpus.join("cx-agents"), found)
}

/// Called with the intent, the parameter and its value.
type Each<'e> = dyn FnMut(&str, &str, &Json) + 'e;

fn read_es(request: &Json, each: &mut Each<'_>) {
    for (result, contexts) in [
        (&request["queryResult"], &request["queryResult"]["outputContexts"]),
        (&request["result"], &request["result"]["contexts"]),
    ] {
        let intent = &result["intent"]["displayName"];
        let intent = intent.as_str().or(result["metadata"]["intentName"].as_str());
        for (name, value) in members(&result["parameters"]) {
            each(intent.unwrap_or_default(), name, value);
        }
        for context in items(contexts) {
            let parameters = members(&context["parameters"]);
            for (name, value) in parameters.filter(|(name, _)| !name.ends_with(".original")) {
                // Of whichever intent set it.
                each("", name, value);
            }
        }
    }
}

fn read_cx(request: &Json, each: &mut Each<'_>) {
    for (name, value) in members(&request["sessionInfo"]["parameters"]) {
        each("", name, value);
    }
    for (name, parameter) in members(&request["intentInfo"]["parameters"]) {
        each("", name, &parameter["resolvedValue"]);
    }
    for parameter in items(&request["pageInfo"]["formInfo"]["parameterInfo"]) {
        each("", parameter["displayName"].as_str().unwrap_or_default(), &parameter["value"]);
    }
}

/// What Dialogflow itself put into the sessions of an agent's test cases.
fn recorded(agents: &Path, found: &mut dyn FnMut(Found)) -> Result<()> {
    for entry in std::fs::read_dir(agents)? {
        let agent = entry?.path();
        let tests = agent.join("testCases");
        if !tests.is_dir() {
            continue;
        }
        let definitions = Definitions::read_cx(&agent)?;
        for (file, text) in corpus::json_files(&tests)? {
            let json: Json = serde_json::from_str(&text)?;
            for turn in items(&json["testCaseConversationTurns"]) {
                let parameters = &turn["virtualAgentOutput"]["sessionParameters"];
                for (name, value) in members(parameters) {
                    found(Found {
                        dialect: "CX",
                        file: file.clone(),
                        parameter: name.clone(),
                        entity: definitions.entity("", name).map(str::to_owned),
                        value: value.clone(),
                    });
                }
            }
        }
    }
    Ok(())
}

fn members(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}
