//! Parameters: the fields of a struct with `#[derive(Intent)]` or `#[derive(Params)]`.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::InvalidParameter;
use crate::model::{Param, ParamMeta, ParamsMeta, Source, Spec};
use crate::value::Value;

/// Returns the values of a struct's own parameters, without those of flattened structs. The
/// function is not generic over the intent, so the compiler generates it once for each `N`.
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

/// Returns the specification of a field. The bound is on this function, so the compiler points at
/// the whole type of the field.
pub const fn param<T: Param>() -> Spec<T> {
    Spec::tagged()
}

/// Returns the specification of a list that must not be empty.
#[track_caller]
pub const fn required_param<T: Param>() -> Spec<T> {
    Spec::required()
}

/// Returns the specification of a field with `#[param(untagged)]`.
pub const fn untagged_param<T: Serialize + DeserializeOwned>() -> Spec<T> {
    Spec::untagged()
}

/// Returns the specification of a field in the partial form of an intent.
pub const fn partial_param<T: Param>() -> Spec<T::Partial> {
    Spec::tagged()
}

/// Returns the specification of an untagged field in the partial form of an intent.
pub const fn untagged_partial_param<T: Serialize + DeserializeOwned>() -> Spec<Option<T>> {
    Spec::untagged()
}
