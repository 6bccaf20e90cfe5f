use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The members of an object in a platform's file, by their names in the file.
///
/// `Debug` shows only the names, because values may be secrets or text of users.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileMembers(Map<String, Value>);

impl FileMembers {
    /// Returns whether there are no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Deref for FileMembers {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for FileMembers {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl From<Map<String, Value>> for FileMembers {
    fn from(members: Map<String, Value>) -> Self {
        Self(members)
    }
}

impl fmt::Debug for FileMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileMembers ")?;
        f.debug_set().entries(self.0.keys()).finish()
    }
}
