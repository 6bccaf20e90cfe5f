use crate::model::{Entity, EntityMeta};
use crate::value::{ValueWriter, Written};

/// What Dialogflow and the exporters know of a parameter.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamMeta {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is for, from the field's doc comment; empty where there is none.
    pub description: &'static str,
    /// Its entity type, and whether it is a list.
    pub shape: ParamShape,
    /// Writes its default value, if it has one. A parameter with a default is not required.
    pub default: Option<fn(ValueWriter<'_>) -> Written>,
    /// Whether it is only carried by events and contexts, and never found in what users say.
    pub is_untagged: bool,
}

impl ParamMeta {
    /// A parameter without description and default.
    #[must_use]
    pub const fn new(name: &'static str, shape: ParamShape) -> Self {
        Self { name, description: "", shape, default: None, is_untagged: false }
    }

    /// The same parameter with a description.
    #[must_use]
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// The same parameter with a default.
    #[must_use]
    pub const fn with_default(mut self, default: fn(ValueWriter<'_>) -> Written) -> Self {
        self.default = Some(default);
        self
    }

    /// Sets [`is_untagged`](Self::is_untagged).
    #[must_use]
    pub const fn with_untagged(mut self, is_untagged: bool) -> Self {
        self.is_untagged = is_untagged;
        self
    }

    /// Whether the user has to give a value.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.shape.is_required && self.default.is_none()
    }
}

/// What Dialogflow has to know of a parameter's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamShape {
    /// The entity type of its values.
    pub entity: &'static EntityMeta,
    /// Whether it is a list of them.
    pub is_list: bool,
    /// Whether the user has to give one.
    pub is_required: bool,
    /// Whether the value is to be kept out of the platform's logs.
    pub is_sensitive: bool,
}

impl ParamShape {
    /// A required value of an entity type.
    #[must_use]
    pub const fn new<T: Entity>() -> Self {
        Self { entity: T::META, is_list: false, is_required: true, is_sensitive: T::IS_SENSITIVE }
    }

    /// The same, but the user need not give a value.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_required = false;
        self
    }

    /// An optional list of such values.
    #[must_use]
    pub const fn list(mut self) -> Self {
        self.is_list = true;
        self.optional()
    }
}
