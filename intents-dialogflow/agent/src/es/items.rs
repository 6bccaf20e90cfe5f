//! What the items of a list have beyond the model, each for itself: what is changed in one of them
//! says nothing of the others.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::defaults::Place;
use super::wire::{Object, Residue};

/// What items had beyond what is written for them, by what names them in their list.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound = "T: Object")]
pub(crate) struct Items<T: Object>(Vec<Item<T>>);

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound = "T: Object")]
struct Item<T: Object> {
    name: String,
    /// Which of those with this name, from 0.
    #[serde(default, skip_serializing_if = "is_first")]
    nth: usize,
    residue: Residue<T>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_first(nth: &usize) -> bool {
    *nth == 0
}

impl<T: Object> Default for Items<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Object> Items<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was read beyond what is written, item by item; `name` is of what is written.
    pub(super) fn new<'t>(
        pairs: impl IntoIterator<Item = (&'t T, &'t T)>,
        name: impl Fn(&T) -> String,
        place: Place<'_>,
    ) -> Self
    where
        T: 't,
    {
        let mut seen = Seen::default();
        let items = pairs.into_iter().map(|(read, written)| {
            let name = name(written);
            let nth = seen.nth(&name);
            Item { name, nth, residue: T::residue(read, written, place) }
        });
        Self(items.filter(|item| !item.residue.is_empty()).collect())
    }

    /// What is written, with what was read of it once.
    pub(super) fn restore<'t>(
        &self,
        written: impl IntoIterator<Item = &'t mut T>,
        name: impl Fn(&T) -> String,
    ) where
        T: 't,
    {
        if self.is_empty() {
            return;
        }
        let kept = self.0.iter().map(|item| ((item.name.as_str(), item.nth), &item.residue));
        let kept: HashMap<_, _> = kept.collect();
        let mut seen = Seen::default();
        for item in written {
            let name = name(item);
            let nth = seen.nth(&name);
            if let Some(residue) = kept.get(&(name.as_str(), nth)) {
                *item = std::mem::take(item).restored(residue);
            }
        }
    }
}

/// How often names were there.
#[derive(Default)]
struct Seen(HashMap<String, usize>);

impl Seen {
    fn nth(&mut self, name: &str) -> usize {
        let seen = self.0.entry(name.to_owned()).or_default();
        *seen += 1;
        *seen - 1
    }
}
