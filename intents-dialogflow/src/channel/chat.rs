//! Requests of chat networks.
//!
//! Dialogflow does not document these formats. The members come from captured requests, from public
//! webhooks, and from the documentation of the networks.

use std::borrow::Cow;

use intents_core::Value;

use super::Id;
use crate::proto::{Lazy, Struct, message};

message! {
    /// An event of Facebook Messenger: an item of `messaging`.
    pub struct Facebook<'a> {
        /// The sender.
        pub sender: FacebookParty<'a> = "sender",
        /// The page that received the message.
        pub recipient: FacebookParty<'a> = "recipient",
        /// The time of the event, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// The message.
        pub message: FacebookMessage<'a> = "message",
        /// The tapped button.
        pub postback: FacebookPostback<'a> = "postback",
    }
}

message! {
    /// A user or a page.
    pub struct FacebookParty<'a> {
        /// The id; a user has a different id for each page.
        pub id: Id<'a> = "id",
    }
}

message! {
    /// A message of a user.
    pub struct FacebookMessage<'a> {
        /// The id of the message.
        pub mid: Cow<'a, str> = "mid",
        /// The text of the message.
        pub text: Cow<'a, str> = "text",
        /// The tapped quick reply.
        pub quick_reply: FacebookQuickReply<'a> = "quickReply",
        /// The attachments, such as images and locations.
        pub attachments: Lazy<'a, Vec<Value<'a>>> = "attachments",
    }
}

message! {
    /// A tapped quick reply.
    pub struct FacebookQuickReply<'a> {
        /// The payload of the button.
        pub payload: Cow<'a, str> = "payload",
    }
}

message! {
    /// A tapped button.
    pub struct FacebookPostback<'a> {
        /// The payload of the pressed button. For other messages, such as a location, the name of
        /// the event that Dialogflow assigns.
        pub payload: Cow<'a, str> = "payload",
        /// The label of the button.
        pub title: Cow<'a, str> = "title",
        /// Data that Dialogflow adds: `lat` and `long` of a location.
        pub data: Struct<'a> = "data",
        /// The link or advertisement that led the user to the page.
        pub referral: Struct<'a> = "referral",
    }
}

message! {
    /// An event of Slack.
    pub struct Slack<'a> {
        /// The type of the event: `message`.
        pub kind: Cow<'a, str> = "type",
        /// The sender.
        pub user: Cow<'a, str> = "user",
        /// The text of the message.
        pub text: Cow<'a, str> = "text",
        /// The channel of the message.
        pub channel: Cow<'a, str> = "channel",
        /// The type of the channel: `im` for a direct message.
        pub channel_type: Cow<'a, str> = "channelType",
        /// The workspace.
        pub team: Cow<'a, str> = "team",
        /// The time of the message, which is also its id within the channel.
        pub ts: Id<'a> = "ts",
        /// The time of the message that starts the thread; empty outside of threads.
        pub thread_ts: Id<'a> = "threadTs",
        /// The time of the event.
        pub event_ts: Id<'a> = "eventTs",
    }
}

message! {
    /// An update of Telegram: a message or a tapped button.
    pub struct Telegram<'a> {
        /// The message. For a tapped button, the message that contains the button.
        pub message: TelegramMessage<'a> = "message",
        /// The tapped button.
        pub callback_query: TelegramCallbackQuery<'a> = "callbackQuery",
    }
}

message! {
    /// A message in a chat.
    pub struct TelegramMessage<'a> {
        /// The id of the message within the chat.
        pub message_id: Id<'a> = "messageId",
        /// The time of the message, in seconds since 1970.
        pub date: Id<'a> = "date",
        /// The sender.
        pub from: TelegramUser<'a> = "from",
        /// The chat that receives replies.
        pub chat: TelegramChat<'a> = "chat",
        /// The text of the message.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// A tapped button.
    pub struct TelegramCallbackQuery<'a> {
        /// The id of the callback query.
        pub id: Id<'a> = "id",
        /// The user who tapped the button.
        pub from: TelegramUser<'a> = "from",
        /// The message that contains the button.
        pub message: TelegramMessage<'a> = "message",
        /// The payload of the button.
        pub data: Cow<'a, str> = "data",
    }
}

message! {
    /// A user.
    pub struct TelegramUser<'a> {
        /// The id of the user.
        pub id: Id<'a> = "id",
        /// The first name of the user.
        pub first_name: Cow<'a, str> = "firstName",
        /// The last name of the user.
        pub last_name: Cow<'a, str> = "lastName",
        /// The public name of the user in Telegram.
        pub username: Cow<'a, str> = "username",
        /// The language of the user's app: `en-US`.
        pub language_code: Cow<'a, str> = "languageCode",
    }
}

message! {
    /// A chat.
    pub struct TelegramChat<'a> {
        /// The id of the chat; the id of a group is negative.
        pub id: Id<'a> = "id",
        /// The type of the chat: `private`, `group`, `supergroup` or `channel`.
        pub kind: Cow<'a, str> = "type",
    }
}

message! {
    /// An event of LINE.
    pub struct Line<'a> {
        /// The type of the event: `message`, `postback`.
        pub kind: Cow<'a, str> = "type",
        /// The token for a reply through the API of LINE.
        pub reply_token: Cow<'a, str> = "replyToken",
        /// The time of the event, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// The sender and the chat of the message.
        pub source: LineSource<'a> = "source",
        /// The message.
        pub message: LineMessage<'a> = "message",
        /// The tapped button.
        pub postback: LinePostback<'a> = "postback",
    }
}

message! {
    /// The sender and the chat of a message.
    pub struct LineSource<'a> {
        /// The type of the chat: `user`, `group` or `room`.
        pub kind: Cow<'a, str> = "type",
        /// The id of the user.
        pub user_id: Cow<'a, str> = "userId",
        /// The id of the group, for a message in a group.
        pub group_id: Cow<'a, str> = "groupId",
        /// The id of the room, for a message in a room.
        pub room_id: Cow<'a, str> = "roomId",
    }
}

message! {
    /// A message of a user.
    pub struct LineMessage<'a> {
        /// The id of the message.
        pub id: Id<'a> = "id",
        /// The type of the message: `text`, `image`.
        pub kind: Cow<'a, str> = "type",
        /// The text of the message.
        pub text: Cow<'a, str> = "text",
    }
}

message! {
    /// A tapped button.
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
        /// The attachments, such as images and locations.
        pub attachments: Lazy<'a, Vec<Value<'a>>> = "attachments",
        /// The payload of the chat network.
        pub body: Struct<'a> = "body",
    }
}

message! {
    /// The sender of a message.
    pub struct RespondIoContact<'a> {
        /// The id of the user in the chat network.
        pub channel_contact_id: Id<'a> = "cId",
        /// The id of the user at respond.io.
        pub contact_id: Id<'a> = "contactId",
        /// The id of the chat network at respond.io.
        pub channel_id: Id<'a> = "channelId",
    }
}
