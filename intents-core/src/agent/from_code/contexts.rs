//! The contexts of an intent: those that it needs, and those that it opens.
//!
//! An intent opens a context for those that follow it, and only if there are any. A context for
//! which there is an enum of intents ([`Followed`](crate::Followed)) is opened by each of them, and
//! what is flattened into an intent opens its contexts too, for as long as it does by itself: who
//! follows a base follows every intent that has it.

use std::collections::HashMap;

use crate::definition::ContextDefinition;
use crate::model::{FollowMeta, IntentMeta, ParamsMeta};

/// The contexts that the agent's intents open and follow.
pub(super) struct Relations {
    /// The lifespan of each intent's own context, by its name.
    lifespans: HashMap<&'static str, u32>,
    /// The contexts that show that an intent was matched, by the context of the intent: this context,
    /// and the contexts of the enums with the intent.
    match_contexts: HashMap<&'static str, Vec<&'static str>>,
}

impl Relations {
    pub(super) fn new(intents: &[&'static IntentMeta]) -> Self {
        let lifespans = intents.iter().map(|meta| (meta.context, meta.lifespan)).collect();
        let mut match_contexts: HashMap<_, Vec<_>> = HashMap::new();
        let follows = intents.iter().flat_map(|meta| meta.params.all_follows());
        for FollowMeta { followed, .. } in follows {
            for intent in followed.intents {
                let match_contexts = match_contexts.entry(intent.meta.context).or_default();
                // Which of the intents of an enum it was, their own contexts tell.
                for context in [intent.meta.context, followed.context] {
                    if !match_contexts.contains(&context) {
                        match_contexts.push(context);
                    }
                }
            }
        }
        Self { lifespans, match_contexts }
    }

    /// The contexts that have to be active.
    pub(super) fn input(&self, meta: &IntentMeta) -> Vec<String> {
        let follows = meta.params.all_follows();
        let required = follows.iter().filter(|follow| follow.is_required);
        let followed = required.map(|follow| follow.followed.context);
        let mut contexts: Vec<String> = Vec::new();
        for context in followed.chain(meta.input_contexts.iter().copied()) {
            // Dialogflow does not tell upper from lower case.
            if !contexts.iter().any(|other| other.eq_ignore_ascii_case(context)) {
                contexts.push(context.to_owned());
            }
        }
        contexts
    }

    /// The contexts that it opens, keeps open or closes. Of a name that occurs twice the first
    /// counts: what it says of itself goes before what its bases say.
    pub(super) fn output(&self, meta: &IntentMeta) -> Vec<ContextDefinition> {
        let mut opened = Opened(Vec::new());
        self.put(meta.params, &mut opened);
        opened.0
    }

    fn put(&self, params: &ParamsMeta, opened: &mut Opened) {
        self.put_own(params, None, opened);
        for follow in params.follows {
            let Some(lifespan) = follow.lifespan else { continue };
            opened.put(follow.followed.context, lifespan);
            for intent in follow.followed.intents {
                self.put_all_own(intent.meta.params, lifespan, opened);
            }
        }
        for base in params.bases {
            self.put(base, opened);
        }
    }

    /// The contexts that are active after an intent: its own and those of its bases.
    fn put_all_own(&self, params: &ParamsMeta, lifespan: u32, opened: &mut Opened) {
        self.put_own(params, Some(lifespan), opened);
        for base in params.bases {
            self.put_all_own(base, lifespan, opened);
        }
    }

    fn put_own(&self, params: &ParamsMeta, lifespan: Option<u32>, opened: &mut Opened) {
        let Some(own) = self.lifespans.get(params.context) else { return };
        for context in self.match_contexts.get(params.context).into_iter().flatten() {
            opened.put(context, lifespan.unwrap_or(*own));
        }
    }
}

struct Opened(Vec<ContextDefinition>);

impl Opened {
    fn put(&mut self, name: &str, lifespan: u32) {
        if !self.0.iter().any(|context| context.name == name) {
            let lifespan = i32::try_from(lifespan).unwrap_or(i32::MAX);
            self.0.push(ContextDefinition::new(name, lifespan));
        }
    }
}
