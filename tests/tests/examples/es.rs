//! A small Dialogflow ES: contexts, slot filling and follow-up events around the webhook. How it
//! spells all that is for the protocol to say.

use intents_core::connector::{Connector, Notation};
use intents_core::definition::AgentDefinition;
use intents_core::meta::IntentMeta;
use intents_core::{Agent, FulfillError, FulfillmentRequest, Session};
use intents_tests::Dialogflow;
use serde_json::{Value, json};

use super::console::{self, FALLBACK};
use super::turn::{Behind, Heard, Parameters, Understood};

/// V2 or V1.
pub(crate) trait Protocol {
    const NOTATION: Notation;

    fn request(call: &Call<'_>) -> Value;

    fn answer(response: &Value) -> Answer;
}

/// What the webhook is told.
pub(crate) struct Call<'a> {
    pub(crate) query: &'a str,
    pub(crate) intent: &'a str,
    pub(crate) parameters: &'a Parameters,
    /// Whether every required parameter has a value.
    pub(crate) is_complete: bool,
    pub(crate) contexts: &'a [Context],
    pub(crate) own_words: &'a str,
    pub(crate) channel: &'a str,
}

/// What the webhook answers.
pub(crate) struct Answer {
    /// Instead of the agent's own.
    pub(crate) words: Option<Vec<String>>,
    pub(crate) choices: Vec<String>,
    pub(crate) contexts: Vec<Context>,
    pub(crate) event: Option<(String, Parameters)>,
}

/// A context that is active.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub(crate) id: String,
    pub(crate) lifespan: u64,
    pub(crate) parameters: Parameters,
}

pub(crate) struct Es<P> {
    agent: Agent,
    definition: AgentDefinition,
    channel: &'static str,
    contexts: Vec<Context>,
    pub(crate) behind: Behind,
    protocol: std::marker::PhantomData<P>,
}

/// The session of every conversation.
pub(crate) const SESSION: &str = "s-1";

impl<P: Protocol> Es<P> {
    pub(crate) fn new(agent: Agent, channel: &'static str) -> Self {
        let (definition, contexts) = (agent.definition(), Vec::new());
        let (behind, protocol) = (Behind::default(), std::marker::PhantomData);
        Self { agent, definition, channel, contexts, behind, protocol }
    }

    /// The agent's contexts that are active, each with the turns that it stays so; but not those
    /// that Dialogflow itself has for slots and events.
    pub(crate) fn contexts(&self) -> Vec<String> {
        let is_event = |id: &str| self.agent.intents().any(|of| of.event.eq_ignore_ascii_case(id));
        let own = self.contexts.iter().filter(|of| !is_dialog(of) && !is_event(&of.id));
        let mut own: Vec<_> = own.map(|own| format!("{} {}", own.id, own.lifespan)).collect();
        own.sort();
        own
    }

    /// One turn of the user's.
    pub(crate) async fn hear(&mut self, said: &Understood) -> Result<Heard, FulfillError> {
        self.behind = Behind::default();
        // Source: `Context.lifespan_count`: the number of requests after which it expires.
        self.contexts.retain(|context| context.lifespan > 0);
        for context in &mut self.contexts {
            context.lifespan -= 1;
        }
        let intent = self.agent.intents().find(|meta| meta.name == said.intent);
        let Some(intent) = intent.filter(|intent| self.is_open(intent)) else {
            let words = vec![FALLBACK.1.to_owned()];
            return Ok(Heard { intent: FALLBACK.0.to_owned(), words, ..Heard::default() });
        };
        // While slots are filled, Dialogflow's own contexts carry what is known so far.
        let dialog = self.contexts.iter().find(|of| of.id == dialog_contexts(intent, "").0[0]);
        let mut parameters = dialog.map(|of| of.parameters.clone()).unwrap_or_default();
        parameters.extend(said.parameters(P::NOTATION));
        self.answer(said.query, intent, parameters).await
    }

    /// Whether the contexts are active that the intent needs; without them it is not matched.
    fn is_open(&self, intent: &IntentMeta) -> bool {
        let definition = self.definition.intents.get(intent.name);
        let mut needed = definition.into_iter().flat_map(|intent| &intent.input_contexts);
        needed.all(|id| self.contexts.iter().any(|context| context.id == *id))
    }

