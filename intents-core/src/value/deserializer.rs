//! Deserialization of parameter values into custom types with serde.

use std::borrow::Cow;
use std::fmt;
use std::vec;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::{Number, Value as Json};

use crate::value::{Value, ValueError};

/// A deserializer of a [`Value`].
///
/// The deserializer is lenient where the platform loses types: an integer may arrive as `5.0` or
/// `"5"`, and a boolean as `"true"`.
pub(crate) struct ValueDeserializer<'de> {
    value: Value<'de>,
    manner: Manner,
}

/// The meaning of `""` and of a single value.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// Each is a value.
    Exact,
    /// The meaning in parameters: `""` means "not given" where that is possible, and a single value
    /// is a list where a list is expected.
    Parameter,
}

impl<'de> Value<'de> {
    pub(crate) fn into_deserializer(self) -> ValueDeserializer<'de> {
        ValueDeserializer { value: self, manner: Manner::Exact }
    }

    pub(crate) fn into_parameter_deserializer(self) -> ValueDeserializer<'de> {
        ValueDeserializer { value: self, manner: Manner::Parameter }
    }
}

/// The error of a type that rejects a value, without the value: serde's own message repeats the
/// value.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) ValueError);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(ValueError::found("a value that its type accepts", "another one"))
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(ValueError::found(expected.to_string(), kind(unexpected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(ValueError::found(expected.to_string(), format!("another {}", noun(unexpected))))
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        Self(ValueError::found(expected.to_string(), format!("a list of {length}")))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(ValueError::found(one_of(expected), "another string"))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self(ValueError::found(one_of(expected), "another member"))
    }

    fn missing_field(field: &'static str) -> Self {
        Self(ValueError::found(format!("a member `{field}`"), "none"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self(ValueError::found(format!("one member `{field}`"), "two"))
    }
}

fn one_of(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("one of {}", quoted.join(", "))
}

fn kind(unexpected: Unexpected<'_>) -> String {
    match noun(unexpected) {
        noun @ "object" => format!("an {noun}"),
        noun @ "null" => noun.to_owned(),
        noun => format!("a {noun}"),
    }
}

fn noun(unexpected: Unexpected<'_>) -> &'static str {
    match unexpected {
        Unexpected::Bool(_) => "boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "number",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "list",
        Unexpected::Map => "object",
        _ => "string",
    }
}

impl<'de> ValueDeserializer<'de> {
    /// A list or an object, where one is asked for: its JSON text, too. Systems that know no other
    /// parameters than strings send that, the Python library `intents` among them.
    fn structure(self, start: char) -> Self {
        match &self.value {
            Value::String(text) if text.trim_start().starts_with(start) => {
                match serde_json::from_str(text) {
                    Ok(json) => self.with(owned(json)),
                    Err(_) => self,
                }
            }
            _ => self,
        }
    }

    fn with(&self, value: Value<'de>) -> Self {
        Self { value, manner: self.manner }
    }

    /// Returns whether the value counts as absent when an `Option` or a list is expected.
    fn is_nothing(&self) -> bool {
        let is_empty = self.value.as_str() == Some("");
        matches!(self.value, Value::Null) || is_empty && self.manner == Manner::Parameter
    }

    /// Reads a number, when a number is expected.
    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self.value {
            Value::Number(number) => visit_number(number, visitor),
            Value::String(text) => match text.trim().parse::<Number>() {
                Ok(number) => visit_number(&number, visitor),
                Err(_) => self.deserialize_any(visitor),
            },
            _ => self.deserialize_any(visitor),
        }
    }
}

/// Visits integers and floats without a fraction as integers, except `-0.0`.
fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Refused> {
    // Beyond 2⁵³ a float may differ from the integer that was meant.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = number.as_f64().unwrap_or(f64::NAN);
    let is_negative_zero = float == 0.0 && float.is_sign_negative();
    match (number.as_i64(), number.as_u64()) {
        (Some(integer), _) => visitor.visit_i64(integer),
        (_, Some(integer)) => visitor.visit_u64(integer),
        _ if float.fract() == 0.0 && float.abs() <= EXACT && !is_negative_zero => {
            visitor.visit_i64(float as i64)
        }
        _ => visitor.visit_f64(float),
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.number(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for ValueDeserializer<'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let manner = self.manner;
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(number) => visit_number(&number, visitor),
            Value::String(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Value::String(Cow::Owned(text)) => visitor.visit_string(text),
            Value::List(items) => visit_items(items, manner, visitor),
            Value::Struct(members) => {
                visitor.visit_map(Members { members: members.into_iter(), next: None, manner })
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.value.as_str() {
            Some("true") => visitor.visit_bool(true),
            Some("false") => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let manner = self.manner;
        match self.value {
            Value::String(text) => {
                let unit: de::value::StringDeserializer<Refused> =
                    text.into_owned().into_deserializer();
                unit.deserialize_enum(name, variants, visitor)
            }
            Value::Struct(members) if members.len() == 1 => {
                let mut members = members.into_iter();
                match members.next() {
                    Some((variant, value)) => {
                        let content = ValueDeserializer { value, manner };
                        visitor.visit_enum(Variant { variant, content })
                    }
                    None => Err(de::Error::invalid_type(Unexpected::Map, &"a variant")),
                }
            }
            value => Self { value, manner }.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let list = self.structure('[');
        let is_list = matches!(list.value, Value::List(_));
        if is_list || list.manner == Manner::Exact {
            return list.deserialize_any(visitor);
        }
        let items = if list.is_nothing() { Vec::new() } else { vec![list.value] };
        visit_items(items, list.manner, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.structure('[').deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.structure('{').deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.deserialize_map(visitor)
    }

    /// A context without parameters is an empty object.
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::Struct(members) if members.is_empty() => visitor.visit_unit(),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.deserialize_unit(visitor)
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf identifier ignored_any
    }
}

/// Converts JSON that is not borrowed from a request to a value.
fn owned<'de>(json: Json) -> Value<'de> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => Value::Number(number),
        Json::String(text) => Value::String(Cow::Owned(text)),
        Json::Array(items) => Value::List(items.into_iter().map(owned).collect()),
        Json::Object(members) => Value::Struct(
            members.into_iter().map(|(name, value)| (Cow::Owned(name), owned(value))).collect(),
        ),
    }
}

/// Visits all items. A type that accepts fewer items rejects the list, so no item is lost.
fn visit_items<'de, V: Visitor<'de>>(
    items: Vec<Value<'de>>,
    manner: Manner,
    visitor: V,
) -> Result<V::Value, Refused> {
    let length = items.len();
    let mut items = Items { items: items.into_iter(), next: 0, manner };
    let visited = visitor.visit_seq(&mut items)?;
    match items.items.len() {
        0 => Ok(visited),
        _ => Err(de::Error::invalid_length(length, &"a shorter list")),
    }
}

struct Items<'de> {
    items: vec::IntoIter<Value<'de>>,
    next: usize,
    manner: Manner,
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Self::Error> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let index = self.next;
        self.next += 1;
        let item = seed.deserialize(ValueDeserializer { value, manner: self.manner });
        item.map(Some).map_err(|Refused(error)| Refused(error.within(index)))
    }
}

struct Members<'de> {
    members: vec::IntoIter<(Cow<'de, str>, Value<'de>)>,
    next: Option<(Cow<'de, str>, Value<'de>)>,
    manner: Manner,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        let Some((name, value)) = self.members.next() else { return Ok(None) };
        self.next = Some((name.clone(), value));
        seed.deserialize(Value::String(name).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        let (name, value) = self.next.take().unwrap_or_default();
        let value = seed.deserialize(ValueDeserializer { value, manner: self.manner });
        // Escapes a step of a JSON pointer (RFC 6901).
        let step = || name.replace('~', "~0").replace('/', "~1");
        value.map_err(|Refused(error)| Refused(error.within(step())))
    }
}

struct Variant<'de> {
    variant: Cow<'de, str>,
    content: ValueDeserializer<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Refused;
    type Variant = ValueDeserializer<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Self::Error> {
        let variant = seed.deserialize(Value::String(self.variant).into_deserializer())?;
        Ok((variant, self.content))
    }
}

impl<'de> VariantAccess<'de> for ValueDeserializer<'de> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Self::Error> {
        de::Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Self::Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Self::Error> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.deserialize_any(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::DeserializeOwned;

    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    enum Kind {
        Plain,
        Sized(u8),
        Named { name: String },
    }

    fn read<T: DeserializeOwned>(json: &str) -> Result<T, String> {
        let value: Value<'_> = serde_json::from_str(json).unwrap();
        T::deserialize(value.into_deserializer()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_the_platform_does_to_types_is_undone() {
        for json in ["5", "5.0", "\"5\"", "\"5.0\""] {
            assert_eq!(read::<u8>(json), Ok(5), "{json}");
            assert_eq!(read::<f64>(json), Ok(5.0), "{json}");
        }
        assert_eq!(read::<Vec<u8>>("\"[1, 2.0]\""), Ok(vec![1, 2]));
        assert_eq!(read::<(u8, String)>("\"[1, \\\"a\\\"]\""), Ok((1, "a".to_owned())));
        let map = read::<BTreeMap<String, Vec<u8>>>(r#""{\"a\": [1]}""#);
        assert_eq!(map, Ok([("a".to_owned(), vec![1])].into()));
        assert_eq!(read::<String>("\"[1]\""), Ok("[1]".to_owned()));
        assert_eq!(read::<()>("{}"), Ok(()));
        let error = "expected a shorter list, found a list of 3".to_owned();
        assert_eq!(read::<(u8, u8)>("[1,2,3]"), Err(error));
        assert_eq!(read::<bool>("\"true\""), Ok(true));
        assert_eq!(read::<u64>("\"18446744073709551615\""), Ok(u64::MAX));
        assert_eq!(read::<Vec<Option<i32>>>("[1.0,null]"), Ok(vec![Some(1), None]));
        assert_eq!(read::<BTreeMap<String, f32>>(r#"{"a":1}"#), Ok([("a".into(), 1.0)].into()));
        assert_eq!(read::<Kind>("\"Plain\""), Ok(Kind::Plain));
        assert_eq!(read::<Kind>(r#"{"Sized":3.0}"#), Ok(Kind::Sized(3)));
        let named = Kind::Named { name: "n".to_owned() };
        assert_eq!(read::<Kind>(r#"{"Named":{"name":"n"}}"#), Ok(named));
    }

    #[test]
    fn only_as_a_parameter_is_nothing_an_empty_string_and_a_list_one_value() {
        fn both<T: DeserializeOwned>(json: &str) -> [Option<T>; 2] {
            let parameter: Value<'_> = serde_json::from_str(json).unwrap();
            [read(json).ok(), T::deserialize(parameter.into_parameter_deserializer()).ok()]
        }

        assert_eq!(both::<Option<u8>>("\"\""), [None, Some(None)]);
        let empty = Some("".to_owned());
        assert_eq!(both::<Option<String>>("\"\""), [Some(empty.clone()), Some(None)]);
        assert_eq!(both::<String>("\"\""), [empty.clone(), empty]);
        assert_eq!(both::<u8>("\"\""), [None, None]);
        for nothing in ["\"\"", "null"] {
            assert_eq!(both::<Vec<u8>>(nothing), [None, Some(vec![])], "{nothing}");
        }
        for one in ["5", "5.0", "\"5\""] {
            assert_eq!(both::<Vec<u8>>(one), [None, Some(vec![5])], "{one}");
        }
        for list in ["[5]", "\"[5]\""] {
            assert_eq!(both::<Vec<u8>>(list), [Some(vec![5]), Some(vec![5])], "{list}");
        }
        assert_eq!(both::<(u8,)>("5"), [None, None]);
        let inner = r#"{"a":{"b":[""]}}"#;
        type Inner = BTreeMap<String, BTreeMap<String, Vec<Option<u8>>>>;
        let read = [("a".to_owned(), [("b".to_owned(), vec![None])].into())].into();
        assert_eq!(both::<Inner>(inner), [None, Some(read)]);
    }

    #[test]
    fn what_is_refused_is_not_repeated() {
        assert_eq!(read::<u8>("\"secret\""), Err("expected u8, found a string".to_owned()));
        assert_eq!(read::<u8>("300"), Err("expected u8, found another number".to_owned()));
        assert_eq!(read::<u8>("2.5"), Err("expected u8, found a number".to_owned()));
        assert_eq!(
            read::<Kind>("\"secret\""),
            Err("expected one of `Plain`, `Sized`, `Named`, found another string".to_owned())
        );
        let nested: Value<'_> = serde_json::from_str(r#"{"a/b":[1,{"~":"secret"}]}"#).unwrap();
        let error = nested.read::<BTreeMap<String, (u8, BTreeMap<String, u8>)>>().unwrap_err();
        assert_eq!(error.pointer(), "/a~1b/1/~0");
        assert_eq!(
            read::<Kind>(r#"{"Named":{"nam":"secret"}}"#),
            Err("expected a member `name`, found none".to_owned())
        );
    }
}
