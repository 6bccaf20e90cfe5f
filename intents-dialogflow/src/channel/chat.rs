//! What chat networks sent to Dialogflow, as far as it is known.
//!
//! Dialogflow documents none of it. The members here are those of captured requests, of what public
//! webhooks read, and of the networks' own documents.

use std::borrow::Cow;

use intents_core::Value;

use super::Id;
use crate::proto::{Lazy, Struct, message};

message! {
    /// What Facebook Messenger sent: an event of `messaging`.
    pub struct Facebook<'a> {
        /// Who wrote.
        pub sender: FacebookParty<'a> = "sender",
        /// The page that was written to.
        pub recipient: FacebookParty<'a> = "recipient",
        /// When, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// What was written.
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
    /// What a user wrote.
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
        /// What the agent gave it.
        pub payload: Cow<'a, str> = "payload",
    }
}

message! {
    /// A button that was tapped.
    pub struct FacebookPostback<'a> {
        /// What the agent gave it; Dialogflow's own name of an event for what is no button, such as
        /// a place.
        pub payload: Cow<'a, str> = "payload",
        /// What is written on it.
        pub title: Cow<'a, str> = "title",
        /// What Dialogflow adds: `lat` and `long` of a place that was sent.
        pub data: Struct<'a> = "data",
        /// How the user came to the page.
        pub referral: Struct<'a> = "referral",
    }
}

message! {
    /// What Slack sent: an event.
    pub struct Slack<'a> {
        /// The kind of the event: `message`.
        pub kind: Cow<'a, str> = "type",
        /// Who wrote.
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
    /// What Telegram sent: a message, or a button that was tapped.
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
        /// Who wrote it.
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
        /// Who tapped it.
        pub from: TelegramUser<'a> = "from",
        /// The message that has it.
        pub message: TelegramMessage<'a> = "message",
        /// What the agent gave it.
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
    /// What LINE sent: an event.
    pub struct Line<'a> {
        /// The kind of the event: `message`, `postback`.
        pub kind: Cow<'a, str> = "type",
        /// What an answer by LINE's own interface has to name.
        pub reply_token: Cow<'a, str> = "replyToken",
        /// When, in milliseconds since 1970.
        pub timestamp: Id<'a> = "timestamp",
        /// Who wrote, and where.
        pub source: LineSource<'a> = "source",
        /// What was written.
        pub message: LineMessage<'a> = "message",
        /// The button that was tapped.
        pub postback: LinePostback<'a> = "postback",
    }
}

message! {
    /// Who wrote, and where.
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
    /// What a user wrote.
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
        /// What the agent gave it.
        pub data: Cow<'a, str> = "data",
    }
}

message! {
    /// What respond.io sent, which stands between a chat network and Dialogflow.
    pub struct RespondIo<'a> {
        /// Who wrote.
        pub contact: RespondIoContact<'a> = "contact",
        /// Images, places and so on.
        pub attachments: Lazy<'a, Vec<Value<'a>>> = "attachments",
        /// What the network itself sent.
        pub body: Struct<'a> = "body",
    }
}

message! {
    /// Who wrote.
    pub struct RespondIoContact<'a> {
        /// The user's id in the network.
        pub channel_contact_id: Id<'a> = "cId",
        /// The user's id at respond.io.
        pub contact_id: Id<'a> = "contactId",
        /// The id of the network at respond.io.
        pub channel_id: Id<'a> = "channelId",
    }
}
