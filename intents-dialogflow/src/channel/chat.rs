//! Requests of chat networks, as far as their formats are known.
//!
//! Dialogflow documents none of it. The members here are those of captured requests, of what public
//! webhooks read, and of the networks' own documents.

use std::borrow::Cow;

use intents_core::Value;

use super::Id;
use crate::proto::{Lazy, Struct, message};

message! {
    /// An event of Facebook Messenger: an item of `messaging`.
    pub struct Facebook<'a> {
        /// The sender.
        pub sender: FacebookParty<'a> = "sender",
        /// The page that was written to.
        pub recipient: FacebookParty<'a> = "recipient",
        /// When, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// The message.
        pub message: FacebookMessage<'a> = "message",
        /// The button that was tapped.
        pub postback: FacebookPostback<'a> = "postback",
    }
}

message! {
    /// A user or a page.
    pub struct FacebookParty<'a> {
        /// Its id, of users one for each page.
        pub id: Id<'a> = "id",
    }
}

message! {
    /// A message of a user.
    pub struct FacebookMessage<'a> {
        /// Its id.
        pub mid: Cow<'a, str> = "mid",
        /// Its text.
        pub text: Cow<'a, str> = "text",
        /// The quick reply that was tapped.
        pub quick_reply: FacebookQuickReply<'a> = "quickReply",
        /// Images, places and so on.
        pub attachments: Lazy<'a, Vec<Value<'a>>> = "attachments",
    }
}

message! {
    /// A quick reply that was tapped.
    pub struct FacebookQuickReply<'a> {
        /// The payload of the button.
        pub payload: Cow<'a, str> = "payload",
    }
}

message! {
    /// A button that was tapped.
    pub struct FacebookPostback<'a> {
        /// The payload of the button, or Dialogflow's name of the event for other messages, such as a
        /// location.
        pub payload: Cow<'a, str> = "payload",
        /// The label.
        pub title: Cow<'a, str> = "title",
        /// Data that Dialogflow adds: `lat` and `long` of a location.
        pub data: Struct<'a> = "data",
        /// How the user came to the page.
        pub referral: Struct<'a> = "referral",
    }
}

message! {
    /// An event of Slack.
    pub struct Slack<'a> {
        /// The kind of the event: `message`.
        pub kind: Cow<'a, str> = "type",
        /// The sender.
        pub user: Cow<'a, str> = "user",
        /// The text.
        pub text: Cow<'a, str> = "text",
        /// The channel that it was written in.
        pub channel: Cow<'a, str> = "channel",
        /// The kind of channel: `im` for a conversation between two.
        pub channel_type: Cow<'a, str> = "channelType",
        /// The workspace.
        pub team: Cow<'a, str> = "team",
        /// When, which is the message's id in its channel.
        pub ts: Id<'a> = "ts",
        /// The message that starts the thread, if it is in one.
        pub thread_ts: Id<'a> = "threadTs",
        /// When the event was.
        pub event_ts: Id<'a> = "eventTs",
    }
}

message! {
    /// An update of Telegram: a message or a tapped button.
    pub struct Telegram<'a> {
        /// The message; where a button was tapped, the one that has it.
        pub message: TelegramMessage<'a> = "message",
        /// The button that was tapped.
        pub callback_query: TelegramCallbackQuery<'a> = "callbackQuery",
    }
}

message! {
    /// A message in a chat.
    pub struct TelegramMessage<'a> {
        /// Its id in the chat.
        pub message_id: Id<'a> = "messageId",
        /// When, in seconds since 1970.
        pub date: Id<'a> = "date",
        /// The sender.
        pub from: TelegramUser<'a> = "from",
        /// The chat, which answers are sent to.
        pub chat: TelegramChat<'a> = "chat",
        /// Its text.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// A button that was tapped.
    pub struct TelegramCallbackQuery<'a> {
        /// Its id.
        pub id: Id<'a> = "id",
        /// The user who tapped the button.
        pub from: TelegramUser<'a> = "from",
        /// The message that has it.
        pub message: TelegramMessage<'a> = "message",
        /// The payload of the button.
        pub data: Cow<'a, str> = "data",
    }
}

message! {
    /// A user.
    pub struct TelegramUser<'a> {
        /// The user's id.
        pub id: Id<'a> = "id",
        /// The first name.
        pub first_name: Cow<'a, str> = "firstName",
        /// The last name.
        pub last_name: Cow<'a, str> = "lastName",
        /// The name by which others find the user.
        pub username: Cow<'a, str> = "username",
        /// The language of the user's program: `en-US`.
        pub language_code: Cow<'a, str> = "languageCode",
    }
}

message! {
    /// A chat.
    pub struct TelegramChat<'a> {
        /// Its id; that of a group is negative.
        pub id: Id<'a> = "id",
        /// Its kind: `private`, `group`, `supergroup` or `channel`.
        pub kind: Cow<'a, str> = "type",
    }
}

message! {
    /// An event of LINE.
    pub struct Line<'a> {
        /// The kind of the event: `message`, `postback`.
        pub kind: Cow<'a, str> = "type",
        /// The token for a reply through the API of LINE.
        pub reply_token: Cow<'a, str> = "replyToken",
        /// When, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// The sender and the place of the message.
        pub source: LineSource<'a> = "source",
        /// The message.
        pub message: LineMessage<'a> = "message",
        /// The button that was tapped.
        pub postback: LinePostback<'a> = "postback",
    }
}

message! {
    /// The sender and the place of the message.
    pub struct LineSource<'a> {
        /// `user`, `group` or `room`.
        pub kind: Cow<'a, str> = "type",
        /// The user.
        pub user_id: Cow<'a, str> = "userId",
        /// The group, if it is in one.
        pub group_id: Cow<'a, str> = "groupId",
        /// The room, if it is in one.
        pub room_id: Cow<'a, str> = "roomId",
    }
}

message! {
    /// A message of a user.
    pub struct LineMessage<'a> {
        /// Its id.
        pub id: Id<'a> = "id",
        /// Its kind: `text`, `image`.
        pub kind: Cow<'a, str> = "type",
        /// Its text.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// A button that was tapped.
    pub struct LinePostback<'a> {
        /// The payload of the button.
        pub data: Cow<'a, str> = "data",
    }
}

message! {
    /// A request of respond.io, which connects chat networks to Dialogflow.
    pub struct RespondIo<'a> {
        /// The sender.
        pub contact: RespondIoContact<'a> = "contact",
        /// Images, places and so on.
        pub attachments: Lazy<'a, Vec<Value<'a>>> = "attachments",
        /// The payload of the chat network.
        pub body: Struct<'a> = "body",
    }
}

message! {
    /// The sender.
    pub struct RespondIoContact<'a> {
        /// The user's id in the network.
        pub channel_contact_id: Id<'a> = "cId",
        /// The user's id at respond.io.
        pub contact_id: Id<'a> = "contactId",
        /// The id of the network at respond.io.
        pub channel_id: Id<'a> = "channelId",
    }
}
