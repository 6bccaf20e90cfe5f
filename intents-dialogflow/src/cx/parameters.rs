//! What a reply says of parameters: of the page's form, and of the session.

use std::borrow::Cow;
use std::ops::Deref;

use intents_core::connector::{
    Absent, EncodeError, Notation, ObjectWriter, OutputContext, ParameterValue, Trigger,
    ValueWriter,
};
use intents_core::meta::IntentMeta;
use intents_core::{FormParameter, Reply};
use serde_json::Value as Json;

use super::{PageInfo, ParameterInfo, ParameterState, TRIGGER_PARAMETER};
use crate::response::{VALUE_OF_INVALID, context_id, drop_once};

/// In CX a context is a parameter of the session.
const CONTEXT_OF_A_PARAMETER: &str =
    "a context of the name of a parameter: in CX both are parameters of the session";

/// One parameter of the session has one value; its form's is copied to it.
const TWO_VALUES: &str = "a second value of a parameter: what is triggered goes first, then the \
                          form, then what is filled in, then the session";

/// `PageInfo.FormInfo` in `webhook.proto`.
const NOT_OF_THE_FORM: &str =
    "a parameter that the form of the page does not have: a webhook cannot add one";

const NO_NAME: &str = "a parameter whose name is empty or has control characters";

/// What is said of parameters, none of them twice.
#[derive(Default)]
pub(super) struct Parameters<'r> {
    trigger: Option<(&'r Trigger, &'static IntentMeta)>,
    form: Vec<OfForm<'r>>,
    session: Vec<(Cow<'r, str>, Value<'r>)>,
}

/// What is said of a parameter of the form.
struct OfForm<'r> {
    name: Cow<'r, str>,
    is_invalid: bool,
    required: Option<bool>,
    value: Option<Value<'r>>,
    /// Whether the request tells that it has a value already.
    was_filled: bool,
}

