//! Requests of the Google Assistant: the `AppRequest` of Actions on Google.
//!
//! Version 2 spells its members in camelCase and its enums as names, version 1 in snake_case and as
//! numbers; both are read.

use std::borrow::Cow;

use super::Id;
use crate::proto::{Lazy, Struct, message, open_enum};

message! {
    /// A request of the Google Assistant.
    pub struct GoogleAssistant<'a> {
        /// The user.
        pub user: GoogleUser<'a> = "user",
        /// The conversation.
        pub conversation: Lazy<'a, GoogleConversation<'a>> = "conversation",
        /// The inputs.
        pub inputs: Lazy<'a, Vec<GoogleInput<'a>>> = "inputs",
        /// The capabilities of the device.
        pub surface: GoogleSurface<'a> = "surface",
        /// The capabilities of other devices of the user.
        pub available_surfaces: Lazy<'a, Vec<GoogleSurface<'a>>> = "availableSurfaces",
        /// Where the device is.
        pub device: Struct<'a> = "device",
        /// Whether payments and the like are tried out only.
        pub is_in_sandbox: bool = "isInSandbox",
        /// The kind of the request, such as `SIMULATOR`.
        pub request_type: Cow<'a, str> = "requestType",
    }
}

impl GoogleAssistant<'_> {
    /// Whether the device can do this: `actions.capability.SCREEN_OUTPUT`.
    #[must_use]
    pub fn has_capability(&self, name: &str) -> bool {
        self.surface.capabilities.iter().any(|capability| capability.name == name)
    }
}

message! {
    /// The user.
    pub struct GoogleUser<'a> {
        /// The user's id, if there is one.
        pub user_id: Cow<'a, str> = "userId",
        /// The token of a user who signed in with Google, unverified.
        pub id_token: Cow<'a, str> = "idToken",
        /// The token of a user who signed in with the agent's own service.
        pub access_token: Cow<'a, str> = "accessToken",
        /// The language: `en-US`.
        pub locale: Cow<'a, str> = "locale",
        /// When the user last spoke with this agent, in RFC 3339.
        pub last_seen: Cow<'a, str> = "lastSeen",
        /// Text that the agent stored for the user.
        pub user_storage: Cow<'a, str> = "userStorage",
        /// `VERIFIED`, or `GUEST`.
        pub user_verification_status: Cow<'a, str> = "userVerificationStatus",
        /// The permissions that the user granted: `NAME`.
        pub permissions: Vec<Cow<'a, str>> = "permissions",
        /// The user's name, if the agent may know it.
        pub profile: GoogleProfile<'a> = "profile",
    }
}

message! {
    /// The user's name.
    pub struct GoogleProfile<'a> {
        /// All of it.
        pub display_name: Cow<'a, str> = "displayName",
        /// The given name.
        pub given_name: Cow<'a, str> = "givenName",
        /// The family name.
        pub family_name: Cow<'a, str> = "familyName",
    }
}

message! {
    /// The conversation.
    pub struct GoogleConversation<'a> {
        /// Its id.
        pub conversation_id: Cow<'a, str> = "conversationId",
        /// Whether it is new.
        pub kind: ConversationType<'a> = "type",
        /// Data that the agent sent with its last response.
        pub conversation_token: Cow<'a, str> = "conversationToken",
    }
}

open_enum! {
    /// How far a conversation is.
    pub enum ConversationType {
        /// Not specified.
        Unspecified = "TYPE_UNSPECIFIED" / 0,
        /// This is its first request.
        New = "NEW" / 1,
        /// There were requests before.
        Active = "ACTIVE" / 2,
    }
}

message! {
    /// The inputs.
    pub struct GoogleInput<'a> {
        /// The intent: `actions.intent.TEXT`.
        pub intent: Cow<'a, str> = "intent",
        /// The words.
        pub raw_inputs: Vec<GoogleRawInput<'a>> = "rawInputs",
        /// The arguments, such as the chosen item of a list.
        pub arguments: Vec<GoogleArgument<'a>> = "arguments",
    }
}

message! {
    /// The words of an input.
    pub struct GoogleRawInput<'a> {
        /// How they came.
        pub input_type: InputType<'a> = "inputType",
        /// The words.
        pub query: Cow<'a, str> = "query",
    }
}

open_enum! {
    /// How words came.
    pub enum InputType {
        /// Not specified.
        Unspecified = "UNSPECIFIED_INPUT_TYPE" / 0,
        /// By tapping.
        Touch = "TOUCH" / 1,
        /// By voice.
        Voice = "VOICE" / 2,
        /// By writing.
        Keyboard = "KEYBOARD" / 3,
    }
}

message! {
    /// An argument.
    pub struct GoogleArgument<'a> {
        /// Its name: `OPTION`, `PERMISSION`.
        pub name: Cow<'a, str> = "name",
        /// The user's words for it.
        pub raw_text: Cow<'a, str> = "rawText",
        /// Its value, if it is a text: the key of the chosen item.
        pub text_value: Cow<'a, str> = "textValue",
        /// Its value, if it is a boolean.
        pub bool_value: bool = "boolValue",
        /// Its value, if it is a whole number.
        pub int_value: Id<'a> = "intValue",
        /// Its value, if it is a date and a time.
        pub datetime_value: Struct<'a> = "datetimeValue",
        /// Its value, if it is a place.
        pub place_value: Struct<'a> = "placeValue",
        /// Its value, if it is of another type.
        pub extension: Struct<'a> = "extension",
    }
}

message! {
    /// A capability of a device.
    pub struct GoogleSurface<'a> {
        /// Its capabilities.
        pub capabilities: Vec<GoogleCapability<'a>> = "capabilities",
    }
}

message! {
    /// Something that a device can do.
    pub struct GoogleCapability<'a> {
        /// Its name: `actions.capability.AUDIO_OUTPUT`.
        pub name: Cow<'a, str> = "name",
    }
}
