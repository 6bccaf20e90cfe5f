//! A turn of a conversation, in no dialect's notation.

use intents_core::connector::{Dropped, Notation};
use serde_json::{Map, Value, json};

/// The value of a parameter, as Dialogflow understood it.
#[derive(Debug, Clone)]
pub(crate) enum Meant {
    Number(i32),
    Text(&'static str),
    Person(&'static str),
    Date(i16, u8, u8),
    List(Vec<Meant>),
}

impl Meant {
    /// As the dialect spells it in a request.
    ///
    /// ES V2 has numbers as 64-bit floats, and dates as the noon of the day in the agent's time
    /// zone. V1 writes numbers as strings and days without a time; a person is a bare name there.
    /// CX has dates as objects of numbers.
    pub(crate) fn spelled(&self, notation: Notation) -> Value {
        use Notation::{IsoIntervals, Structs};
        match (self, notation) {
            (Self::Number(number), IsoIntervals) => json!(number.to_string()),
            (Self::Number(number), _) => json!(f64::from(*number)),
            (Self::Text(text), _) | (Self::Person(text), IsoIntervals) => json!(text),
            (Self::Person(name), Structs) => json!({"name": name, "original": name}),
            (Self::Person(name), _) => json!({ "name": name }),
            (Self::Date(year, month, day), IsoIntervals) => {
                json!(format!("{year}-{month:02}-{day:02}"))
            }
            (Self::Date(year, month, day), Structs) => {
                let number = |part: u8| json!(f64::from(part));
                json!({"year": f64::from(*year), "month": number(*month), "day": number(*day)})
            }
            (Self::Date(year, month, day), _) => {
                json!(format!("{year}-{month:02}-{day:02}T12:00:00+01:00"))
            }
            (Self::List(items), _) => items.iter().map(|item| item.spelled(notation)).collect(),
        }
    }
}

/// Parameters by their names.
pub(crate) type Parameters = Map<String, Value>;

/// What was understood: the intent with its parameters. While Dialogflow asks for a parameter, the
/// intent is the one that it asks for.
#[derive(Debug, Clone)]
pub(crate) struct Understood {
    pub(crate) query: &'static str,
    pub(crate) intent: &'static str,
    pub(crate) with: Vec<(&'static str, Meant)>,
}

impl Understood {
    pub(crate) fn parameters(&self, notation: Notation) -> Parameters {
        let spelled = |(name, meant): &(&str, Meant)| ((*name).to_owned(), meant.spelled(notation));
        self.with.iter().map(spelled).collect()
    }
}

/// What the user hears and sees.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Heard {
    /// The intent that answers, which is another one than the user said if that was triggered.
    pub(crate) intent: String,
    pub(crate) words: Vec<String>,
    /// Quick replies.
    pub(crate) choices: Vec<String>,
    /// Whether the conversation is over.
    pub(crate) is_over: bool,
}

/// What a webhook did that the user does not hear.
#[derive(Debug, Default)]
pub(crate) struct Behind {
    /// What the dialect cannot carry of the replies.
    pub(crate) dropped: Vec<Dropped>,
    /// The error that a handler returned.
    pub(crate) error: Option<String>,
}
