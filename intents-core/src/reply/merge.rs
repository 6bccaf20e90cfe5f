//! Merges replies: messages are appended, and later values replace earlier ones.

use super::{FormParameter, OutputContext, Rare, Reply, SessionEntities, SessionParameter};
use crate::message::{Channel, Message};

impl Reply {
    pub(super) fn rare_mut(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    pub(super) fn add_rare(&mut self, rare: Rare) {
        for (channel, messages) in rare.variants {
            self.add_variant(channel, messages);
        }
        for context in rare.contexts {
            self.add_context(context);
        }
        for entities in rare.entities {
            self.add_entities(entities);
        }
        for parameter in rare.parameters {
            self.add_parameter(parameter);
        }
        for parameter in rare.form {
            self.add_form_parameter(parameter);
        }
        let own = self.rare_mut();
        own.webhook_payload = rare.webhook_payload.or(own.webhook_payload.take());
        own.transition = rare.transition.or(own.transition.take());
        own.replaces_queue |= rare.replaces_queue;
        own.source = rare.source.or(own.source.take());
        own.ends_session |= rare.ends_session;
        own.fill = rare.fill.or(own.fill.take());
    }

    pub(super) fn add_variant(&mut self, channel: Channel, messages: Vec<Message>) {
        if messages.is_empty() {
            return;
        }
        let variants = &mut self.rare_mut().variants;
        match variants.iter_mut().find(|(of, _)| *of == channel) {
            Some((_, own)) => own.extend(messages),
            None => variants.push((channel, messages)),
        }
    }

    pub(super) fn add_context(&mut self, context: OutputContext) {
        let contexts = &mut self.rare_mut().contexts;
        contexts.retain(|own| !own.is_same(&context));
        contexts.push(context);
    }

    pub(super) fn add_entities(&mut self, entities: SessionEntities) {
        let own = &mut self.rare_mut().entities;
        own.retain(|own| own.entity != entities.entity);
        own.push(entities);
    }

    pub(super) fn add_parameter(&mut self, parameter: SessionParameter) {
        let own = &mut self.rare_mut().parameters;
        own.retain(|own| !own.name.eq_ignore_ascii_case(&parameter.name));
        own.push(parameter);
    }

    pub(super) fn add_form_parameter(&mut self, parameter: FormParameter) {
        let own = &mut self.rare_mut().form;
        own.retain(|own| !own.name.eq_ignore_ascii_case(&parameter.name));
        own.push(parameter);
    }
}
