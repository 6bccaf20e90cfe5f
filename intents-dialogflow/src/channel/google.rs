//! Requests of the Google Assistant: the `AppRequest` of Actions on Google.
//!
//! Version 2 has members in camelCase and enum values as names. Version 1 has members in snake_case
//! and enum values as numbers. Both are read.

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
        /// The location of the device.
        pub device: Struct<'a> = "device",
        /// Whether transactions, such as payments, are only simulated.
        pub is_in_sandbox: bool = "isInSandbox",
        /// The type of the request, such as `SIMULATOR`.
        pub request_type: Cow<'a, str> = "requestType",
    }
}

impl GoogleAssistant<'_> {
    /// Returns whether the device has a capability, such as `actions.capability.SCREEN_OUTPUT`.
    #[must_use]
    pub fn has_capability(&self, name: &str) -> bool {
        self.surface.capabilities.iter().any(|capability| capability.name == name)
    }
}

message! {
    /// A user of the Google Assistant.
    pub struct GoogleUser<'a> {
        /// The id of the user, if there is one.
        pub user_id: Cow<'a, str> = "userId",
        /// The ID token of a user who signed in with Google. Its signature is not verified.
        pub id_token: Cow<'a, str> = "idToken",
        /// The access token of a user who signed in with the agent's own service.
        pub access_token: Cow<'a, str> = "accessToken",
        /// The language of the user: `en-US`.
        pub locale: Cow<'a, str> = "locale",
        /// The time of the user's last conversation with the agent, in RFC 3339.
        pub last_seen: Cow<'a, str> = "lastSeen",
        /// Text that the agent stored for the user.
        pub user_storage: Cow<'a, str> = "userStorage",
        /// The verification status of the user: `VERIFIED` or `GUEST`.
        pub user_verification_status: Cow<'a, str> = "userVerificationStatus",
        /// The permissions that the user granted, such as `NAME`.
        pub permissions: Vec<Cow<'a, str>> = "permissions",
        /// The name of the user, if the user granted the permission.
        pub profile: GoogleProfile<'a> = "profile",
    }
}

message! {
    /// The name of a user.
    pub struct GoogleProfile<'a> {
        /// The full name.
        pub display_name: Cow<'a, str> = "displayName",
        /// The given name.
        pub given_name: Cow<'a, str> = "givenName",
        /// The family name.
        pub family_name: Cow<'a, str> = "familyName",
    }
}

message! {
    /// A conversation with the Google Assistant.
    pub struct GoogleConversation<'a> {
        /// The id of the conversation.
        pub conversation_id: Cow<'a, str> = "conversationId",
        /// Whether the conversation is new.
        pub kind: ConversationType<'a> = "type",
        /// Data that the agent sent with its last response.
        pub conversation_token: Cow<'a, str> = "conversationToken",
    }
}

open_enum! {
    /// The state of a conversation.
    pub enum ConversationType {
        /// Not specified.
        Unspecified = "TYPE_UNSPECIFIED" / 0,
        /// The request is the first of the conversation.
        New = "NEW" / 1,
        /// The conversation had earlier requests.
        Active = "ACTIVE" / 2,
    }
}

message! {
    /// An input of the user.
    pub struct GoogleInput<'a> {
        /// The intent: `actions.intent.TEXT`.
        pub intent: Cow<'a, str> = "intent",
        /// The text of the input.
        pub raw_inputs: Vec<GoogleRawInput<'a>> = "rawInputs",
        /// The arguments, such as the chosen item of a list.
        pub arguments: Vec<GoogleArgument<'a>> = "arguments",
    }
}

message! {
    /// The text of an input.
    pub struct GoogleRawInput<'a> {
        /// The method of input.
        pub input_type: InputType<'a> = "inputType",
        /// The text.
        pub query: Cow<'a, str> = "query",
    }
}

open_enum! {
    /// The method of an input.
    pub enum InputType {
        /// Not specified.
        Unspecified = "UNSPECIFIED_INPUT_TYPE" / 0,
        /// Tapping on the screen.
        Touch = "TOUCH" / 1,
        /// Speaking.
        Voice = "VOICE" / 2,
        /// Typing.
        Keyboard = "KEYBOARD" / 3,
    }
}

message! {
    /// An argument of an input.
    pub struct GoogleArgument<'a> {
        /// The name of the argument: `OPTION`, `PERMISSION`.
        pub name: Cow<'a, str> = "name",
        /// The text of the argument as the user entered it.
        pub raw_text: Cow<'a, str> = "rawText",
        /// The value of a text argument, such as the key of the chosen item.
        pub text_value: Cow<'a, str> = "textValue",
        /// The value of a boolean argument.
        pub bool_value: bool = "boolValue",
        /// The value of an integer argument.
        pub int_value: Id<'a> = "intValue",
        /// The value of a date and time argument.
        pub datetime_value: Struct<'a> = "datetimeValue",
        /// The value of a location argument.
        pub place_value: Struct<'a> = "placeValue",
        /// The value of an argument of another type.
        pub extension: Struct<'a> = "extension",
    }
}

message! {
    /// The capabilities of a device.
    pub struct GoogleSurface<'a> {
        /// The capabilities.
        pub capabilities: Vec<GoogleCapability<'a>> = "capabilities",
    }
}

message! {
    /// A capability of a device.
    pub struct GoogleCapability<'a> {
        /// The name of the capability: `actions.capability.AUDIO_OUTPUT`.
        pub name: Cow<'a, str> = "name",
    }
}
