use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

/// A value that must not appear in logs, such as an account number or a password.
///
/// `Debug` does not print the value, and CX redacts the parameter in its logs. In all other
/// respects the parameter has the type `T`.
///
/// ```
/// use intents_core::{Intent, Sensitive, sys};
///
/// #[derive(Debug, Intent)]
/// struct Transfer { iban: Sensitive<sys::Any>, amount: sys::Number }
///
/// let transfer = Transfer { iban: Sensitive::new("DE02".to_owned()), amount: 5.0 };
/// assert_eq!(format!("{transfer:?}"), "Transfer { iban: Sensitive(…), amount: 5.0 }");
/// assert_eq!(transfer.iban.expose(), "DE02");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Makes a value sensitive.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value. Review every call of this function in your code.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Unwraps the value, which is then no longer protected.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(…)")
    }
}

/// Serializes the inner value, so that an untagged parameter can be sensitive as well.
impl<T: Serialize> Serialize for Sensitive<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sensitive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Entity> Entity for Sensitive<T> {
    const META: &'static EntityMeta = T::META;
    const IS_SENSITIVE: bool = true;

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        T::from_value(value).map(Self)
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        self.0.write(out)
    }
}
