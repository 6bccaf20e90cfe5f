//! Entity types: the types of parameter values.

mod composite;
mod entry;
mod meta;
mod values;

pub(crate) use composite::composite_members;
pub use entry::EntityEntry;
pub use meta::{EntityKind, EntityMeta, EntityPart, EntityValue};
pub(crate) use values::reference_value;

use crate::value::{Value, ValueError, ValueWriter, Written};

/// A type whose values Dialogflow extracts from the user's input. An entity type is either a system
/// entity such as [`sys::Date`](crate::sys::Date), or an enum or struct with
/// [`#[derive(Entity)]`](macro@crate::Entity).
///
/// The type reads the notations of all dialects and writes the notation of the given dialect. A
/// field of the type is a required parameter. Fields can also be an `Option` or a `Vec` of the
/// type, see [`Param`](crate::Param).
///
/// ```
/// use intents_core::{Entity, Value, ValueError};
/// use intents_core::connector::{ValueWriter, Written};
/// use intents_core::meta::{EntityKind, EntityMeta};
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
    label = "not an entity type",
    note = "use `i64`, `f64`, `String`, a type of `intents_core::sys`, or a type with `#[derive(Entity)]`"
)]
pub trait Entity: Sized + Send + Sync + 'static {
    /// The description of the entity type.
    const META: &'static EntityMeta;

    /// Whether the platform redacts values in its logs, as for [`Sensitive`](crate::Sensitive).
    const IS_SENSITIVE: bool = false;

    /// Reads a given value, which is neither `null` nor `""`, in the notation of any dialect.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not have this type. The error must name the expected and
    /// the found type, and must not contain the value.
    fn from_value(value: Value<'_>) -> Result<Self, ValueError>;

    /// Writes the value in the notation of `out`, which is the notation of the dialect.
    fn write(&self, out: ValueWriter<'_>) -> Written;
}
