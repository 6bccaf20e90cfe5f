use std::borrow::Cow;
use std::ops::Range;

use intents_core::connector::{
    DecodeError, Dialect, EncodeError, FulfillmentResponse, Notation, Prediction,
};
use intents_core::{
    Connector, Contexts, FulfillmentContext, FulfillmentRequest, RawParameters, Reply, SlotFilling,
    Value,
};
use serde::de::MapAccess;
use serde_json::value::RawValue;

use super::request::{original_words, queued_messages};
use super::{
    FormInfo, FulfillmentInfo, IntentInfo, IntentParameterValue, PageInfo, ParameterInfo,
    ParameterState, SessionInfo, WebhookRequest, encode,
};
use crate::channel;
use crate::proto::{self, Entries, Fill, Items, Lazy, Members, Message, Struct};

/// The dialect Dialogflow CX.
pub const DIALECT: Dialect =
    Dialect { id: "dialogflow-cx", name: "Dialogflow CX", notation: Notation::Structs };

/// The session parameter that triggers an intent: its value is the intent's display name.
pub const TRIGGER_PARAMETER: &str = "intents_trigger";

/// The connector of Dialogflow CX.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cx;

/// The members of a request that a call needs, read straight into its prediction.
pub(crate) struct Body<'b, 'a> {
    pub(crate) prediction: &'b mut Prediction<'a>,
    pub(crate) state: &'b mut State<'a>,
}

/// The parameters of a request until the whole request is read. They come from three members in any
/// order.
#[derive(Default)]
pub(crate) struct State<'a> {
    singles: Singles<'a>,
    unfilled: Vec<Cow<'a, str>>,
    session: Struct<'a>,
}

/// A parameter that has a value.
type Single<'a> = (Cow<'a, str>, &'a RawValue);

/// The parameters of the form and of the intent, in one vector, because most calls have both. The
/// parameters of the intent are contiguous; all others are parameters of the form.
#[derive(Default)]
struct Singles<'a> {
    all: Vec<Single<'a>>,
    of_intent: Range<usize>,
}

impl<'a> Singles<'a> {
    fn clear_form(&mut self) {
        self.all.truncate(self.of_intent.end);
        self.all.drain(..self.of_intent.start);
        self.of_intent = 0..self.all.len();
    }

    fn clear_intent(&mut self) {
        self.all.drain(self.of_intent.clone());
        self.of_intent = self.all.len()..self.all.len();
    }

    fn add_of_form(&mut self, single: Single<'a>) {
        // A typical form has up to four parameters, and its intent as many.
        if self.all.is_empty() {
            self.all.reserve(8);
        }
        self.all.push(single);
    }

    fn add_of_intent(&mut self, single: Single<'a>) {
        self.add_of_form(single);
        self.of_intent.end = self.all.len();
    }

    /// Returns the parameters of the form, followed by the parameters of the intent.
    fn in_order(mut self) -> Vec<Single<'a>> {
        let Range { start, end } = self.of_intent;
        self.all[start..].rotate_left(end - start);
        self.all
    }
}

impl<'a> Message<'a> for Body<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let prediction = &mut *self.prediction;
        match name {
            WebhookRequest::detect_intent_response_id => {
                map.next_value_seed(Fill(&mut prediction.response_id))?;
            }
            // A oneof: a request has only one of these members, except that some clients send the
            // others empty.
            WebhookRequest::text
            | WebhookRequest::transcript
            | WebhookRequest::trigger_intent
            | WebhookRequest::trigger_event
            | WebhookRequest::dtmf_digits => {
                let mut query = Cow::Borrowed("");
                map.next_value_seed(Fill(&mut query))?;
                if !query.is_empty() {
                    prediction.query_text = query;
                }
            }
            WebhookRequest::language_code => map.next_value_seed(Fill(&mut prediction.language))?,
            WebhookRequest::fulfillment_info => {
                map.next_value_seed(Members(&mut BodyFulfillment(prediction)))?;
            }
            WebhookRequest::intent_info => map.next_value_seed(Members(&mut BodyIntent(self)))?,
            WebhookRequest::page_info => map.next_value_seed(Members(&mut BodyPage(self.state)))?,
            WebhookRequest::session_info => map.next_value_seed(Members(&mut BodySession(self)))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `fulfillmentInfo`
struct BodyFulfillment<'b, 'a>(&'b mut Prediction<'a>);

impl<'a> Message<'a> for BodyFulfillment<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            FulfillmentInfo::tag => map.next_value_seed(Fill(&mut self.0.tag))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `intentInfo`
struct BodyIntent<'i, 'b, 'a>(&'i mut Body<'b, 'a>);

