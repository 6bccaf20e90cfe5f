use serde::Serialize;
use serde::de::value::UnitDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Visitor};

use crate::model::{EntityKind, EntityMeta, ParamShape, Spec};
use crate::value::{Notation, Refused, Sink, Value, ValueError, ValueWriter, Written};

/// The entity type of an untagged parameter in a definition: Dialogflow never looks for a value.
const ANY: EntityMeta = EntityMeta::new("sys.any", EntityKind::System);

const SHAPE: ParamShape =
    ParamShape { entity: &ANY, is_list: false, is_required: false, is_sensitive: false };

impl<T: Serialize + DeserializeOwned> Spec<T> {
    /// The specification of a field with `#[param(untagged)]`: of any type that serde reads and
    /// writes, carried by events and contexts, never found in what users say.
    ///
    /// Unlike in other parameters, `""` is a value, if the type takes it for one.
    #[must_use]
    pub const fn untagged() -> Self {
        Self {
            shape: SHAPE,
            from_value: |value| value.read(),
            empty: |value| match value {
                Value::String(_) => T::deserialize(value.into_deserializer()).ok(),
                _ => None,
            },
            absent: || T::deserialize(Missing).ok(),
            is_absent: is_null,
            write: |value, out: ValueWriter<'_>| -> Written { out.serialize(value) },
        }
    }
}

/// Returns whether a value is written as `null`. ES has no `null`, so events leave it out.
fn is_null<T: Serialize>(value: &T) -> bool {
    let mut sink = Sink::new(Notation::Iso);
    sink.value().serialize(value);
    sink.problem().is_none() && sink.into_bytes() == b"null"
}

/// The input of a field without a value. Only an `Option`, or a type like it, accepts it.
struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refused> {
        Err(Refused(ValueError::found("a value", "none")))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        UnitDeserializer::new().deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