    /// The intent that was matched answers, or the one that the webhook triggers.
    async fn answer(
        &mut self,
        query: &str,
        mut intent: &'static IntentMeta,
        mut parameters: Parameters,
    ) -> Result<Heard, FulfillError> {
        let mut query = query.to_owned();
        // Dialogflow does not follow events for ever either.
        for _ in 0..3 {
            complete(intent, &mut parameters, P::NOTATION);
            let mut required = console::required(intent);
            let missing = required.find(|param| !console::is_given(parameters.get(param.name)));
            self.contexts.retain(|context| !is_dialog(context));
            let own_words = match missing {
                Some(missing) => {
                    let (ids, lifespans) = dialog_contexts(intent, missing.name);
                    for (id, lifespan) in ids.into_iter().zip(lifespans) {
                        self.activate(id, lifespan, &parameters);
                    }
                    console::prompt(&self.definition, intent.name, missing.name).to_owned()
                }
                None => {
                    for (id, lifespan) in console::opened(&self.definition, intent.name) {
                        let lifespan = u64::try_from(lifespan).unwrap_or(0);
                        self.activate(id, lifespan, &Parameters::new());
                    }
                    for context in &mut self.contexts {
                        context.parameters.extend(parameters.clone());
                    }
                    let event = intent.event.to_lowercase();
                    let event = self.contexts.iter().find(|context| context.id == event);
                    let own_words = console::own_words(&self.definition, intent.name);
                    console::rendered(own_words, |name| {
                        let carried = event.and_then(|event| event.parameters.get(name));
                        parameters.get(name).or(carried).cloned()
                    })
                }
            };
            let call = Call {
                query: &query,
                intent: intent.name,
                parameters: &parameters,
                is_complete: missing.is_none(),
                contexts: &self.contexts,
                own_words: &own_words,
                channel: self.channel,
            };
            let answer = self.call(P::request(&call)).await?;
            for context in answer.contexts {
                self.activate(context.id, context.lifespan, &context.parameters);
            }
            self.contexts.retain(|context| context.lifespan > 0 || !is_dialog(context));
            let Some((event, carried)) = answer.event else {
                return Ok(Heard {
                    intent: intent.name.to_owned(),
                    words: answer.words.unwrap_or_else(|| vec![own_words]),
                    choices: answer.choices,
                    is_over: missing.is_none() && intent.ends_conversation,
                });
            };
            // Source: `EventInput`: the parameters are those of the event, which a context of its
            // name has for this turn.
            let Some(next) = self.agent.intents().find(|meta| meta.event == event) else { break };
            self.activate(event.to_lowercase(), 0, &carried);
            let of_intent = next.params.all().into_iter().filter(|param| !param.is_untagged);
            let of_intent = of_intent.filter_map(|param| {
                Some((param.name.to_owned(), carried.get(param.name)?.clone()))
            });
            (query, intent, parameters) = (event, next, of_intent.collect());
        }
        Ok(Heard::default())
    }

    async fn call(&mut self, request: Value) -> Result<Answer, FulfillError> {
        let body = request.to_string();
        let request = FulfillmentRequest::new(body.as_bytes());
        let response = Dialogflow.fulfill(&self.agent, request).await?;
        self.behind.dropped.extend(response.dropped);
        self.behind.error = response.error;
        Ok(P::answer(&serde_json::from_slice(&response.body).unwrap_or_default()))
    }

    /// Source: `WebhookResponse.output_contexts`: they overwrite those that are active.
    fn activate(&mut self, id: String, lifespan: u64, parameters: &Parameters) {
        self.contexts.retain(|context| context.id != id);
        self.contexts.push(Context { id, lifespan, parameters: parameters.clone() });
    }
}

/// Defaults take the place of what is not given, and `""` where there is none.
fn complete(intent: &IntentMeta, parameters: &mut Parameters, notation: Notation) {
    for param in intent.params.all().into_iter().filter(|param| !param.is_untagged) {
        if !console::is_given(parameters.get(param.name)) {
            let none = if param.shape.is_list { json!([]) } else { json!("") };
            let value = console::default(param, notation).unwrap_or(none);
            parameters.insert(param.name.to_owned(), value);
        }
    }
}

/// The contexts of slot filling, as captured requests have them: `Context.name` in
/// `context.proto` reserves the names, and no document tells more.
fn dialog_contexts(intent: &IntentMeta, asked: &str) -> ([String; 3], [u64; 3]) {
    let name = intent.name.to_lowercase().replace('.', "_");
    let ids = [
        format!("{name}_dialog_context"),
        "f6dd4a3b_id_dialog_context".to_owned(),
        format!("{name}_dialog_params_{asked}"),
    ];
    (ids, [2, 2, 1])
}

fn is_dialog(context: &Context) -> bool {
    context.id.ends_with("_dialog_context") || context.id.contains("_dialog_params_")
}

/// The session by its full name.
pub(crate) fn session() -> String {
    format!("projects/p/agent/sessions/{}", Session::new(SESSION).id())
}
