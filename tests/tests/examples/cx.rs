//! A small Dialogflow CX: one flow with a page for each intent, whose form has the parameters that
//! the intent requires. A route on the intent leads there, and one on the session parameter that
//! triggers an intent.
//!
//! Source: `webhook.proto`, `page.proto` and `fulfillment.proto` of version v3, and the pages
//! "Fulfillment", "Pages" and "Parameters" of the documentation of CX.

use intents_core::connector::{Connector, Notation};
use intents_core::definition::AgentDefinition;
use intents_core::meta::IntentMeta;
use intents_core::{Agent, FulfillError, FulfillmentRequest};
use intents_dialogflow::cx;
use intents_tests::Dialogflow;
use serde_json::{Value, json};

use super::console;
use super::es::SESSION;
use super::turn::{Behind, Heard, Parameters, Understood};
use super::v2::items;

const AGENT: &str = "projects/p/locations/l/agents/a";
const FLOW: &str = "projects/p/locations/l/agents/a/flows/f";

pub(crate) struct Cx {
    agent: Agent,
    definition: AgentDefinition,
    channel: &'static str,
    pub(crate) session: Parameters,
    /// The intent whose page has a form that is not filled yet.
    filling: Option<&'static IntentMeta>,
    pub(crate) behind: Behind,
}

/// What a turn says, in its order, and for which channel.
type Queue = Vec<(Value, Option<String>)>;

impl Cx {
    pub(crate) fn new(agent: Agent, channel: &'static str) -> Self {
        let (definition, behind) = (agent.definition(), Behind::default());
        Self { agent, definition, channel, session: Parameters::new(), filling: None, behind }
    }

    /// One turn of the user's.
    pub(crate) async fn hear(&mut self, said: &Understood) -> Result<Heard, FulfillError> {
        self.behind = Behind::default();
        let with = said.parameters(Notation::Structs);
        let found = self.agent.intents().find(|meta| meta.name == said.intent);
        let Some(mut intent) = found else { return Ok(Heard::default()) };
        let mut matched = None;
        if self.filling.is_none_or(|filling| filling.name != intent.name) {
            // The route's presets: what this intent resolved, and nothing from before.
            for param in intent.params.all() {
                let default = console::default(param, Notation::Structs).unwrap_or(Value::Null);
                self.set(param.name, default);
            }
            matched = Some(json!({
                "lastMatchedIntent": format!("{AGENT}/intents/i"),
                "displayName": intent.name,
                "parameters": with.iter().map(|(name, value)| {
                    (name.clone(), json!({"originalValue": said.query, "resolvedValue": value}))
                }).collect::<Parameters>(),
                "confidence": 1.0,
            }));
        }
        for (name, value) in with {
            self.set(&name, value);
        }
        let mut queue = Queue::new();
        loop {
            let missing = self.unfilled(intent);
            self.filling = missing.map(|_| intent);
            let own_words = match missing {
                Some(parameter) => console::prompt(&self.definition, intent.name, parameter),
                None => console::own_words(&self.definition, intent.name),
            };
            let own_words = console::rendered(own_words, |name| self.session.get(name).cloned());
            if !own_words.is_empty() {
                queue.push((json!({"text": {"text": [own_words]}}), None));
            }
            let request = self.request(said.query, intent, matched.as_ref());
            let is_over = self.call(&request, &mut queue).await?;
            // The page that is triggered clears this in its entry, before its webhook is called.
            let trigger = self.session.remove(cx::TRIGGER_PARAMETER);
            let triggered = |meta: &&IntentMeta| trigger.as_ref().is_some_and(|of| of == meta.name);
            match self.agent.intents().find(triggered) {
                Some(next) => intent = next,
                None => return Ok(self.heard(intent, &queue, is_over)),
            }
        }
    }

    /// The first parameter of the page's form that has no value.
    fn unfilled(&self, intent: &IntentMeta) -> Option<&'static str> {
        let mut required = console::required(intent).map(|param| param.name);
        required.find(|name| !console::is_given(self.session.get(*name)))
    }

    fn request(&self, query: &str, intent: &IntentMeta, matched: Option<&Value>) -> Value {
        let form = console::required(intent).map(|param| {
            let value = self.session.get(param.name);
            let state = if console::is_given(value) { "FILLED" } else { "EMPTY" };
            json!({"displayName": param.name, "required": true, "state": state, "value": value})
        });
        let mut request = json!({
            "detectIntentResponseId": "r-1",
            "text": query,
            "languageCode": "en",
            "fulfillmentInfo": {"tag": intent.name},
            "pageInfo": {
                "currentPage": format!("{FLOW}/pages/p"),
                "displayName": intent.name,
                "formInfo": {"parameterInfo": form.collect::<Vec<_>>()},
            },
            "sessionInfo": {
                "session": format!("{AGENT}/sessions/{SESSION}"),
                "parameters": self.session,
            },
        });
        if let Some(matched) = matched {
            request["intentInfo"] = matched.clone();
        }
        request
    }

    /// Calls the webhook and applies its response; whether that ends the session.
    async fn call(&mut self, request: &Value, queue: &mut Queue) -> Result<bool, FulfillError> {
        let body = request.to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let response = Dialogflow.fulfill(&self.agent, request).await?;
        self.behind.dropped.extend(response.dropped);
        self.behind.error = response.error;
        let response: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        for message in items(&response["fulfillmentResponse"]["messages"]) {
            let channel = message["channel"].as_str().map(str::to_owned);
            queue.push((message.clone(), channel));
        }
        for (name, value) in response["sessionInfo"]["parameters"].as_object().into_iter().flatten()
        {
            self.set(name, value.clone());
        }
        for filled in items(&response["pageInfo"]["formInfo"]["parameterInfo"]) {
            self.set(filled["displayName"].as_str().unwrap_or_default(), filled["value"].clone());
        }
        Ok(response["targetPage"] == format!("{FLOW}/pages/END_SESSION"))
    }

    /// Source: `SessionInfo.parameters`: `null` removes one. Names have no case.
    fn set(&mut self, name: &str, value: Value) {
        let name = name.to_lowercase();
        if value.is_null() {
            self.session.remove(&name);
        } else {
            self.session.insert(name, value);
        }
    }

    /// Source: `QueryParameters.channel`: messages for the channel of the query, or else those
    /// that are for none.
    fn heard(&self, intent: &IntentMeta, queue: &Queue, is_over: bool) -> Heard {
        let is_ours = |(_, of): &&(Value, Option<String>)| of.as_deref() == Some(self.channel);
        let wanted = queue.iter().find(is_ours).and_then(|(_, channel)| channel.clone());
        let mut heard = Heard { intent: intent.name.to_owned(), is_over, ..Heard::default() };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for (message, _) in queue.iter().filter(|(_, of)| *of == wanted) {
            heard.words.extend(message.pointer("/text/text/0").map(text));
            // Messenger's rich content: rows of elements.
            let rows = items(&message["payload"]["richContent"]).flat_map(items);
            let chips = rows.flat_map(|element| items(&element["options"]));
            heard.choices.extend(chips.map(|chip| text(&chip["text"])));
        }
        heard
    }
}
