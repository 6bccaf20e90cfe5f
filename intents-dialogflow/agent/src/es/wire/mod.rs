//! The JSON files of an agent, as Dialogflow ES exports them and restores them.
//!
//! Every member may be missing, which `null` is too: what an agent has depends on its age. What is
//! not known here is kept beside what is.
//!
//! Source: exported agents of 2017 to 2023; Google has no document of the format.

mod agent;
mod entity;
mod intent;
mod message;
mod spelling;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

pub(crate) use agent::{Agent, GoogleAssistant, OAuthLinking, Package, Smalltalk, Webhook};
pub(crate) use entity::{Entity, Entry};
pub(crate) use intent::{
    AffectedContext, Event, Intent, Parameter, Phrase, PhrasePart, Prompt, PromptText, Response,
};
pub(crate) use message::Message;
pub(crate) use spelling::{Kind, Speech};

use super::defaults::Place;

/// An object of the format: all of its members may be missing.
pub(crate) trait Object: Serialize + DeserializeOwned + Default + PartialEq + Clone {
    /// The part of `read` that `written` does not have, member by member.
    fn residue(read: &Self, written: &Self, place: Place<'_>) -> Residue<Self>;

    /// What was written, with what was read of it once.
    fn restored(self, residue: &Residue<Self>) -> Self;
}

/// What an object had beyond what is written for the definition that was made of it.
///
/// A member that the definition has no place for is kept. One that it has a place for, but that is
/// spelled otherwise, is kept with what would be written for it: it counts as long as that is
/// written, so that it does not contradict what is changed in the definition.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Residue<T> {
    /// The members as they were.
    pub(crate) kept: T,
    /// What was written in their place; without a member of `kept`, in the place of nothing.
    pub(crate) over: T,
}

impl<T: Default + PartialEq> Residue<T> {
    /// Whether it has nothing.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl<T: Serialize + Default + PartialEq> Serialize for Residue<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        if self.kept != T::default() {
            members.serialize_entry("kept", &self.kept)?;
        }
        if self.over != T::default() {
            members.serialize_entry("over", &self.over)?;
        }
        members.end()
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Residue<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(default, bound = "T: Deserialize<'de> + Default")]
        struct Both<T> {
            kept: T,
            over: T,
        }

        impl<T: Default> Default for Both<T> {
            fn default() -> Self {
                Self { kept: T::default(), over: T::default() }
            }
        }

        let Both { kept, over } = Both::deserialize(deserializer)?;
        Ok(Self { kept, over })
    }
}

impl<T> fmt::Debug for Residue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Residue").finish_non_exhaustive()
    }
}

/// Collects what is not known, by JSON pointers.
pub(super) trait Unknown {
    fn unknown<'u>(&'u self, pointer: &str, found: &mut Vec<(String, &'u Value)>);
}

macro_rules! all_known {
    ($($type:ty),*) => {
        $(impl Unknown for $type {
            fn unknown<'u>(&'u self, _: &str, _: &mut Vec<(String, &'u Value)>) {}
        })*
    };
}

// A value that is anything by its meaning, such as a payload, is known as such.
all_known!(String, bool, i64, Number, Value, Kind, Speech);

impl<T: Unknown> Unknown for Vec<T> {
    fn unknown<'u>(&'u self, pointer: &str, found: &mut Vec<(String, &'u Value)>) {
        for (index, item) in self.iter().enumerate() {
            item.unknown(&format!("{pointer}/{index}"), found);
        }
    }
}

impl<T> Unknown for BTreeMap<String, T> {
    fn unknown<'u>(&'u self, _: &str, _: &mut Vec<(String, &'u Value)>) {}
}

/// One segment of a JSON pointer (RFC 6901).
pub(super) fn segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Defines an object of the format: `pub member: Type = "name"`, in the order in which Dialogflow
/// writes them. A member marked `own` is the platform's, whatever the definition says.
macro_rules! wire {
    ($(#[$meta:meta])* pub(crate) struct $name:ident {
        $($(#[$of_member:meta])* pub(crate) $member:ident: $type:ty = $wire:literal $($own:ident)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default)]
        pub(crate) struct $name {
            $($(#[$of_member])* pub(crate) $member: Option<$type>,)*
            /// Members that are not known here, by their names.
            pub(crate) unknown: std::collections::BTreeMap<String, serde_json::Value>,
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut members = serializer.serialize_map(None)?;
                $(if let Some(member) = &self.$member {
                    members.serialize_entry($wire, member)?;
                })*
                for (name, member) in &self.unknown {
                    members.serialize_entry(name, member)?;
                }
                members.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Members;

                impl<'de> serde::de::Visitor<'de> for Members {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$name, A::Error> {
                        let mut object = $name::default();
                        while let Some(name) = map.next_key::<String>()? {
                            match name.as_str() {
                                $($wire if object.$member.is_some() => {
                                    return Err(serde::de::Error::duplicate_field($wire));
                                }
                                $wire => object.$member = map.next_value()?,)*
                                _ => {
                                    let value = map.next_value()?;
                                    object.unknown.insert(name, value);
                                }
                            }
                        }
                        Ok(object)
                    }
                }

                deserializer.deserialize_map(Members)
            }
        }

        impl $crate::es::wire::Object for $name {
            fn residue(read: &Self, written: &Self, place: $crate::es::defaults::Place<'_>) -> $crate::es::wire::Residue<Self> {
                let mut residue = $crate::es::wire::Residue::<Self>::default();
                $({
                    let is_own = false $(|| stringify!($own) == "own")?;
                    let (read, written) = (&read.$member, &written.$member);
                    if read != written && !place.is_same($wire, read, written) {
                        residue.kept.$member.clone_from(read);
                        if !is_own || read.is_none() {
                            residue.over.$member.clone_from(written);
                        }
                    }
                })*
                residue.kept.unknown = read.unknown.clone();
                residue
            }

            fn restored(mut self, residue: &$crate::es::wire::Residue<Self>) -> Self {
                $({
                    let is_own = false $(|| stringify!($own) == "own")?;
                    let (kept, over) = (&residue.kept.$member, &residue.over.$member);
                    let is_kept = is_own && kept.is_some();
                    if is_kept || (self.$member == *over && (kept.is_some() || over.is_some())) {
                        self.$member.clone_from(kept);
                    }
                })*
                self.unknown.clone_from(&residue.kept.unknown);
                self
            }
        }

        impl $crate::es::wire::Unknown for $name {
            fn unknown<'u>(&'u self, pointer: &str, found: &mut Vec<(String, &'u serde_json::Value)>) {
                $(if let Some(member) = &self.$member {
                    member.unknown(&format!("{pointer}/{}", $wire), found);
                })*
                for (name, value) in &self.unknown {
                    found.push((format!("{pointer}/{}", $crate::es::wire::segment(name)), value));
                }
            }
        }

        /// It may be what users said, or a secret: what it is, not what is in it.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

use wire;
