use serde::Serialize;
use serde::de::value::UnitDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Visitor};

use crate::model::{EntityKind, EntityMeta, ParamShape, Spec};
use crate::value::{Notation, Refused, Sink, Value, ValueError, ValueWriter, Written};

/// What an untagged parameter is in an agent's definition: Dialogflow never looks for it.
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

/// Whether a value is written as `null`, as `None` is, which is no value in ES, where events leave
/// it out.
fn is_null<T: Serialize>(value: &T) -> bool {
    let mut sink = Sink::new(Notation::Iso);
    sink.value().serialize(value);
    sink.problem().is_none() && sink.into_bytes() == b"null"
}

/// What a field without a value is read from. Only an `Option`, or what is like one, accepts it.
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
