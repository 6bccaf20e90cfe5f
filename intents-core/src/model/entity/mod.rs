//! Entity types: what a parameter's value can be.

mod composite;
mod entry;
mod meta;
mod values;

pub(crate) use composite::composite_members;
pub use entry::EntityEntry;
pub use meta::{EntityKind, EntityMeta, EntityPart, EntityValue};
pub(crate) use values::reference_value;

use crate::value::{Value, ValueError, ValueWriter, Written};

/// A type whose values Dialogflow finds in what users say: a system entity such as
/// [`sys::Date`](crate::sys::Date), or an entity type of the agent, which is an enum with
/// [`#[derive(Entity)]`](macro@crate::Entity).
///
/// It reads every dialect's spelling of its values and writes the one that it is asked for. One
/// value in a field is a required parameter; `Option` and `Vec` of it are parameters too, see
/// [`Param`](crate::Param).
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
