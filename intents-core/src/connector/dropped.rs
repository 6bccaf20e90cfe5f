//! Parts of a reply that a dialect cannot carry.

use std::fmt;

use crate::message::{Message, MessageRef, Speech};

macro_rules! dropped {
    ($( $(#[$meta:meta])* $reason:ident = $description:literal, )*) => {
        /// A part of a reply that a dialect cannot carry, or that it sends in a simpler form.
        ///
        /// [`Display`](fmt::Display) writes the lost part and the reason, with an alternative if
        /// there is one.
        ///
        /// ```
        /// use intents_core::connector::Dropped;
        ///
        /// let dropped = Dropped::Transition.to_string();
        /// assert_eq!(dropped, "transition: Dialogflow ES has no pages or flows; trigger an intent");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Dropped {
            $( $(#[$meta])* $reason, )*
        }

        impl Dropped {
            /// Returns the text that [`Display`](fmt::Display) writes.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self {
                    $( Self::$reason => $description, )*
                }
            }
        }
    };
}

dropped! {
    /// Speech, if the dialect or channel has one text for reading and speaking.
    Speech = "speech: this dialect or channel has one text for reading and speaking",
    /// Audio, if the dialect or channel cannot play audio.
    Audio = "audio: this dialect or channel has no message for it",
    /// A call transfer, if the dialect or channel has no telephone.
    TransferCall = "call transfer: this dialect or channel has no message for it",
    /// A handoff to a human agent, if only an intent can hand over the conversation.
    LiveAgentHandoff = "handoff to a human agent: in this dialect only an intent hands over; \
                        trigger one that does",
    /// The metadata of a handoff in ES, which has only a flag.
    HandoffMetadata = "metadata of a handoff: Dialogflow ES only has a flag for handoffs",
    /// A handoff on one channel, if the request names no channel.
    HandoffOnOneChannel = "handoff on a single channel: the request does not name its channel",
    /// The success of a conversation, if the dialect does not record success.
    ConversationSuccess = "conversation success: this dialect does not record it",
    /// A message type of the Google Assistant, sent as the closest other type.
    AssistantMessage = "Google Assistant message: sent as the nearest other message type",
    /// A message type of RCS Business Messaging, sent as the closest other type.
    RbmMessage = "RCS Business Messaging message: sent as the nearest other message type",
    /// An enum value of a Google Assistant message that Dialogflow does not define.
    AssistantEnumValue = "alignment, image display or URL type hint of a Google Assistant message: \
                          Dialogflow does not define this value",
    /// The image display options of a browse carousel in V1.
    ImageDisplayOptions = "image display options of a browse carousel: V1 has no member for them",
    /// The images, buttons and quick replies of messages on a channel that only shows text.
    RichContent = "images, buttons and quick replies: this channel only gets the text of such \
                   messages",
    /// The postback of a card button, if the channel sends the label instead.
    ButtonPostback = "postback of a card button: this channel sends the label of the button \
                      instead",
    /// The other variants of a text that must be a single text.
    TextVariants = "other variants of a text: a title of quick replies and a Google Assistant \
                    response have a single text",
    /// Speech on one channel in V1, if the request names no channel.
    SpeechOnOneChannel = "speech on a single channel: the request does not name its channel, and \
                          V1 has one `speech` for all channels",
    /// Messages for a channel that has no name in the dialect.
    MessagesForUnnamedChannel = "messages for a channel that this dialect has no name for: the \
                                 request does not name its channel",
    /// Messages of the agent that the messages of the reply replace.
    AgentMessages = "messages of the agent: they cannot be read, or are for a channel that this \
                     dialect has no name for, so the messages of the reply replace them",
    /// Messages beside a triggered intent in ES.
    MessagesBesideTrigger = "messages beside a triggered intent: Dialogflow ES ignores them, \
                             because the triggered intent responds",
    /// A payload beside a triggered intent in ES.
    PayloadBesideTrigger = "payload beside a triggered intent: Dialogflow ES ignores it, because \
                            the triggered intent responds",
    /// An empty message queue in ES.
    EmptyQueue = "replacing the messages of the agent by none: Dialogflow ES then keeps its own \
                  response",
    /// An event triggered by its name in CX.
    Event = "event: in CX a reply can only trigger intents of this agent",
    /// The source of a response in CX.
    Source = "source of the response: only Dialogflow ES has it",
    /// Session parameters in ES.
    SessionParameters = "session parameters: Dialogflow ES has none; set a context that carries \
                         the values",
    /// Session entities in V1 and CX.
    SessionEntities = "session entities: a webhook of this dialect cannot set them; use the API",
    /// Session entities without a value.
    EmptySessionEntities = "session entities without a value: Dialogflow requires at least one",
    /// Contexts and session entities, if the request names no session.
    ContextsWithoutSession = "contexts and session entities: the request does not name its session",
    /// Form parameters in ES, outside of slot filling.
    FormParameters = "form parameters: Dialogflow ES only has them during slot filling",
    /// Filled parameters in ES, if the request has no slot-filling context.
    FilledParameters = "filled parameters: the request has no slot-filling context of Dialogflow",
    /// The `required` flag of a form parameter in ES.
    RequiredParameter = "`required` of a form parameter: in Dialogflow ES only the agent sets it",
    /// The value of a form parameter that is also marked as invalid.
    ValueOfInvalidParameter = "value of an invalid parameter: Dialogflow prompts for it again",
    /// A parameter that the form of the current page does not have.
    UnknownFormParameter = "parameter that the form of the current page does not have: a webhook \
                            cannot add one",
    /// A second value of one parameter in CX.
    SecondParameterValue = "second value of a parameter: a triggered intent comes first, then the \
                            form, then filled parameters, then session parameters",
    /// A context in CX with the name of a parameter.
    ContextNamedLikeParameter = "context with the name of a parameter: in CX both are session \
                                 parameters",
    /// A transition in ES.
    Transition = "transition: Dialogflow ES has no pages or flows; trigger an intent",
    /// A transition beside a triggered intent.
    TransitionBesideTrigger = "transition beside a triggered intent: the conversation continues \
                               on the page of the intent",
    /// A transition to a partial name from outside of a flow.
    TransitionOutsideFlow = "transition to a partial page or flow name: the request is not on a \
                             page of a flow; use the full name",
    /// The end of the session, if only an intent can end the session.
    EndOfSession = "end of the session: in this dialect only an intent ends it; trigger one that \
                    does",
    /// The end of the session beside a triggered intent.
    EndOfSessionBesideTrigger = "end of the session beside a triggered intent: the triggered \
                                 intent could not respond",
    /// The end of the session beside a transition.
    EndOfSessionBesideTransition = "end of the session beside a transition: the conversation \
                                    continues at the target",
    /// The end of the session from outside of a flow.
    EndOfSessionOutsideFlow = "end of the session: the request is not on a page of a flow",
}

impl Dropped {
    /// Returns the part that is lost if a message is sent in its [simplified](Message::simplified)
    /// form. Speech is only lost if a text is sent beside it.
    #[must_use]
    pub fn from_simplified(message: &Message, has_text: bool) -> Option<Self> {
        match message.view() {
            MessageRef::Text(_)
            | MessageRef::QuickReplies(_)
            | MessageRef::Card(_)
            | MessageRef::Image(_)
            | MessageRef::Payload(_) => None,
            MessageRef::Speech(Speech::Text(_)) if !has_text => None,
            MessageRef::Speech(_) => Some(Self::Speech),
            MessageRef::Audio(_) => Some(Self::Audio),
            MessageRef::TransferCall(_) => Some(Self::TransferCall),
            MessageRef::LiveAgentHandoff(_) => Some(Self::LiveAgentHandoff),
            MessageRef::ConversationSuccess(_) => Some(Self::ConversationSuccess),
            MessageRef::Assistant(_) => Some(Self::AssistantMessage),
            MessageRef::Rbm(_) => Some(Self::RbmMessage),
        }
    }
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

impl std::error::Error for Dropped {}
