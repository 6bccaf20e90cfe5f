use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::InvalidParameter;
use crate::model::{Param, ParamMeta};
use crate::value::{Text, Value, ValueError};

/// The parameters of one request as unparsed JSON. When the intent is known, its parameters are
/// read in one pass that skips all other parameters.
///
/// A dialect can send parameters in several fields. CX sends the form of the page, the parameters
/// of the matched intent, and the session parameters. The first value of a parameter takes
/// precedence.
#[derive(Clone, Default)]
pub struct RawParameters<'a> {
    single: Vec<(Cow<'a, str>, &'a RawValue)>,
    object: Option<&'a RawValue>,
    ignore_case: bool,
}

impl<'a> RawParameters<'a> {
    /// Creates parameters from the members of a JSON object. An empty list is accepted as well,
    /// because PHP writes an empty object as `[]`.
    #[must_use]
    pub fn object(json: Option<&'a RawValue>) -> Self {
        Self { single: Vec::new(), object: json, ignore_case: false }
    }

    /// Adds single parameters, which take precedence over the members of the object.
    #[must_use]
    pub fn prepend(
        mut self,
        single: impl IntoIterator<Item = (Cow<'a, str>, &'a RawValue)>,
    ) -> Self {
        if self.single.is_empty() {
            // Collecting from a vector does not allocate.
            self.single = single.into_iter().collect();
        } else {
            self.single.extend(single);
        }
        self
    }

    /// Compares names without regard to case. CX does not guarantee the case of names in requests.
    #[must_use]
    pub fn ignoring_case(mut self) -> Self {
        self.ignore_case = true;
        self
    }

    /// Reads the parameters of `metas` into the same positions of `values`, and adds values that
    /// are not JSON to `invalid`. The position of a parameter without a value is unchanged. Reading
    /// stops when every position has a value, because a CX session can have many other parameters.
    pub fn read(
        &self,
        metas: &[ParamMeta],
        values: &mut [Value<'a>],
        invalid: &mut Vec<InvalidParameter>,
    ) {
        let is_complete = |values: &[Value<'a>]| values.iter().all(Value::is_given);
        for (name, json) in &self.single {
            if is_complete(values) {
                return;
            }
            self.read_one(name, json, metas, values, invalid);
        }
        let Some(json) = self.object.filter(|_| !is_complete(values)) else { return };
        let members = Members { parameters: self, metas, values };
        if serde_json::Deserializer::from_str(json.get()).deserialize_any(members).is_err() {
            // A value is invalid, such as a number out of range. Read all values one by one to name
            // the parameter.
            match serde_json::from_str::<RawMembers<'a>>(json.get()) {
                Ok(RawMembers(members)) => {
                    for (name, json) in members {
                        self.read_one(&name, json, metas, values, invalid);
                    }
                }
                // An unreadable name hides all parameters after the name, so these parameters must
                // not count as absent.
                Err(_) => {
                    let hidden = metas.iter().zip(&*values).filter(|(_, value)| !value.is_given());
                    invalid.extend(hidden.map(|(meta, _)| InvalidParameter::Value {
                        name: meta.name.into(),
                        error: ValueError::found("a value", "parameters with an unreadable name"),
                    }));
                }
            }
        }
    }

    /// Returns every parameter, with the names in the request. A name can occur twice; the first
    /// value takes precedence.
    ///
    /// # Errors
    ///
    /// Returns an error if a value is invalid, such as a number out of range, or if a name is not a
    /// string. If a handler returns the error, the webhook responds with 400, like with
    /// [`get`](Self::get).
    pub fn all(&self) -> Result<Vec<(Cow<'a, str>, Value<'a>)>, InvalidParameter> {
        let mut all = Vec::new();
        for (name, json) in &self.single {
            all.push((name.clone(), named_value(name, json)?));
        }
        if let Some(json) = self.object {
            let RawMembers(members) = serde_json::from_str(json.get()).map_err(|_| unreadable())?;
            for (name, json) in members {
                let value = named_value(&name, json)?;
                all.push((name, value));
            }
        }
        Ok(all)
    }

    /// Returns the value of one parameter without an intent type. `T` can be any type of an
    /// intent's field, such as `Option<i64>`.
    ///
    /// ```
    /// use intents_core::{RawParameters, Result, fulfill};
    ///
    /// #[fulfill(intent = "Order Pizza")]
    /// fn order(parameters: &RawParameters<'_>) -> Result<String> {
    ///     let amount = parameters.get::<Option<i64>>("amount")?.unwrap_or(1);
    ///     let toppings = parameters.get::<Vec<String>>("toppings")?;
    ///     Ok(format!("{amount} pizzas with {} toppings.", toppings.len()))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not have this type, or if a required value is missing. If
    /// a handler returns the error, the webhook responds with 400 and names the parameter.
    pub fn get<T: Param>(&self, name: &str) -> Result<T, InvalidParameter> {
        let invalid = |error| InvalidParameter::Value { name: name.to_owned().into(), error };
        match self.value(name)? {
            Some(value) => T::from_value(value).map_err(invalid),
            None => {
                let missing = || InvalidParameter::Missing { name: name.to_owned().into() };
                T::absent().ok_or_else(missing)
            }
        }
    }

    /// Returns the untyped value of one parameter, if the parameter has a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is invalid, such as a number out of range.
    pub fn value(&self, name: &str) -> Result<Option<Value<'a>>, InvalidParameter> {
        let Some(json) = self.raw(name)? else { return Ok(None) };
        Ok(Some(named_value(name, json)?).filter(Value::is_given))
    }

