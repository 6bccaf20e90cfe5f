use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What one platform alone has of an agent, an intent or another part of a definition.
///
/// The model of this crate stays free of platforms: the type is that of the platform's crate, which
/// alone reads and writes it.
pub trait Extension: Serialize + DeserializeOwned {
    /// The name of the platform: `dialogflow-es`.
    const PLATFORM: &'static str;
}

/// What the platforms have beyond the model, by the name of the platform.
///
/// `Debug` shows the names of the platforms alone: what they have may be what users said, or a
/// secret.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extensions(BTreeMap<String, Value>);

impl Extensions {
    /// Whether no platform has anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a platform has; `None` if it has nothing.
    ///
    /// # Errors
    ///
    /// When what is there is not of this type, as in a definition that was written by hand.
    pub fn get<E: Extension>(&self) -> serde_json::Result<Option<E>> {
        self.0.get(E::PLATFORM).map(E::deserialize).transpose()
    }

    /// Puts what a platform has in the place of what it had. What serializes to nothing, `{}` or
    /// `null`, is taken away.
    ///
    /// # Errors
    ///
    /// When it does not serialize to JSON.
    pub fn set<E: Extension>(&mut self, extension: &E) -> serde_json::Result<()> {
        match serde_json::to_value(extension)? {
            Value::Null => {
                self.0.remove(E::PLATFORM);
            }
            Value::Object(members) if members.is_empty() => {
                self.0.remove(E::PLATFORM);
            }
            value => {
                self.0.insert(E::PLATFORM.to_owned(), value);
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Extensions ")?;
        f.debug_set().entries(self.0.keys()).finish()
    }
}
