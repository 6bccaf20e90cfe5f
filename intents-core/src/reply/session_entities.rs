//! Values of an entity type that only one session has.

use std::borrow::Cow;

/// The use of the entity type's own values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityOverride {
    /// The session does without them.
    Override,
    /// The session has both.
    Supplement,
}

/// Values of an entity type of the agent for this session alone: the flights that this user has
/// booked, say.
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
    /// The display name of the entity type, which the agent has to have:
    /// `PizzaSize::META.name`.
    pub entity: Cow<'static, str>,
    /// The use of the entity type's own values.
    pub mode: EntityOverride,
    /// The values, in order.
    pub values: Vec<SessionEntity>,
}

/// A value that only one session has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SessionEntity {
    /// The reference value: what a parameter gets.
    pub value: Cow<'static, str>,
    /// The synonyms, including the reference value.
    pub synonyms: Vec<Cow<'static, str>>,
}

impl SessionEntities {
    /// Values instead of those that the entity type has.
    ///
    /// There is no constructor that leaves the mode open: the API calls it "should be never used".
    #[must_use]
    pub fn overriding(entity: impl Into<Cow<'static, str>>) -> Self {
        Self { entity: entity.into(), mode: EntityOverride::Override, values: Vec::new() }
    }

    /// Values beside those that the entity type has.
    #[must_use]
    pub fn supplementing(entity: impl Into<Cow<'static, str>>) -> Self {
        Self { entity: entity.into(), mode: EntityOverride::Supplement, values: Vec::new() }
    }

    /// Whether the name can be the last segment of a resource's.
    #[must_use]
    pub fn has_valid_name(&self) -> bool {
        let is_part = |c: char| c != '/' && !c.is_control();
        self.entity.trim() == self.entity
            && !self.entity.is_empty()
            && self.entity.chars().all(is_part)
    }

    /// With one more value, unless it is empty. It is its own synonym, as in Dialogflow's console, whether it is among
    /// `synonyms` or not.
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