enum Value<'r> {
    Null,
    Json(Json),
    Given(&'r ParameterValue),
    Context(&'r OutputContext),
}

impl<'r> Parameters<'r> {
    pub(super) fn of<'a: 'r>(
        reply: &'r Reply,
        page: &'r impl Deref<Target = PageInfo<'a>>,
        dropped: &mut Vec<&'static str>,
    ) -> Result<Self, EncodeError> {
        let trigger = reply.triggered().and_then(|trigger| Some((trigger, trigger.intent()?)));
        let mut all = Self { trigger, ..Self::default() };
        // Most replies have nothing else.
        if reply.is_plain() {
            return Ok(all);
        }
        for parameter in reply.form_parameters() {
            all.add_form_parameter(named(&parameter.name, parameter)?, page, dropped);
        }
        if let Some(fill) = reply.filled() {
            for (name, value) in fill.changes(Notation::Structs)? {
                let info = page.form_info.parameter(&name);
                match (info, value) {
                    (Some(info), Some(value)) => all.fill(info, Value::Json(value), dropped),
                    // What was taken away is none: a `null` removes it from the session.
                    (_, value) => {
                        let value = value.map_or(Value::Null, Value::Json);
                        all.set(name.into(), value, dropped);
                    }
                }
            }
        }
        for parameter in reply.session_parameters() {
            let value = parameter.value.as_ref().map_or(Value::Null, Value::Given);
            let name = named(&parameter.name, parameter.name.as_ref())?;
            all.set(name.into(), value, dropped);
        }
        for context in reply.contexts() {
            let id = context_id(context).map_err(EncodeError::Value)?;
            if id == TRIGGER_PARAMETER || all.has(&id) {
                drop_once(dropped, Some(CONTEXT_OF_A_PARAMETER));
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
        dropped: &mut Vec<&'static str>,
    ) {
        let form = &page.form_info;
        let info = form.parameter(&parameter.name);
        // Where the request tells no form, it may have one that is not being filled.
        if info.is_none() && !form.parameter_info.is_empty() {
            return drop_once(dropped, Some(NOT_OF_THE_FORM));
        }
        let mut of_form = info.map_or_else(|| OfForm::new(&parameter.name), OfForm::of);
        of_form.required = parameter.required.or(of_form.required);
        of_form.is_invalid = parameter.is_invalid;
        self.form.push(of_form);
        let name = info.map_or(parameter.name.as_ref(), |info| &info.display_name);
        if parameter.is_invalid {
            // As Google's sample of a webhook that validates a parameter does, where the agent is
            // to ask again.
            self.set(name.into(), Value::Null, dropped);
        }
        if let Some(value) = &parameter.value {
            self.give(name, Value::Given(value), dropped);
        }
    }

    /// Fills a parameter of the form in.
    fn fill(
        &mut self,
        info: &'r ParameterInfo<'_>,
        value: Value<'r>,
        dropped: &mut Vec<&'static str>,
    ) {
        if self.of_form(&info.display_name).is_none() {
            self.form.push(OfForm::of(info));
        }
        self.give(&info.display_name, value, dropped);
    }

    /// Gives a parameter of the form a value.
    fn give(&mut self, name: &str, value: Value<'r>, dropped: &mut Vec<&'static str>) {
        let is_triggered = self.is_triggered(name);
        let Some(of_form) = self.of_form(name) else { return };
        if of_form.is_invalid {
            drop_once(dropped, Some(VALUE_OF_INVALID));
        } else if is_triggered || of_form.value.is_some() {
            drop_once(dropped, Some(TWO_VALUES));
        } else {
            of_form.value = Some(value);
        }
    }

    /// Sets a parameter of the session.
    fn set(&mut self, name: Cow<'r, str>, value: Value<'r>, dropped: &mut Vec<&'static str>) {
        let is_cleared = |(own, value): &(Cow<'r, str>, Value<'r>)| {
            own.eq_ignore_ascii_case(&name) && matches!(value, Value::Null)
        };
        match value {
            // What is cleared twice is cleared.
            Value::Null if self.session.iter().any(is_cleared) => {}
            _ if self.has(&name) => drop_once(dropped, Some(TWO_VALUES)),
            value => self.session.push((name, value)),
        }
    }

    /// Whether the parameter of the session has a value already, or is cleared.
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

    fn of_form(&mut self, name: &str) -> Option<&mut OfForm<'r>> {
        self.form.iter_mut().find(|own| own.is(name))
    }

    pub(super) fn write(&self, body: &mut ObjectWriter<'_>) {
        // A parameter of which nothing is said any more is left as it is.
        let mut said = self.form.iter().filter(|own| own.says_something()).peekable();
        if said.peek().is_some() {
            let mut page = body.member("pageInfo").object();
            let mut form = page.member("formInfo").object();
            let mut list = form.member("parameterInfo").list();
            for own in said {
                own.write(list.item().object());
            }
            list.end();
            form.end();
            page.end();
        }
        if self.trigger.is_none() && self.session.is_empty() {
            return;
        }
        let mut session = body.member("sessionInfo").object();
        let mut parameters = session.member("parameters").object();
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

impl<'r> OfForm<'r> {
    fn new(name: &'r str) -> Self {
        Self {
            name: name.into(),
            is_invalid: false,
            required: None,
            value: None,
            was_filled: false,
        }
    }

    /// As the request has it. What is required is said again: ProtoJSON does not tell `false` from
    /// nothing, and Google's samples say it always.
    fn of(info: &'r ParameterInfo<'_>) -> Self {
        let was_filled = info.state == ParameterState::Filled;
        let required = info.required.then_some(true);
        Self { required, was_filled, ..Self::new(&info.display_name) }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn says_something(&self) -> bool {
        self.is_invalid || self.value.is_some() || self.required.is_some()
    }

    /// A response has to tell the state, and only `INVALID` has an effect. What the request tells of
    /// neither is not known to have a value.
    fn state(&self) -> &'static str {
        if self.is_invalid {
            "INVALID"
        } else if self.value.is_some() || self.was_filled {
            "FILLED"
        } else {
            "EMPTY"
        }
    }

    fn write(&self, mut object: ObjectWriter<'_>) {
        object.member("displayName").string(&self.name);
        if let Some(required) = self.required {
            object.member("required").boolean(required);
        }
        object.member("state").string(self.state());
        if let Some(value) = &self.value {
            value.write(object.member("value"));
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

/// What has this name, if it can be one.
fn named<'r, T: ?Sized>(name: &str, of: &'r T) -> Result<&'r T, EncodeError> {
    if name.is_empty() || name.contains(char::is_control) {
        return Err(EncodeError::Value(NO_NAME));
    }
    Ok(of)
}
