//! Values of custom types, serialized with serde.

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::value::InvalidValue;

use super::{ListWriter, ObjectWriter, ValueWriter, Written, write_string};

/// The reason that a value cannot be written, without the value.
#[derive(Debug)]
pub(super) struct Unwritable(pub(super) InvalidValue);

const NOT_FINITE: Unwritable = Unwritable(InvalidValue::NotFinite);
const UNKNOWN: Unwritable = Unwritable(InvalidValue::NotJson);

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        UNKNOWN
    }
}

/// A serializer that writes to a [`ValueWriter`].
pub(super) struct ValueSerializer<'s>(pub(super) ValueWriter<'s>);

impl<'s> ValueSerializer<'s> {
    /// Starts `{"variant":`; the caller closes the object.
    fn variant(self, variant: &str) -> ValueWriter<'s> {
        let sink = self.0.sink;
        sink.bytes.push(b'{');
        write_string(&mut sink.bytes, variant);
        sink.bytes.push(b':');
        ValueWriter { sink }
    }
}

/// Writes integers as numbers if a 64-bit float can represent them, and otherwise as strings,
/// because Dialogflow stores numbers as floats.
macro_rules! integers {
    ($($method:ident: $ty:ty),*) => {$(
        fn $method(self, value: $ty) -> Result<Written, Unwritable> {
            const EXACT: i64 = 1 << 53;
            match i64::try_from(value) {
                Ok(value) if (-EXACT..=EXACT).contains(&value) => Ok(self.0.integer(value)),
                _ => Ok(self.0.display(value)),
            }
        }
    )*};
}

impl<'s> Serializer for ValueSerializer<'s> {
    type Ok = Written;
    type Error = Unwritable;
    type SerializeSeq = Items<'s>;
    type SerializeTuple = Items<'s>;
    type SerializeTupleStruct = Items<'s>;
    type SerializeTupleVariant = Items<'s>;
    type SerializeMap = Members<'s>;
    type SerializeStruct = Members<'s>;
    type SerializeStructVariant = Members<'s>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_bool(self, value: bool) -> Result<Written, Unwritable> {
        Ok(self.0.boolean(value))
    }

    fn serialize_f32(self, value: f32) -> Result<Written, Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Written, Unwritable> {
        if value.is_finite() { Ok(self.0.number(value)) } else { Err(NOT_FINITE) }
    }

    fn serialize_char(self, value: char) -> Result<Written, Unwritable> {
        Ok(self.0.display(value))
    }

    fn serialize_str(self, value: &str) -> Result<Written, Unwritable> {
        Ok(self.0.string(value))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Written, Unwritable> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<Written, Unwritable> {
        Ok(self.0.null())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Written, Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Written, Unwritable> {
        Ok(self.0.null())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Written, Unwritable> {
        Ok(self.0.null())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Written, Unwritable> {
        Ok(self.0.string(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Written, Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Written, Unwritable> {
        let mut object = self.0.object();
        value.serialize(ValueSerializer(object.member(variant)))?;
        Ok(object.end())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'s>, Unwritable> {
        Ok(Items { list: self.0.list(), is_variant: false })
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'s>, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'s>, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'s>, Unwritable> {
        Ok(Items { list: self.variant(variant).list(), is_variant: true })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'s>, Unwritable> {
        Ok(Members { object: self.0.object(), name: String::new(), is_variant: false })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'s>, Unwritable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'s>, Unwritable> {
        let object = self.variant(variant).object();
        Ok(Members { object, name: String::new(), is_variant: true })
    }
}

/// A serializer of list items.
pub(super) struct Items<'s> {
    list: ListWriter<'s>,
    is_variant: bool,
}

impl Items<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unwritable> {
        item.serialize(ValueSerializer(self.list.item())).map(|_| ())
    }

    fn close(self) -> Result<Written, Unwritable> {
        self.list.sink.bytes.push(b']');
        if self.is_variant {
            self.list.sink.bytes.push(b'}');
        }
        Ok(Written(()))
    }
}

/// A serializer of object members.
pub(super) struct Members<'s> {
    object: ObjectWriter<'s>,
    /// The name of the next member.
    name: String,
    is_variant: bool,
}

impl Members<'_> {
    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Unwritable> {
        value.serialize(ValueSerializer(self.object.member(name))).map(|_| ())
    }

    fn close(self) -> Result<Written, Unwritable> {
        self.object.sink.bytes.push(b'}');
        if self.is_variant {
            self.object.sink.bytes.push(b'}');
        }
        Ok(Written(()))
    }
}

/// Implements the serde traits for lists, which differ only in their names.
macro_rules! lists {
    ($($name:ident::$method:ident)*) => {$(
        impl ser::$name for Items<'_> {
            type Ok = Written;
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unwritable> {
                self.item(item)
            }

            fn end(self) -> Result<Written, Unwritable> {
                self.close()
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element
    SerializeTuple::serialize_element
    SerializeTupleStruct::serialize_field
    SerializeTupleVariant::serialize_field
}

macro_rules! structs {
    ($($name:ident)*) => {$(
        impl ser::$name for Members<'_> {
            type Ok = Written;
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unwritable> {
                self.member(name, value)
            }

            fn end(self) -> Result<Written, Unwritable> {
                self.close()
            }
        }
    )*};
}

structs! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for Members<'_> {
    type Ok = Written;
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.name = key.serialize(Name)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        let name = std::mem::take(&mut self.name);
        self.member(&name, value)
    }

    fn end(self) -> Result<Written, Unwritable> {
        self.close()
    }
}

/// A serializer of member names, which accepts texts, numbers and booleans.
struct Name;

macro_rules! names {
    ($($method:ident: $ty:ty),*) => {$(
        fn $method(self, value: $ty) -> Result<String, Unwritable> {
            Ok(value.to_string())
        }
    )*};
}

/// Rejects values that cannot be names.
macro_rules! unnamed {
    ($($method:ident($($ty:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$ok, Unwritable> {
            Err(UNKNOWN)
        }
    )*};
}

type No = Impossible<String, Unwritable>;

impl Serializer for Name {
    type Ok = String;
    type Error = Unwritable;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    names! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    unnamed! {
        serialize_f32(f32) -> String;
        serialize_f64(f64) -> String;
        serialize_bytes(&[u8]) -> String;
        serialize_none() -> String;
        serialize_unit() -> String;
        serialize_unit_struct(&'static str) -> String;
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct(&'static str, usize) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<String, Unwritable> {
        Ok(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<String, Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, Unwritable> {
        Err(UNKNOWN)
    }
}
