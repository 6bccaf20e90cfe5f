//! The state that handlers share: one value for each type, set when the agent is built.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::fmt;

/// The state of an agent, with one value for each type.
#[derive(Default)]
pub(crate) struct StateMap(BTreeMap<TypeId, Box<dyn Any + Send + Sync>>);

impl StateMap {
    pub(crate) const EMPTY: &'static Self = &Self(BTreeMap::new());

    /// Adds a value. A second value of a type replaces the first value.
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    pub(crate) fn get<T: 'static>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<T>())?.downcast_ref()
    }

    pub(crate) fn contains(&self, type_id: TypeId) -> bool {
        self.0.contains_key(&type_id)
    }
}

/// Writes the number of values only, because the values may be secrets.
impl fmt::Debug for StateMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StateMap({} values)", self.0.len())
    }
}
