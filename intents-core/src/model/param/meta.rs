use crate::model::{Entity, EntityMeta};
use crate::value::{ValueWriter, Written};

/// The description of a parameter.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamMeta {
    /// The parameter name in Dialogflow.
    pub name: &'static str,
    /// The purpose, from the field's doc comment; may be empty.
    pub description: &'static str,
    /// The entity type, and whether the parameter is a list.
    pub shape: ParamShape,
    /// The function that writes the default, if the parameter has a default. A parameter with a
    /// default is not required.
    pub default: Option<fn(ValueWriter<'_>) -> Written>,
    /// Whether the parameter has values only from events and contexts, never from the user's input.
    pub is_untagged: bool,
}

impl ParamMeta {
    /// Creates a parameter without description or default.
    #[must_use]
    pub const fn new(name: &'static str, shape: ParamShape) -> Self {
        Self { name, description: "", shape, default: None, is_untagged: false }
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// Sets the function that writes the default.
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

    /// Returns whether the parameter is required.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.shape.is_required && self.default.is_none()
    }
}

/// The shape of a parameter's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamShape {
    /// The entity type of the values.
    pub entity: &'static EntityMeta,
    /// Whether the parameter is a list.
    pub is_list: bool,
    /// Whether the parameter is required.
    pub is_required: bool,
    /// Whether the platform redacts the value in its logs.
    pub is_sensitive: bool,
}

impl ParamShape {
    /// Creates the shape of a required value of an entity type.
    #[must_use]
    pub const fn new<T: Entity>() -> Self {
        Self { entity: T::META, is_list: false, is_required: true, is_sensitive: T::IS_SENSITIVE }
    }

    /// Makes the parameter optional.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_required = false;
        self
    }

    /// Makes the parameter an optional list.
    #[must_use]
    pub const fn list(mut self) -> Self {
        self.is_list = true;
        self.optional()
    }
}
