//! The JSON files of an agent, in the format that Dialogflow ES exports and restores.
//!
//! The members of a file depend on the age of the agent, so every member may be missing or `null`.
//! Unknown members are kept.
//!
//! Source: exported agents of 2017 to 2023. Google does not document the format.

mod agent;
mod entity;
mod intent;
mod message;
mod spelling;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

pub(crate) use agent::{Agent, GoogleAssistant, Package, Smalltalk, Webhook};
pub(crate) use entity::{Entity, Entry};
pub(crate) use intent::{
    AffectedContext, Event, Intent, Parameter, Phrase, PhrasePart, Prompt, PromptText, Response,
};
pub(crate) use message::Message;
pub(crate) use spelling::{Kind, Speech};

/// An object of the format. All of its members may be missing.
pub(super) trait Object: Serialize + DeserializeOwned {}

/// Collects unknown members by their JSON pointers.
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

// The members of an arbitrary value, such as a payload, are not unknown.
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

/// Defines an object of the format: `pub member: Type = "name"`, in the order in which Dialogflow
/// writes the members.
macro_rules! wire {
    ($(#[$meta:meta])* pub(crate) struct $name:ident {
        $($(#[$of_member:meta])* pub(crate) $member:ident: $type:ty = $wire:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Default)]
        pub(crate) struct $name {
            $($(#[$of_member])* pub(crate) $member: Option<$type>,)*
            /// Unknown members.
            pub(crate) unknown: intents_core::definition::FileMembers,
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut members = serializer.serialize_map(None)?;
                $(if let Some(member) = &self.$member {
                    members.serialize_entry($wire, member)?;
                })*
                for (name, member) in self.unknown.iter() {
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

        impl $crate::es::wire::Object for $name {}

        impl $crate::es::wire::Unknown for $name {
            fn unknown<'u>(&'u self, pointer: &str, found: &mut Vec<(String, &'u serde_json::Value)>) {
                $(if let Some(member) = &self.$member {
                    member.unknown(&format!("{pointer}/{}", $wire), found);
                })*
                for (name, value) in self.unknown.iter() {
                    found.push((format!("{pointer}/{}", $crate::json::segment(name)), value));
                }
            }
        }

        /// Hides the members, which may be secrets or text of users.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

use wire;
