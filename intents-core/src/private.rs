//! The interface that the macros call. It is not public: it changes in any release, and
//! `intents-derive` is pinned to the matching release.

use std::marker::PhantomData;
use std::str::FromStr;

pub use inventory;
pub use std::boxed::Box;
pub use std::option::Option;
pub use std::result::Result;
pub use std::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use crate::agent::{Handler, HandlerEntry, HandlerKey, Outcome};
pub use crate::call::{FromContext, FulfillmentContext, HandlerInput, Phase, Requirements};
pub use crate::error::{FulfillError, InvalidParameter};
pub use crate::model::{
    Contexts, Entity, EntityEntry, EntityKind, EntityMeta, EntityPart, EntityValue, Examples,
    Follow, FollowField, FollowMeta, Followed, FollowedMeta, Intent, IntentEntry, IntentMeta,
    LanguageFile, LanguageSource, Location, Param, ParamMeta, Params, ParamsMeta, PartialParams,
    Priority, Role, Source, Spec, TriggerWriter,
};
use crate::reply::{IntoReply, Reply};
pub use crate::value::{ObjectWriter, Value, ValueError, ValueWriter, Written};

/// The values of a struct's own parameters: one pass over the request, for any intent.
pub fn read<'a, const N: usize>(
    source: &Source<'_, 'a>,
    params: &ParamsMeta,
    invalid: &mut Vec<InvalidParameter>,
) -> [Value<'a>; N] {
    let mut values = [const { Value::Null }; N];
    source.parameters.read(params.own, &mut values, invalid);
    if params.has_untagged {
        read_event(source, params, &mut values, invalid);
    }
    values
}

/// Reads untagged parameters that the request itself does not have from the context with the name
/// of the event (`EventInput` in `session.proto` of Dialogflow V2).
fn read_event<'a>(
    source: &Source<'_, 'a>,
    params: &ParamsMeta,
    values: &mut [Value<'a>],
    invalid: &mut Vec<InvalidParameter>,
) {
    let is_absent =
        |(meta, value): &(&ParamMeta, &mut Value<'a>)| meta.is_untagged && !value.is_given();
    let mut absent = params.own.iter().zip(values).filter(is_absent).peekable();
    if absent.peek().is_none() || source.event.is_empty() {
        return;
    }
    match source.contexts.get(source.event) {
        Ok(Some(event)) => {
            for (meta, value) in absent {
                let (meta, value) = (std::slice::from_ref(meta), std::slice::from_mut(value));
                event.parameters.read(meta, value, invalid);
            }
        }
        Ok(None) => {}
        Err(error) => invalid.push(error.into()),
    }
}

/// A field. The bound is on a function, so that the compiler blames the whole type of the field.
pub const fn param<T: Param>() -> Spec<T> {
    Spec::tagged()
}

/// A list that is not empty.
#[track_caller]
pub const fn required_param<T: Param>() -> Spec<T> {
    Spec::required()
}

/// A field of any type that serde reads and writes.
pub const fn untagged_param<T: Serialize + DeserializeOwned>() -> Spec<T> {
    Spec::untagged()
}

/// Tells whether `T` is an `Option`: [`IsOption::VALUE`] of an `Option` hides the `VALUE` that every
/// type has from [`NotOption`].
pub struct IsOption<T>(PhantomData<T>);

impl<T> IsOption<Option<T>> {
    /// `T` is an `Option`.
    pub const VALUE: bool = true;
}

/// The answer for types that are not an `Option`.
pub trait NotOption {
    /// `T` is not an `Option`.
    const VALUE: bool = false;
}

impl<T> NotOption for IsOption<T> {}

/// A field with a default, by whether its type is an `Option`.
pub struct DefaultedField<const IS_OPTION: bool>;

/// The type of a default value. The default of an `Option` has none, as `None` already stands for a
/// value that is not given; an unknown type keeps the compiler from checking the value against it.
#[diagnostic::on_unimplemented(
    message = "`{T}` cannot have a default: it is `None` when no value is given",
    label = "an `Option` with `#[param(default)]`",
    note = "remove the `Option` or the default"
)]
pub trait DefaultOf<T> {
    /// The type of the field.
    type Value;
}

#[diagnostic::do_not_recommend]
impl<T> DefaultOf<T> for DefaultedField<false> {
    type Value = T;
}

/// The default of a field.
pub const fn default_value<T, const IS_OPTION: bool>(
    value: fn() -> <DefaultedField<IS_OPTION> as DefaultOf<T>>::Value,
) -> fn() -> T
where
    DefaultedField<IS_OPTION>: DefaultOf<T, Value = T>,
{
    value
}