impl<'a> Message<'a> for BodyIntent<'_, '_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let Body { prediction, state } = &mut *self.0;
        match name {
            IntentInfo::display_name => map.next_value_seed(Fill(&mut prediction.intent))?,
            IntentInfo::parameters => {
                let take = |entry: Option<(_, Resolved<'a>)>| match entry {
                    Some((name, resolved)) => {
                        if let Some(value) = resolved.0.raw() {
                            state.singles.add_of_intent((name, value));
                        }
                    }
                    None => state.singles.clear_intent(),
                };
                map.next_value_seed(Entries::each(take))?;
            }
            IntentInfo::confidence => map.next_value_seed(Fill(&mut prediction.confidence))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The value of a member of `intentInfo.parameters`.
#[derive(Default)]
struct Resolved<'a>(Lazy<'a, Value<'a>>);

impl<'a> Message<'a> for Resolved<'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            IntentParameterValue::resolved_value => map.next_value_seed(Fill(&mut self.0))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `pageInfo`
struct BodyPage<'b, 'a>(&'b mut State<'a>);

impl<'a> Message<'a> for BodyPage<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            PageInfo::form_info => map.next_value_seed(Members(&mut BodyForm(self.0)))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `pageInfo.formInfo`
struct BodyForm<'b, 'a>(&'b mut State<'a>);

impl<'a> Message<'a> for BodyForm<'_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        let State { singles, unfilled, .. } = &mut *self.0;
        match name {
            FormInfo::parameter_info => {
                let take = |parameter: Option<FormParameter<'a>>| {
                    let Some(parameter) = parameter else {
                        unfilled.clear();
                        return singles.clear_form();
                    };
                    if parameter.required && parameter.state != ParameterState::Filled {
                        unfilled.push(parameter.name.clone());
                    }
                    if let Some(value) = parameter.value.raw() {
                        singles.add_of_form((parameter.name, value));
                    }
                };
                map.next_value_seed(Items::each(take))?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// An item of `pageInfo.formInfo.parameterInfo`.
#[derive(Default)]
struct FormParameter<'a> {
    name: Cow<'a, str>,
    required: bool,
    state: ParameterState<'a>,
    value: Lazy<'a, Value<'a>>,
}

impl<'a> Message<'a> for FormParameter<'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            ParameterInfo::display_name => map.next_value_seed(Fill(&mut self.name))?,
            ParameterInfo::required => map.next_value_seed(Fill(&mut self.required))?,
            ParameterInfo::state => map.next_value_seed(Fill(&mut self.state))?,
            ParameterInfo::value => map.next_value_seed(Fill(&mut self.value))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `sessionInfo`
struct BodySession<'s, 'b, 'a>(&'s mut Body<'b, 'a>);

impl<'a> Message<'a> for BodySession<'_, '_, 'a> {
    fn member<A: MapAccess<'a>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error> {
        match name {
            SessionInfo::session => map.next_value_seed(Fill(&mut self.0.prediction.session))?,
            SessionInfo::parameters => map.next_value_seed(Fill(&mut self.0.state.session))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl<'a> State<'a> {
    pub(crate) fn complete(self, prediction: &mut Prediction<'a>) {
        prediction.read_messages = queued_messages;
        let Self { singles, unfilled, session } = self;
        if !unfilled.is_empty() {
            prediction.slot_filling = SlotFilling::Unfilled(unfilled);
        }
        let session = RawParameters::object(session.raw()).ignoring_case();
        prediction.contexts = Contexts::session(session.clone());
        prediction.parameters = session.prepend(singles.in_order());
    }
}

impl Connector for Cx {
    fn decode<'a>(
        &self,
        request: &'a FulfillmentRequest<'a>,
    ) -> Result<FulfillmentContext<'a>, DecodeError> {
        let json = proto::text(DIALECT.name, request.body())?;
        let mut prediction = Prediction::new(DIALECT);
        prediction.find_channel = channel::find_channel;
        prediction.find_original_words = original_words;
        let mut state = State::default();
        let mut body = Body { prediction: &mut prediction, state: &mut state };
        proto::read(json, Members(&mut body)).map_err(|failure| failure.explain(DIALECT.name))?;
        state.complete(&mut prediction);
        Ok(FulfillmentContext::new(request, prediction))
    }

    fn encode(
        &self,
        context: &FulfillmentContext<'_>,
        reply: &Reply,
    ) -> Result<FulfillmentResponse, EncodeError> {
        encode::encode(context, reply)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(name: &'static str) -> Single<'static> {
        (name.into(), RawValue::NULL)
    }

    fn names(singles: Singles<'_>) -> Vec<String> {
        singles.in_order().into_iter().map(|(name, _)| name.into_owned()).collect()
    }

    #[test]
    fn parameters_of_the_form_go_first_and_those_that_are_sent_again_count() {
        let mut singles = Singles::default();
        for name in ["a", "b"] {
            singles.add_of_form(single(name));
        }
        singles.clear_intent();
        for name in ["i", "j", "k"] {
            singles.add_of_intent(single(name));
        }
        singles.clear_form();
        singles.add_of_form(single("c"));
        assert_eq!(names(singles), ["c", "i", "j", "k"]);

        let mut singles = Singles::default();
        singles.clear_intent();
        singles.add_of_intent(single("i"));
        singles.clear_form();
        for name in ["a", "b"] {
            singles.add_of_form(single(name));
        }
        singles.clear_intent();
        for name in ["j", "k"] {
            singles.add_of_intent(single(name));
        }
        assert_eq!(names(singles), ["a", "b", "j", "k"]);

        let mut singles = Singles::default();
        singles.clear_form();
        singles.add_of_form(single("a"));
        singles.clear_intent();
        singles.clear_form();
        assert!(names(singles).is_empty());
    }
}
