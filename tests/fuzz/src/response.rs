//! Responses, read again.

use std::hint::black_box;

use intents_core::connector::{ChannelMessage, DecodeError, Dialect};
use intents_core::{FulfillmentContext, Message, Reply};
use intents_dialogflow::{cx, es};

/// A response as far as it is compared with what it was made of.
pub(crate) struct Read {
    messages: Vec<ChannelMessage>,
    /// The event, and the ids and lifespans of contexts; CX has none of either.
    event: String,
    contexts: Vec<(String, f64)>,
    source: String,
}

/// Reads all of a response in one dialect.
pub(crate) fn read(dialect: Dialect, body: &[u8]) -> Result<Read, DecodeError> {
    match dialect {
        es::v2::DIALECT => es_v2(body),
        es::v1::DIALECT => es_v1(body),
        _ => cx(body),
    }
}

fn es_v2(body: &[u8]) -> Result<Read, DecodeError> {
    let response = es::v2::WebhookResponse::read(body)?;
    for entity_type in &response.session_entity_types {
        black_box(entity_type.entity_override_mode.name());
    }
    black_box(response.payload.read().is_ok());
    black_box(response.followup_event_input.parameters.read().is_ok());
    let contexts = response.output_contexts.iter().map(|context| {
        black_box(context.parameters.read().is_ok());
        let id = context.name.rsplit('/').next().unwrap_or_default();
        (id.to_owned(), context.lifespan_count.unwrap_or_default())
    });
    Ok(Read {
        messages: response.channel_messages()?,
        contexts: contexts.collect(),
        event: response.followup_event_input.name.clone().into_owned(),
        source: response.source.into_owned(),
    })
}

fn es_v1(body: &[u8]) -> Result<Read, DecodeError> {
    let response = es::v1::WebhookResponse::read(body)?;
    black_box(response.data.read().is_ok());
    black_box(response.followup_event.data.read().is_ok());
    let contexts = response.context_out.iter().map(|context| {
        black_box(context.parameters.read().is_ok());
        (context.name.clone().into_owned(), context.lifespan.unwrap_or_default())
    });
    Ok(Read {
        messages: response.channel_messages(),
        contexts: contexts.collect(),
        event: response.followup_event.name.clone().into_owned(),
        source: response.source.into_owned(),
    })
}

fn cx(body: &[u8]) -> Result<Read, DecodeError> {
    let response = cx::WebhookResponse::read(body)?;
    for parameter in &response.page_info.form_info.parameter_info {
        black_box((parameter.value.read().is_ok(), parameter.state.name()));
    }
    black_box((response.payload.read().is_ok(), response.session_info.parameters.read().is_ok()));
    Ok(Read {
        messages: response.channel_messages()?,
        event: String::new(),
        contexts: Vec::new(),
        source: String::new(),
    })
}

/// Asserts that a response says what the reply did, as far as each dialect has it without change.
pub(crate) fn assert_says(
    context: &FulfillmentContext<'_>,
    reply: &Reply,
    is_beta: bool,
    response: &Read,
) {
    let dialect = context.dialect();
    if dialect != cx::DIALECT {
        assert_state(context, reply, response);
    }
    if reply.parts().trigger.is_some()
        || !reply.parts().channel_messages.is_empty()
        || context.channel().is_some()
    {
        return;
    }
    let mut read = response.messages.iter();
    for sent in reply.parts().messages.iter().filter(|sent| comes_back(sent, dialect, is_beta)) {
        assert!(read.any(|read| read.message == *sent), "not in the response: {sent:?}");
    }
}

fn assert_state(context: &FulfillmentContext<'_>, reply: &Reply, response: &Read) {
    assert_eq!(response.source, reply.parts().source);
    assert_eq!(response.event, reply.parts().trigger.map_or("", |trigger| trigger.event()));
    if context.session().name().is_empty() && context.dialect() == es::v2::DIALECT {
        return;
    }
    let sent = reply.parts().output_contexts.iter();
    let sent = sent.map(|sent| (sent.name.to_ascii_lowercase(), f64::from(sent.lifespan.count())));
    // Those that are filled in come after them.
    let read = response.contexts.iter().take(reply.parts().output_contexts.len()).cloned();
    assert_eq!(read.collect::<Vec<_>>(), sent.collect::<Vec<_>>());
}

/// Whether a message is read as it was sent, to a request of no channel.
fn comes_back(message: &Message, dialect: Dialect, is_beta: bool) -> bool {
    match (message, dialect) {
        // V1 has one text for all of them, and no member for what describes an image.
        (Message::Text(_) | Message::Image(_) | Message::Speech(_), es::v1::DIALECT) => false,
        (Message::QuickReplies(_) | Message::Card(_) | Message::Image(_), dialect) => {
            dialect != cx::DIALECT
        }
        (Message::Assistant(_), dialect) => dialect == es::v2::DIALECT,
        (Message::Rbm(_), _) => is_beta,
        (Message::Speech(_) | Message::Audio(_) | Message::TransferCall(_), es::v2::DIALECT) => {
            is_beta
        }
        (Message::LiveAgentHandoff(_) | Message::ConversationSuccess(_), dialect) => {
            dialect == cx::DIALECT
        }
        _ => true,
    }
}