/// Whether parameters that are flattened into an intent have this name. A macro cannot see them.
pub const fn has_param(bases: &[&ParamsMeta], name: &str) -> bool {
    has(bases, name, false)
}

/// The same for parameters that users say.
pub const fn has_said_param(bases: &[&ParamsMeta], name: &str) -> bool {
    has(bases, name, true)
}

const fn has(bases: &[&ParamsMeta], name: &str, is_said: bool) -> bool {
    let mut i = 0;
    while i < bases.len() {
        if bases[i].has(name, is_said) {
            return true;
        }
        i += 1;
    }
    false
}

/// The functions of a flattened field, behind one trait bound.
pub struct BaseSpec<T> {
    /// The description of its parameters.
    pub meta: &'static ParamsMeta,
    read: fn(&Source<'_, '_>, &mut Vec<InvalidParameter>) -> Option<T>,
    write: fn(&T, &mut TriggerWriter<'_, '_>),
}

/// A field that is flattened.
pub const fn base<T: Params>() -> BaseSpec<T> {
    BaseSpec { meta: T::PARAMS, read: T::read, write: T::write }
}

impl<T> BaseSpec<T> {
    /// Reads the field.
    pub fn read(&self, source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<T> {
        (self.read)(source, invalid)
    }

    /// Writes the parameters of the field.
    pub fn write(&self, value: &T, out: &mut TriggerWriter<'_, '_>) {
        (self.write)(value, out);
    }
}

/// The partial form of a field.
pub const fn partial_param<T: Param>() -> Spec<T::Partial> {
    Spec::tagged()
}

/// The partial form of a field of any type that serde reads and writes.
pub const fn untagged_partial_param<T: Serialize + DeserializeOwned>() -> Spec<Option<T>> {
    Spec::untagged()
}

/// The functions of the partial form of a flattened field.
pub struct PartialBaseSpec<P> {
    read: fn(&Source<'_, '_>, &mut Vec<InvalidParameter>) -> Option<P>,
    write: fn(&P, &mut TriggerWriter<'_, '_>),
}

/// The partial form of a field that is flattened.
pub const fn partial_base<T: PartialParams>() -> PartialBaseSpec<T::Partial> {
    PartialBaseSpec { read: T::read_partial, write: T::write_partial }
}

impl<P> PartialBaseSpec<P> {
    /// Reads what is there.
    pub fn read(&self, source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<P> {
        (self.read)(source, invalid)
    }

    /// Writes what is there.
    pub fn write(&self, partial: &P, out: &mut TriggerWriter<'_, '_>) {
        (self.write)(partial, out);
    }
}

/// Reads a followed intent; `None` if its context is not active.
type Find<T> = fn(&Contexts<'_>) -> Result<Option<Follow<T>>, Vec<InvalidParameter>>;

/// The functions of one of several followed intents, behind one trait bound.
pub struct AlternativeSpec<T> {
    /// The registry entry of the intent.
    pub entry: IntentEntry,
    find: Find<T>,
}

/// Returns the functions of one of several followed intents.
pub const fn alternative<T: Intent>() -> AlternativeSpec<T> {
    AlternativeSpec { entry: IntentEntry::new::<T>(), find: T::find }
}

impl<T> AlternativeSpec<T> {
    /// Reads the intent from the contexts; `None` if its context is not active.
    pub fn find(
        &self,
        contexts: &Contexts<'_>,
    ) -> Result<Option<Follow<T>>, Vec<InvalidParameter>> {
        (self.find)(contexts)
    }
}

/// The functions of a field that follows an intent, behind one trait bound.
pub struct FollowSpec<T> {
    /// The description of the followed intents.
    pub followed: &'static FollowedMeta,
    /// Whether the intent can only be matched after a followed intent.
    pub is_required: bool,
    read: fn(&Contexts<'_>, &'static str, &mut Vec<InvalidParameter>) -> Option<T>,
}

/// A field that follows an intent.
pub const fn follow<T: FollowField>() -> FollowSpec<T> {
    FollowSpec { followed: T::FOLLOWED, is_required: T::IS_REQUIRED, read: T::read }
}

impl<T> FollowSpec<T> {
    /// Reads the field.
    pub fn read(
        &self,
        source: &Source<'_, '_>,
        field: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<T> {
        (self.read)(source.contexts, field, invalid)
    }
}

/// The position of the value that was sent among an entity type's reference values.
pub fn reference_value(value: &Value<'_>, values: &[EntityValue]) -> Result<usize, ValueError> {
    crate::model::reference_value(value, values)
}

/// The values of the parts of a composite value.
pub fn composite_members<'a, const N: usize>(
    value: Value<'a>,
    parts: &[EntityPart],
) -> Result<[Value<'a>; N], ValueError> {
    crate::model::composite_members(value, parts)
}

/// Reads a part of a composite value.
pub fn read_part<T>(spec: &Spec<T>, value: Value<'_>, name: &'static str) -> Result<T, ValueError> {
    spec.read_part(value, name)
}

/// Writes a part of a composite value, unless there is nothing to write.
pub fn write_part<T>(object: &mut ObjectWriter<'_>, name: &str, spec: &Spec<T>, part: &T) {
    spec.write_part(object, name, part);
}

/// A value that was found by a regular expression, as what it is the text of.
pub fn matched_value<T: FromStr>(value: Value<'_>) -> Result<T, ValueError> {
    const EXPECTED: &str = "a text that the entity type's regular expressions match";
    // CX was seen to send an object with the user's words for one.
    let text = value.get("original").unwrap_or(&value);
    let Some(text) = text.as_str() else { return Err(ValueError::new(EXPECTED, &value)) };
    text.parse().map_err(|_| ValueError::found(EXPECTED, "another string"))
}

/// The type of the field of a variant with `#[entity(other)]`: `String`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold an unlisted value",
    label = "must be `String`",
    note = "a variant with `#[entity(other)]` holds the value as text; write `Other(String)`"
)]
pub trait UnlistedValue {
    /// Converts from the text of the value.
    fn from_text(text: String) -> Self;

