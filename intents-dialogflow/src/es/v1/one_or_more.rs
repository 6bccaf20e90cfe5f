use std::fmt;
use std::ops::Deref;

use intents_core::connector::ValueWriter;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use crate::proto::{Field, Fill, Write};

/// A list that a single item may stand for, without a list around it. What is empty in it, such as
/// `""`, is left out.
///
/// The sample response of Dialogflow's own document has one message in the place of `messages`;
/// agents write the only variant of a text in the place of all.
#[derive(Clone, PartialEq)]
pub struct OneOrMore<T>(Vec<T>);

impl<T> Default for OneOrMore<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for OneOrMore<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for OneOrMore<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> FromIterator<T> for OneOrMore<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

/// A single item is written without a list around it.
impl<T: Write> Write for OneOrMore<T> {
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        match self.0.as_slice() {
            [item] => item.write(out),
            items => items.write(out),
        }
    }
}

/// They may be what users said: how many there are, not what they are.
impl<T> fmt::Debug for OneOrMore<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OneOrMore({})", self.0.len())
    }
}

impl<'de, T: Field<'de> + Default + PartialEq> Field<'de> for OneOrMore<T> {
    fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Items(&mut self.0))
    }
}

struct Items<'f, T>(&'f mut Vec<T>);

impl<'de, T: Field<'de> + Default + PartialEq> Items<'_, T> {
    fn one<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        let mut item = T::default();
        item.fill(deserializer)?;
        self.push(item);
        Ok(())
    }

    fn push(&mut self, item: T) {
        if item != T::default() {
            self.0.push(item);
        }
    }
}

impl<'de, T: Field<'de> + Default + PartialEq> Visitor<'de> for Items<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an item of it")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut item = T::default();
        while seq.next_element_seed(Fill(&mut item))?.is_some() {
            self.push(std::mem::take(&mut item));
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.one(MapAccessDeserializer::new(map))
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<(), E> {
        self.one(BorrowedStrDeserializer::new(text))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.one(StrDeserializer::new(text))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
