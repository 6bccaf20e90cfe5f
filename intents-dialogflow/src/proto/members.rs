//! Readers of messages without a table, for the decoders of requests. They read the members that a
//! call needs straight into a prediction.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::name::{Name, camel, is_snake};
use super::{Field, Target, path};

/// A message whose members are read one by one.
pub(crate) trait Message<'de> {
    /// Reads the value of the member with this name in camelCase. Returns `false` if the message
    /// has no such member.
    fn member<A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<bool, A::Error>;
}

/// Reads a member that is a [`Field`].
pub(crate) struct Fill<'f, F>(pub(crate) &'f mut F);

impl<'de, F: Field<'de>> DeserializeSeed<'de> for Fill<'_, F> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.target().deserialize(deserializer)
    }
}

/// Reads a member that is an id or a version.
pub(crate) struct FillId<'f, 'de>(pub(crate) &'f mut Cow<'de, str>);

impl<'de> DeserializeSeed<'de> for FillId<'_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        Target::Id(self.0).deserialize(deserializer)
    }
}

/// Reads a message in place.
pub(crate) struct Members<'m, M>(pub(crate) &'m mut M);

impl<'de, M: Message<'de>> DeserializeSeed<'de> for Members<'_, M> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, M: Message<'de>> Visitor<'de> for Members<'_, M> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            let in_member = |error| path::in_member(&name, error);
            let is_read = self.0.member(&name, &mut map).map_err(in_member)?
                || is_snake(&name) && self.0.member(&camel(&name), &mut map).map_err(in_member)?;
            if !is_read {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Reads a list of messages one by one. `None` comes first: if a member occurs twice, the last list
/// is used.
pub(crate) struct Items<M, T> {
    take: T,
    item: PhantomData<M>,
}

impl<M, T: FnMut(Option<M>)> Items<M, T> {
    pub(crate) fn each(take: T) -> Self {
        Self { take, item: PhantomData }
    }
}

impl<'de, M: Message<'de> + Default, T: FnMut(Option<M>)> DeserializeSeed<'de> for Items<M, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, M: Message<'de> + Default, T: FnMut(Option<M>)> Visitor<'de> for Items<M, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        (self.take)(None);
        let mut index = 0;
        let mut item = M::default();
        while let Some(()) = seq
            .next_element_seed(Members(&mut item))
            .map_err(|error| path::in_item(index, error))?
        {
            (self.take)(Some(std::mem::take(&mut item)));
            index += 1;
        }
        Ok(())
    }
}

/// Reads a map of messages entry by entry. `None` comes first, as in [`Items`].
pub(crate) struct Entries<M, T> {
    take: T,
    value: PhantomData<M>,
}

impl<'de, M, T: FnMut(Option<(Cow<'de, str>, M)>)> Entries<M, T> {
    pub(crate) fn each(take: T) -> Self {
        Self { take, value: PhantomData }
    }
}

impl<'de, M, T> DeserializeSeed<'de> for Entries<M, T>
where
    M: Message<'de> + Default,
    T: FnMut(Option<(Cow<'de, str>, M)>),
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, M, T> Visitor<'de> for Entries<M, T>
where
    M: Message<'de> + Default,
    T: FnMut(Option<(Cow<'de, str>, M)>),
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        (self.take)(None);
        while let Some(name) = map.next_key_seed(Name)? {
            let mut value = M::default();
            map.next_value_seed(Members(&mut value))
                .map_err(|error| path::in_member(&name, error))?;
            (self.take)(Some((name, value)));
        }
        Ok(())
    }
}
