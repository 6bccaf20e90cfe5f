//! Parameters that a reply sets: form parameters and session parameters.

use std::borrow::Cow;
use std::ops::Deref;

use intents_core::connector::InvalidValue;
use intents_core::connector::{
    Absent, Dropped, EncodeError, ObjectWriter, OutputContext, ParameterValue, Trigger, ValueWriter,
};
use intents_core::meta::IntentMeta;
use intents_core::{FormParameter, Reply};
use serde_json::Value as Json;

use super::{
    DIALECT, FormInfo, PageInfo, ParameterInfo, ParameterState, SessionInfo, TRIGGER_PARAMETER,
    WebhookResponse,
};
use crate::proto::Write as _;
use crate::render::{Report, context_id};

/// The parameters that a reply sets, without duplicates.
#[derive(Default)]
pub(super) struct Parameters<'r> {
    trigger: Option<(&'r Trigger, &'static IntentMeta)>,
    form: Vec<FormEntry<'r>>,
    session: Vec<(Cow<'r, str>, Value<'r>)>,
}

/// A form parameter that a reply sets.
struct FormEntry<'r> {
    name: Cow<'r, str>,
    is_invalid: bool,
    required: Option<bool>,
    value: Option<Value<'r>>,
    /// Whether the parameter has a value in the request.
    was_filled: bool,
}

enum Value<'r> {
    Null,
    Json(Json),
    Given(&'r ParameterValue),
    Context(&'r OutputContext),
}

impl<'r> Parameters<'r> {
    pub(super) fn new<'a: 'r>(
        reply: &'r Reply,
        page: &'r impl Deref<Target = PageInfo<'a>>,
        report: &mut Report,
    ) -> Result<Self, EncodeError> {
        let trigger = reply.parts().trigger.and_then(|trigger| Some((trigger, trigger.intent()?)));
        let mut all = Self { trigger, ..Self::default() };
        // Most replies set no parameters.
        if reply.is_plain() {
            return Ok(all);
        }
        for parameter in reply.parts().form_parameters {
            all.add_form_parameter(named(&parameter.name, parameter)?, page, report);
        }
        if let Some(fill) = reply.parts().fill {
            for (name, value) in fill.changes(DIALECT.notation)? {
                let info = page.form_info.parameter(&name);
                match (info, value) {
                    (Some(info), Some(value)) => all.fill(info, Value::Json(value), report),
                    // `null` removes a parameter from the session.
                    (_, value) => {
                        let value = value.map_or(Value::Null, Value::Json);
                        all.set(name.into(), value, report);
                    }
                }
            }
        }
        for parameter in reply.parts().session_parameters {
            let value = parameter.value.as_ref().map_or(Value::Null, Value::Given);
            let name = named(&parameter.name, parameter.name.as_ref())?;
            all.set(name.into(), value, report);
        }
        for context in reply.parts().output_contexts {
            let id = context_id(context).map_err(EncodeError::Value)?;
            if id == TRIGGER_PARAMETER || all.has(&id) {
                report.add(Dropped::ContextNamedLikeParameter);
                continue;
            }
            let is_ended = context.lifespan.count() == 0;
            let value = if is_ended { Value::Null } else { Value::Context(context) };
            all.session.push((id.into(), value));
        }
        Ok(all)
    }

    fn add_form_parameter(
        &mut self,
        parameter: &'r FormParameter,
        page: &'r PageInfo<'_>,
        report: &mut Report,
    ) {
        let form = &page.form_info;
        let info = form.parameter(&parameter.name);
        // If the request has no form, the form of the current page may exist without being filled.
        if info.is_none() && !form.parameter_info.is_empty() {
            return report.add(Dropped::UnknownFormParameter);
        }
        let mut entry =
            info.map_or_else(|| FormEntry::new(&parameter.name), FormEntry::from_request);
        entry.required = parameter.required.or(entry.required);
        entry.is_invalid = parameter.is_invalid;
        self.form.push(entry);
        let name = info.map_or(parameter.name.as_ref(), |info| &info.display_name);
        if parameter.is_invalid {
            // Google's sample of a webhook that validates a parameter also clears the session
            // parameter to make the agent prompt again.
            self.set(name.into(), Value::Null, report);
        }
        if let Some(value) = &parameter.value {
            self.give(name, Value::Given(value), report);
        }
    }

    /// Fills a form parameter.
    fn fill(&mut self, info: &'r ParameterInfo<'_>, value: Value<'r>, report: &mut Report) {
        if self.form_entry(&info.display_name).is_none() {
            self.form.push(FormEntry::from_request(info));
        }
        self.give(&info.display_name, value, report);
    }

    /// Sets the value of a form parameter.
    fn give(&mut self, name: &str, value: Value<'r>, report: &mut Report) {
        let is_triggered = self.is_triggered(name);
        let Some(entry) = self.form_entry(name) else { return };
        if entry.is_invalid {
            report.add(Dropped::ValueOfInvalidParameter);
        } else if is_triggered || entry.value.is_some() {
            report.add(Dropped::SecondParameterValue);
        } else {
            entry.value = Some(value);
        }
    }

    /// Sets a session parameter.
    fn set(&mut self, name: Cow<'r, str>, value: Value<'r>, report: &mut Report) {
        let is_cleared = |(own, value): &(Cow<'r, str>, Value<'r>)| {
            own.eq_ignore_ascii_case(&name) && matches!(value, Value::Null)
        };
        match value {
            // A parameter that is cleared already stays cleared.
            Value::Null if self.session.iter().any(is_cleared) => {}
            _ if self.has(&name) => report.add(Dropped::SecondParameterValue),
            value => self.session.push((name, value)),
        }
    }

    /// Returns whether the session parameter is already set or cleared.
    fn has(&self, name: &str) -> bool {
        self.is_triggered(name)
            || self.session.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
            || self.form.iter().any(|own| own.is(name) && own.value.is_some())
    }

    fn is_triggered(&self, name: &str) -> bool {
        self.trigger.is_some_and(|(_, intent)| {
            let names = intent.params.all().into_iter().map(|param| param.name);
            names.chain([TRIGGER_PARAMETER]).any(|own| own.eq_ignore_ascii_case(name))
        })
    }

    fn form_entry(&mut self, name: &str) -> Option<&mut FormEntry<'r>> {
        self.form.iter_mut().find(|own| own.is(name))
    }

    pub(super) fn write(&self, body: &mut ObjectWriter<'_>) {
        // Parameters without changes are not written.
        let mut changed = self.form.iter().filter(|own| own.has_changes()).peekable();
        if changed.peek().is_some() {
            let mut page = body.member(WebhookResponse::page_info).object();
            let mut form = page.member(PageInfo::form_info).object();
            let mut list = form.member(FormInfo::parameter_info).list();
            for own in changed {
                own.write(list.item().object());
            }
            list.end();
            form.end();
            page.end();
        }
        if self.trigger.is_none() && self.session.is_empty() {
            return;
        }
        let mut session = body.member(WebhookResponse::session_info).object();
        let mut parameters = session.member(SessionInfo::parameters).object();
        if let Some((trigger, intent)) = self.trigger {
            parameters.member(TRIGGER_PARAMETER).string(intent.name);
            trigger.write_parameters(&mut parameters, Absent::Null);
        }
        for (name, value) in &self.session {
            value.write(parameters.member(name));
        }
        parameters.end();
        session.end();
    }
}