    /// Returns the members of the parameter with this name, if the value is an object.
    pub(crate) fn members_of(&self, name: &str) -> Option<Self> {
        let json = self.raw(name).ok()?.filter(|json| json.get().starts_with('{'))?;
        Some(Self::object(Some(json)))
    }

    fn raw(&self, name: &str) -> Result<Option<&'a RawValue>, InvalidParameter> {
        let same = |other: &str| {
            if self.ignore_case { other.eq_ignore_ascii_case(name) } else { other == name }
        };
        let mut single = self.single.iter();
        if let Some((_, json)) = single.find(|(other, json)| same(other) && is_given(json)) {
            return Ok(Some(json));
        }
        let Some(object) = self.object else { return Ok(None) };
        let RawMembers(members) = serde_json::from_str(object.get()).map_err(|_| unreadable())?;
        let mut members = members.into_iter();
        Ok(members.find(|(other, json)| same(other) && is_given(json)).map(|(_, json)| json))
    }

    fn read_one(
        &self,
        name: &str,
        json: &'a RawValue,
        metas: &[ParamMeta],
        values: &mut [Value<'a>],
        invalid: &mut Vec<InvalidParameter>,
    ) {
        let Some(i) = self.position(metas, name).filter(|&i| !values[i].is_given()) else { return };
        match value(json) {
            Ok(value) => values[i] = value,
            Err(error) => {
                invalid.push(InvalidParameter::Value { name: metas[i].name.into(), error });
            }
        }
    }

    fn position(&self, metas: &[ParamMeta], name: &str) -> Option<usize> {
        if self.ignore_case {
            metas.iter().position(|meta| meta.name.eq_ignore_ascii_case(name))
        } else {
            metas.iter().position(|meta| meta.name == name)
        }
    }
}

fn named_value<'a>(name: &str, json: &'a RawValue) -> Result<Value<'a>, InvalidParameter> {
    value(json).map_err(|error| InvalidParameter::Value { name: name.to_owned().into(), error })
}

/// Returns the error for a name that is not a string.
fn unreadable() -> InvalidParameter {
    let error = ValueError::found("parameters", "an unreadable name");
    InvalidParameter::Value { name: "".into(), error }
}

/// Returns whether the JSON is a given value: neither `null` nor an empty string.
fn is_given(json: &RawValue) -> bool {
    !matches!(json.get(), "null" | "\"\"")
}

fn value(json: &RawValue) -> Result<Value<'_>, ValueError> {
    serde_json::from_str(json.get())
        .map_err(|_| ValueError::found("a value", "a number out of range or too deep a nesting"))
}

/// Writes the size only, because the content is data of the end user.
impl fmt::Debug for RawParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let object = self.object.map_or(0, |json| json.get().len());
        write!(f, "RawParameters({} single, {object} bytes)", self.single.len())
    }
}

/// A visitor that reads the members with a parameter in the intent, and skips all others.
struct Members<'r, 'a> {
    parameters: &'r RawParameters<'a>,
    metas: &'r [ParamMeta],
    values: &'r mut [Value<'a>],
}

impl<'de: 'a, 'a> Visitor<'de> for Members<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of parameters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Text(name)) = map.next_key()? {
            match self.parameters.position(self.metas, &name) {
                Some(i) if !self.values[i].is_given() => self.values[i] = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The members of an object, with unparsed values.
struct RawMembers<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for RawMembers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawMembersVisitor;

        impl<'de> Visitor<'de> for RawMembersVisitor {
            type Value = RawMembers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Text(name), json)) = map.next_entry()? {
                    members.push((name, json));
                }
                Ok(RawMembers(members))
            }
        }

        deserializer.deserialize_map(RawMembersVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Param;

    #[test]
    fn an_unreadable_name_is_an_error() {
        let metas = [
            ParamMeta::new("amount", <i64 as Param>::SHAPE),
            ParamMeta::new("note", <Option<String> as Param>::SHAPE),
        ];
        let json = r#"{"amount":5,"\ud800":1,"note":"abc"}"#;
        let json: &RawValue = serde_json::from_str(json).unwrap();
        let (mut values, mut invalid) = ([Value::Null, Value::Null], Vec::new());
        RawParameters::object(Some(json)).read(&metas, &mut values, &mut invalid);
        assert_eq!(values[0], Value::Number(5.into()));
        assert_eq!(invalid.iter().map(InvalidParameter::name).collect::<Vec<_>>(), ["note"]);
        assert!(RawParameters::object(Some(json)).all().is_err());
    }
}