    /// Returns the text of the value.
    fn text(&self) -> &str;
}

impl UnlistedValue for String {
    fn from_text(text: String) -> Self {
        text
    }

    fn text(&self) -> &str {
        self
    }
}

/// Reads and writes values that are not reference values, behind one trait bound.
pub struct UnlistedSpec<T> {
    from_text: fn(String) -> T,
    text: fn(&T) -> &str,
}

/// The field of a variant with `#[entity(other)]`.
pub const fn unlisted<T: UnlistedValue>() -> UnlistedSpec<T> {
    UnlistedSpec { from_text: T::from_text, text: T::text }
}

impl<T> UnlistedSpec<T> {
    /// Reads a value that is not a reference value; `error` is returned if it is not a text.
    pub fn read(&self, value: Value<'_>, error: ValueError) -> Result<T, ValueError> {
        match value {
            Value::String(text) => Ok((self.from_text)(text.into_owned())),
            _ => Err(error),
        }
    }

    /// Returns the text of a value.
    pub fn text<'v>(&self, value: &'v T) -> &'v str {
        (self.text)(value)
    }
}

/// The functions of a handler's first argument, behind one trait bound: a type that is not an
/// intent is one compile error, at that type.
pub struct HandlerInputSpec<S> {
    key: HandlerKey,
    take: fn(&FulfillmentContext<'_>) -> Result<S, FulfillError>,
}

/// A handler's first argument.
pub const fn handler_input<S: HandlerInput>() -> HandlerInputSpec<S> {
    HandlerInputSpec {
        key: HandlerKey::Intent { intent: IntentEntry::new::<S::Intent>(), phase: S::PHASE },
        take: S::from_context,
    }
}

impl<S> HandlerInputSpec<S> {
    /// Returns the requests that the handler is called for.
    pub const fn key(&self) -> HandlerKey {
        self.key
    }

    /// Reads the argument.
    pub fn take(&self, context: &FulfillmentContext<'_>) -> Result<S, FulfillError> {
        (self.take)(context)
    }
}

/// The functions of another argument of a handler, behind one trait bound.
pub struct ArgumentSpec<'a, A> {
    require: fn(&mut Requirements),
    take: fn(&'a FulfillmentContext<'a>) -> crate::Result<A>,
}

/// A handler's further argument.
pub const fn argument<'a, A: FromContext<'a>>() -> ArgumentSpec<'a, A> {
    ArgumentSpec { require: A::require, take: A::from_context }
}

impl<'a, A> ArgumentSpec<'a, A> {
    /// The state that the argument needs.
    pub fn require(&self, requirements: &mut Requirements) {
        (self.require)(requirements);
    }

    /// Takes the argument.
    pub fn take(&self, context: &'a FulfillmentContext<'a>) -> Result<A, FulfillError> {
        (self.take)(context).map_err(FulfillError::from)
    }
}

/// Converts the return value of a handler.
pub fn reply<R: IntoReply>(returned: R) -> Result<Reply, FulfillError> {
    returned.into_reply().map_err(FulfillError::from)
}
