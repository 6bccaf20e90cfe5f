use std::fmt;
use std::ops::Deref;

use intents_core::connector::ValueWriter;

use crate::proto::{Field, ListTarget, Target, Write, push_default};

/// A list, or a single item in place of the list. Empty items, such as `""`, are omitted.
///
/// The sample response of Dialogflow has a single message in `messages`. Agents write a text with
/// one variant as a string.
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

/// A single text is written without a list around it.
impl<T: Write> Write for OneOrMore<T> {
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        match self.0.as_slice() {
            [item] if T::IS_WRITTEN_ALONE => item.write(out),
            items => items.write(out),
        }
    }
}

/// Shows the number of items and hides the items, which may be personal data.
impl<T> fmt::Debug for OneOrMore<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OneOrMore({})", self.0.len())
    }
}

impl<'de, T: Field<'de> + Default + PartialEq> Field<'de> for OneOrMore<T> {
    fn target(&mut self) -> Target<'_, 'de> {
        Target::OneOrMore(self)
    }
}

impl<'de, T: Field<'de> + Default + PartialEq> ListTarget<'de> for OneOrMore<T> {
    fn clear(&mut self) {
        self.0.clear();
    }

    fn push(&mut self) -> Target<'_, 'de> {
        push_default(&mut self.0).target()
    }

    fn settle(&mut self) {
        self.0.pop_if(|last| *last == T::default());
    }
}
