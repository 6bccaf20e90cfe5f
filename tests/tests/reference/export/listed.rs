//! Where the exports differ, and why.

use serde_json::Value;

use super::Difference;

/// Differences of one kind.
pub(crate) struct Listed {
    /// The files; `*` stands for what has no `/`.
    pub(crate) file: &'static str,
    /// The places in them, as JSON pointers; `*` likewise. Empty where a whole file differs.
    pub(crate) place: &'static str,
    theirs: Side,
    ours: Side,
    /// How often it is.
    pub(crate) times: usize,
    /// Why it is right that they differ.
    #[expect(dead_code, reason = "for whoever reads the list")]
    why: &'static str,
}

/// What one side has there.
enum Side {
    /// Nothing.
    Absent,
    /// This, as JSON.
    Is(&'static str),
    /// Something of its own on each place.
    Any,
}

use Side::{Absent, Any, Is};

impl Listed {
    pub(crate) fn is(&self, difference: &Difference) -> bool {
        fits(self.file, &difference.file)
            && fits(self.place, &difference.place)
            && self.theirs.is(difference.theirs.as_ref())
            && self.ours.is(difference.ours.as_ref())
    }
}

impl Side {
    fn is(&self, found: Option<&Value>) -> bool {
        match (self, found) {
            (Absent, None) | (Any, Some(_)) => true,
            (Is(json), Some(found)) => {
                serde_json::from_str::<Value>(json).is_ok_and(|json| json == *found)
            }
            _ => false,
        }
    }
}

/// Whether a text is of a pattern.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => {
            let Some(rest) = text.strip_prefix(before) else { return false };
            let end = rest.find('/').unwrap_or(rest.len());
            (0..=end).any(|at| rest.is_char_boundary(at) && fits(after, &rest[at..]))
        }
    }
}

/// The intents whose messages the reference writes in another order: each rich one for one channel
/// after the other, while ours are a list for each channel.
pub(crate) const REORDERED: usize = 2;

pub(crate) const LISTED: [Listed; 24] = [
    Listed {
        file: "agent.json",
        place: "/displayName",
        theirs: Any,
        ours: Any,
        times: 1,
        why: "the reference makes it from the name of a class, and here it is chosen",
    },
    Listed {
        file: "agent.json",
        place: "/description",
        theirs: Is(r#""""#),
        ours: Any,
        times: 1,
        why: "here it has one",
    },
    Listed {
        file: "agent.json",
        place: "/customClassifierMode",
        theirs: Absent,
        ours: Is(r#""use.after""#),
        times: 1,
        why: "28 of 29 agents that Dialogflow exported have it, with this value",
    },
    Listed {
        file: "agent.json",
        place: "/googleAssistant/project",
        theirs: Any,
        ours: Is(r#""""#),
        times: 1,
        why: "the project is the one that an agent is restored into",
    },
    Listed {
        file: "agent.json",
        place: "/secondaryKey",
        theirs: Is(r#""""#),
        ours: Absent,
        times: 1,
        why: "no agent that Dialogflow exports today has it",
    },
    Listed {
        file: "entities/*.json",
        place: "/id",
        theirs: Any,
        ours: Any,
        times: 2,
        why: "ids are names for Dialogflow to find a thing again: the reference has them by time or by UUID version 3, this framework by UUID version 5",
    },
    Listed {
        file: "entities/CalculatorOperator.json",
        place: "/automatedExpansion",
        theirs: Is("false"),
        ours: Is("true"),
        times: 1,
        why: "the enum has a variant for other values, so they are to reach the handler",
    },
    Listed {
        file: "intents/*.json",
        place: "/id",
        theirs: Any,
        ours: Any,
        times: 18,
        why: "ids are names for Dialogflow to find a thing again: the reference has them by time or by UUID version 3, this framework by UUID version 5",
    },
    Listed {
        file: "intents/*.json",
        place: "/responses/0/parameters/*/id",
        theirs: Any,
        ours: Any,
        times: 15,
        why: "ids are names for Dialogflow to find a thing again: the reference has them by time or by UUID version 3, this framework by UUID version 5",
    },
    Listed {
        file: "intents/*_usersays_*.json",
        place: "/*/id",
        theirs: Any,
        ours: Any,
        times: 119,
        why: "ids are names for Dialogflow to find a thing again: the reference has them by time or by UUID version 3, this framework by UUID version 5",
    },
    Listed {
        file: "intents/*.json",
        place: "/webhookUsed",
        theirs: Is("true"),
        ours: Is("false"),
        times: 9,
        why: "nothing fulfills the intent: Dialogflow would wait for an empty answer",
    },
    Listed {
        file: "intents/*.json",
        place: "/webhookForSlotFilling",
        theirs: Is("true"),
        ours: Is("false"),
        times: 18,
        why: "nothing fulfills the intent while slots are filled",
    },
    Listed {
        file: "intents/*.json",
        place: "/responses/0/defaultResponsePlatforms",
        theirs: Absent,
        ours: Is("{}"),
        times: 18,
        why: "what Dialogflow exports has it",
    },
    Listed {
        file: "intents/*.json",
        place: "/responses/0/messages/*/platform",
        theirs: Is("null"),
        ours: Absent,
        times: 36,
        why: "what Dialogflow exports has no platform where a message is for all",
    },
    Listed {
        file: "intents/travels.UserWantsTravel.json",
        place: "/responses/0/messages/*/title",
        theirs: Is("null"),
        ours: Is(r#""""#),
        times: 4,
        why: "a title that is not there is an empty text in what Dialogflow exports",
    },
    Listed {
        file: "intents/*.json",
        place: "/responses/0/parameters/*/defaultValue",
        theirs: Is("1"),
        ours: Is(r#""1""#),
        times: 4,
        why: "a default is a text in what Dialogflow exports, of whatever type the parameter is",
    },
    Listed {
        file: "intents/calculator.SolveMathOperationResponse.json",
        place: "/responses/0/parameters/0/required",
        theirs: Is("true"),
        ours: Is("false"),
        times: 1,
        why: "only an event carries it: Dialogflow must not ask the user for it",
    },
    Listed {
        file: "intents/*_usersays_*.json",
        place: "/*/data/*/userDefined",
        theirs: Is("true"),
        ours: Is("false"),
        times: 160,
        why: "it says that somebody marked the words, and nobody marked these",
    },
    Listed {
        file: "intents/restaurant.OrderPizza_usersays_it.json",
        place: "/*/data/*/text",
        theirs: Any,
        ours: Is(r#""diavola""#),
        times: 1,
        why: "a value that the entity type lacks in Italian is not accepted",
    },
    Listed {
        file: "intents/*_usersays_*.json",
        place: "",
        theirs: Is("[]"),
        ours: Absent,
        times: 6,
        why: "there are no phrases; Dialogflow exports no file then",
    },
    Listed {
        file: "intents/restaurant.BookTable.json",
        place: "",
        theirs: Absent,
        ours: Any,
        times: 1,
        why: "an intent that the reference does not have: slot filling with a handler",
    },
    Listed {
        file: "intents/restaurant.BookTable_usersays_*.json",
        place: "",
        theirs: Absent,
        ours: Any,
        times: 2,
        why: "its phrases",
    },
    Listed {
        file: "intents/smalltalk.Goodbye.json",
        place: "",
        theirs: Absent,
        ours: Any,
        times: 1,
        why: "an intent that the reference does not have: the end of a conversation",
    },
    Listed {
        file: "intents/smalltalk.Goodbye_usersays_*.json",
        place: "",
        theirs: Absent,
        ours: Any,
        times: 2,
        why: "its phrases",
    },
];
