//! Entity types: what a parameter's value can be.

use std::borrow::Cow;

use crate::error::ValueError;
use crate::value::Value;
use crate::writer::{ValueWriter, Written};

/// A type whose values Dialogflow finds in what users say: a system entity such as
/// [`sys::Date`](crate::sys::Date), or an entity type of the agent, which is an enum with
/// [`#[derive(Entity)]`](macro@crate::Entity).
///
/// It reads every dialect's spelling of its values and writes the one that it is asked for. One
/// value in a field is a required parameter; `Option` and `Vec` of it are parameters too, see
/// [`Param`](crate::Param).
///
/// ```
/// use intents_core::{Entity, EntityKind, EntityMeta, Value, ValueError, ValueWriter, Written};
///
/// /// A Dutch postcode, `1234 AB`.
/// struct Postcode { digits: u16, letters: String }
///
/// impl Entity for Postcode {
///     const META: &'static EntityMeta =
///         &EntityMeta::new("Postcode", EntityKind::Regexp(&["[1-9][0-9]{3} ?[A-Z]{2}"]));
///
///     fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
///         let parts = value.as_str().and_then(|text| text.split_at_checked(4));
///         let parsed = parts.and_then(|(digits, letters)| Some((digits.parse().ok()?, letters)));
///         let (digits, letters) = parsed.ok_or_else(|| ValueError::new("a postcode", &value))?;
///         Ok(Self { digits, letters: letters.trim().to_owned() })
///     }
///
///     fn write(&self, out: ValueWriter<'_>) -> Written {
///         out.display(format_args!("{} {}", self.digits, self.letters))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an entity type",
    label = "no entity type of Dialogflow has this Rust type",
    note = "use `i64`, `f64`, `String`, a type of `intents_core::sys`, or an enum with `#[derive(Entity)]`"
)]
pub trait Entity: Sized + Send + Sync + 'static {
    /// What Dialogflow knows of this entity type.
    const META: &'static EntityMeta;

    /// Whether values are to be kept out of the platform's logs, as those of
    /// [`Sensitive`](crate::Sensitive) are.
    const IS_SENSITIVE: bool = false;

    /// Reads a value that was given (neither `null` nor `""`), in any dialect's spelling.
    ///
    /// # Errors
    ///
    /// When the value is not one of this type. The error tells what was expected and which kind
    /// of value was found, but never the value.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;

    /// Writes the value in the notation of `out`, as the dialect itself would send it.
    fn write(&self, out: ValueWriter<'_>) -> Written;
}

/// What Dialogflow knows of an entity type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntityMeta {
    /// The display name, without the `@`: `sys.date`, `PizzaSize`.
    pub name: &'static str,
    /// What its values are.
    pub kind: EntityKind,
    /// What it is for, from the type's doc comment; empty where there is none.
    pub description: &'static str,
}

impl EntityMeta {
    /// An entity type without a description.
    #[must_use]
    pub const fn new(name: &'static str, kind: EntityKind) -> Self {
        Self { name, kind, description: "" }
    }

    /// A system entity, by its name without the `@`: `sys.date`.
    #[must_use]
    pub const fn system(name: &'static str) -> Self {
        Self::new(name, EntityKind::System)
    }

    /// The same entity type with a description.
    #[must_use]
    pub const fn described(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }
}

/// What the values of an entity type are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntityKind {
    /// Dialogflow's own.
    System,
    /// Reference values with their synonyms.
    Map(&'static [EntityValue]),
    /// Regular expressions in RE2 syntax.
    Regexp(&'static [&'static str]),
}

/// A reference value of an entity type, and what users say for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityValue {
    /// What the webhook gets.
    pub value: &'static str,
    /// What users say for it, besides the value itself.
    pub synonyms: &'static [&'static str],
}

/// The position of a reference value among those of an entity type. Called by derived code.
pub(crate) fn reference_value(
    value: &Value<'_>,
    values: &[EntityValue],
) -> Result<usize, ValueError> {
    let found = value.as_str().and_then(|text| values.iter().position(|v| v.value == text));
    found.ok_or_else(|| {
        let names: Vec<_> = values.iter().map(|v| format!("`{}`", v.value)).collect();
        let expected = format!("one of {}", names.join(", "));
        match value {
            Value::String(_) => ValueError::found(expected, Cow::Borrowed("another string")),
            _ => ValueError::new(expected, value),
        }
    })
}
