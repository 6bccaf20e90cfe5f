use crate::entity::{Entity, EntityMeta};
use crate::error::ValueError;
use crate::value::Value;
use crate::writer::{ValueWriter, Written};

impl Entity for String {
    const META: &'static EntityMeta = &EntityMeta::system("sys.any");

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::String(text) => Ok(text.into_owned()),
            other => Err(ValueError::new("a string", &other)),
        }
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        out.string(self)
    }
}