impl<'r> FormEntry<'r> {
    fn new(name: &'r str) -> Self {
        Self {
            name: name.into(),
            is_invalid: false,
            required: None,
            value: None,
            was_filled: false,
        }
    }

    /// Creates an entry from a parameter of the request. A `required` of `true` is sent again,
    /// because ProtoJSON cannot distinguish `false` from absence. Google's samples always send it.
    fn from_request(info: &'r ParameterInfo<'_>) -> Self {
        let was_filled = info.state == ParameterState::Filled;
        let required = info.required.then_some(true);
        Self { required, was_filled, ..Self::new(&info.display_name) }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn has_changes(&self) -> bool {
        self.is_invalid || self.value.is_some() || self.required.is_some()
    }

    /// Returns the state. A response requires one, and only `INVALID` has an effect.
    fn state(&self) -> ParameterState<'static> {
        if self.is_invalid {
            ParameterState::Invalid
        } else if self.value.is_some() || self.was_filled {
            ParameterState::Filled
        } else {
            ParameterState::Empty
        }
    }

    fn write(&self, mut object: ObjectWriter<'_>) {
        object.member(ParameterInfo::display_name).string(&self.name);
        if let Some(required) = self.required {
            object.member(ParameterInfo::required).boolean(required);
        }
        self.state().write(object.member(ParameterInfo::state));
        if let Some(value) = &self.value {
            value.write(object.member(ParameterInfo::value));
        }
        object.end();
    }
}

impl Value<'_> {
    fn write(&self, out: ValueWriter<'_>) {
        match self {
            Self::Null => out.null(),
            Self::Json(json) => out.json(json),
            Self::Given(value) => value.write(out),
            Self::Context(OutputContext { parameters: Some(parameters), .. }) => {
                parameters.write(out)
            }
            Self::Context(_) => out.object().end(),
        };
    }
}

/// Returns `of`, if its name is a valid parameter name.
fn named<'r, T: ?Sized>(name: &str, of: &'r T) -> Result<&'r T, EncodeError> {
    if name.is_empty() || name.contains(char::is_control) {
        return Err(EncodeError::Value(InvalidValue::ParameterName));
    }
    Ok(of)
}
