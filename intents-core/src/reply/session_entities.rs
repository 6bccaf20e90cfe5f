//! Session entities: entries of an entity type for one session.

use std::borrow::Cow;

/// The effect on the entries of the entity type itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityOverride {
    /// The session entities replace the entries.
    Override,
    /// The session entities supplement the entries.
    Supplement,
}

/// Entries of an entity type for the current session, such as the flights that the user has booked.
///
/// ```
/// use intents_core::{Reply, SessionEntities};
///
/// let fruits = SessionEntities::overriding("fruit")
///     .value("apple", ["green apple", "crabapple"])
///     .value("pear", [""; 0]);
/// let reply = Reply::text("Apples or pears?").session_entities(fruits);
/// # assert_eq!(reply.parts().session_entities[0].values[0].synonyms.len(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SessionEntities {
    /// The display name of an entity type of the agent:
    /// `PizzaSize::META.name`.
    pub entity: Cow<'static, str>,
    /// The effect on the entries of the entity type itself.
    pub mode: EntityOverride,
    /// The entries, in order.
    pub values: Vec<SessionEntity>,
}

/// An entry of session entities.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SessionEntity {
    /// The reference value, which becomes the value of a parameter.
    pub value: Cow<'static, str>,
    /// The synonyms, including the reference value.
    pub synonyms: Vec<Cow<'static, str>>,
}

impl SessionEntities {
    /// Creates entries that replace those of the entity type.
    ///
    /// The mode must be specified: the API documents the unspecified mode as "should be never used".
    #[must_use]
    pub fn overriding(entity: impl Into<Cow<'static, str>>) -> Self {
        Self { entity: entity.into(), mode: EntityOverride::Override, values: Vec::new() }
    }

    /// Creates entries that supplement those of the entity type.
    #[must_use]
    pub fn supplementing(entity: impl Into<Cow<'static, str>>) -> Self {
        Self { entity: entity.into(), mode: EntityOverride::Supplement, values: Vec::new() }
    }

    /// Returns whether the name can be the last segment of a resource name.
    #[must_use]
    pub fn has_valid_name(&self) -> bool {
        let is_part = |c: char| c != '/' && !c.is_control();
        self.entity.trim() == self.entity
            && !self.entity.is_empty()
            && self.entity.chars().all(is_part)
    }

    /// Adds an entry, unless the value is empty. The value is always one of its synonyms, as in
    /// Dialogflow's console.
    #[must_use]
    pub fn value<I>(mut self, value: impl Into<Cow<'static, str>>, synonyms: I) -> Self
    where
        I: IntoIterator<Item: Into<Cow<'static, str>>>,
    {
        let value = value.into();
        if value.is_empty() {
            return self;
        }
        let synonyms = synonyms.into_iter().map(Into::<Cow<'static, str>>::into);
        let mut synonyms: Vec<_> = synonyms.filter(|synonym| !synonym.is_empty()).collect();
        if !synonyms.contains(&value) {
            synonyms.insert(0, value.clone());
        }
        self.values.push(SessionEntity { value, synonyms });
        self
    }
}
