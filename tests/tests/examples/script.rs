//! A scripted conversation: user input, matched intent, response and resulting contexts, with the
//! differences between the dialects.

use intents_core::connector::Dropped;

use super::platform::Dialect;
use super::turn::{Heard, Meant, Understood};

/// A turn.
pub(crate) struct Turn {
    pub(crate) said: Understood,
    pub(crate) heard: Heard,
    /// The kippers in the cart afterwards.
    pub(crate) kippers: i64,
    /// The contexts that are active afterwards.
    pub(crate) contexts: &'static [&'static str],
    /// What a handler failed with.
    pub(crate) error: Option<&'static str>,
}

fn turn(query: &'static str, intent: &'static str, with: &[(&'static str, Meant)]) -> Turn {
    Turn {
        said: Understood { query, intent, with: with.to_vec() },
        heard: Heard { intent: intent.to_owned(), ..Heard::default() },
        kippers: 0,
        contexts: &[],
        error: None,
    }
}

impl Turn {
    fn hears(mut self, words: &str) -> Self {
        self.heard.words.push(words.to_owned());
        self
    }

    fn chooses_from(mut self, choices: &[&str]) -> Self {
        self.heard.choices = choices.iter().map(ToString::to_string).collect();
        self
    }

    /// Another intent answers.
    fn answered_by(mut self, intent: &str) -> Self {
        intent.clone_into(&mut self.heard.intent);
        self
    }

    fn then(mut self, kippers: i64, contexts: &'static [&'static str]) -> Self {
        (self.kippers, self.contexts) = (kippers, contexts);
        self
    }

    fn although(mut self, error: &'static str) -> Self {
        self.error = Some(error);
        self
    }

    fn ends(mut self) -> Self {
        self.heard.is_over = true;
        self
    }
}

pub(crate) fn script() -> Vec<Turn> {
    use Meant::{Date, List, Number, Person, Text};
    let names = || List(vec![Person("Ada"), Person("Grace")]);
    let monday = || Date(2026, 11, 23);
    vec![
        turn("Hello", "smalltalk.Hello", &[]).hears("Hello, I am Bot."),
        // A trigger, with a parameter.
        turn("I am Bot", "smalltalk.UserNameGive", &[("user_name", Person("Bot"))])
            .answered_by("smalltalk.AgentNameGive")
            .hears("Then call me Robot."),
        // An entity of the agent's own; a default.
        turn("One diavola for me", "restaurant.OrderPizza", &[("pizza_type", Text("Diavola"))])
            .hears("Pizza Diavola: 1."),
        turn("Music is my life", "smalltalk.UserLikesMusic", &[])
            .hears("So you like Rock 'n' Roll."),
        // A trigger with a parameter that nobody can say, and one without.
        turn(
            "What is seven plus five?",
            "calculator.SolveMathOperation",
            &[("first_operand", Number(7)), ("second_operand", Number(5)), ("operator", Text("+"))],
        )
        .answered_by("calculator.SolveMathOperationResponse")
        .hears("That makes 12."),
        turn(
            "3 over 0",
            "calculator.SolveMathOperation",
            &[("first_operand", Number(3)), ("second_operand", Number(0)), ("operator", Text("/"))],
        )
        .answered_by("calculator.SolveMathOperationError")
        .hears("That cannot be computed."),
        // Quick replies, in the channels that show them.
        turn("I want to see the world", "travels.UserWantsTravel", &[])
            .hears("Good idea! What do you want to see?")
            .chooses_from(&["Find me a hotel", "A picture of the sea"]),
        // Intents that follow others, and hold them open.
        turn("Some fish, please", "shop.OrderFish", &[])
            .hears("Fish: 1. Which kind?")
            .then(0, &["c_shop_order_fish 3"]),
        turn("Two kippers", "shop.OrderFishAnswerKipper", &[("amount", Number(2))])
            .hears("Kippers: 2.")
            .then(2, &["c_shop_order_fish 3", "c_shop_order_kipper 3"]),
        turn("Make it three", "shop.ChangeAmount", &[("amount", Number(3))])
            .hears("Then 3.")
            .then(3, &["c_shop_order_fish 2", "c_shop_order_kipper 2"]),
        // Slot filling. Nobody booked before, so everything is asked for.
        turn("A table for Ada and Grace", "restaurant.BookTable", &[("names", names())])
            .hears("On which day?")
            .then(3, &["c_shop_order_fish 1", "c_shop_order_kipper 1"]),
        turn("On the 23rd", "restaurant.BookTable", &[("date", monday())])
            .hears("For how many?")
            .then(3, &["c_shop_order_fish 0", "c_shop_order_kipper 0"]),
        turn("Four", "restaurant.BookTable", &[("guests", Number(4))])
            .hears("🍽 2026-11-23: 4, Ada & Grace")
            .then(3, &["party 3"]),
        // The order is closed: its context has expired.
        turn(NINE, "shop.ChangeAmount", &[("amount", Number(9))])
            .answered_by("Default Fallback Intent")
            .hears("I did not get that.")
            .then(3, &["party 2"]),
        // The same party: how many they are is filled in while the day is asked for.
        turn("Another table", "restaurant.BookTable", &[])
            .hears("On which day?")
            .then(3, &["party 1"]),
        turn("On the 23rd, too", "restaurant.BookTable", &[("date", monday())])
            .hears("🍽 2026-11-23: 4")
            .then(3, &["party 3"]),
        // The handler fails.
        turn(
            "A table for twenty on the 23rd",
            "restaurant.BookTable",
            &[("date", monday()), ("guests", Number(20))],
        )
        .hears("I am sorry, this is not possible.")
        .although("too few seats are left on this day")
        .then(3, &["party 2"]),
        turn("Hi", "smalltalk.Hello", &[]).hears("Hello, I am Bot.").then(3, &["party 1"]),
        turn("Hi", "smalltalk.Hello", &[]).hears("Hello, I am Bot.").then(3, &["party 0"]),
        // Who booked is forgotten.
        turn("A table", "restaurant.BookTable", &[]).hears("On which day?").then(3, &[]),
        turn(TUESDAY, "restaurant.BookTable", &[("date", Date(2026, 11, 24))])
            .hears("For how many?")
            .then(3, &[]),
        turn(TWO, "restaurant.BookTable", &[("guests", Number(2))])
            .hears("🍽 2026-11-24: 2")
            .then(3, &["party 3"]),
        turn(GOODBYE, "smalltalk.Goodbye", &[]).hears("Goodbye.").ends().then(3, &["party 2"]),
    ]
}

const NINE: &str = "Make it nine";
const TUESDAY: &str = "On the 24th";
const TWO: &str = "Two";
const GOODBYE: &str = "Goodbye";

/// What a dialect makes of a turn.
pub(crate) enum Instead {
    /// The user hears these words, of this intent, and has so many kippers from then on.
    Hears { words: &'static [&'static str], intent: &'static str, kippers: i64 },
    /// The turn does not take place.
    Skips,
    /// The webhook reports something that the dialect cannot carry.
    Reports(Dropped),
}

/// A turn that a dialect makes another one, and why it cannot be the same.
pub(crate) struct Difference {
    pub(crate) dialect: Dialect,
    pub(crate) query: &'static str,
    pub(crate) instead: Instead,
    pub(crate) reason: &'static str,
}

const CX_SPEAKS_FIRST: &str = "CX queues a fulfillment's own words before it calls its webhook";
const CX_HAS_NO_CONTEXTS: &str = "CX has no contexts: nothing in a session expires before it does";
const ES_ENDS_BY_INTENT: &str = "in ES it is the intent that ends, no response of v2 or V1 does";
const CX_HAS_NO_PLATFORMS: &str = "CX shows quick replies in Dialogflow Messenger alone";

pub(crate) const DIFFERENCES: [Difference; 7] = [
    Difference {
        dialect: Dialect::Cx,
        query: "I am Bot",
        instead: Instead::Hears {
            words: &["Welcome, Bot. My name is Bot.", "Then call me Robot."],
            intent: "smalltalk.AgentNameGive",
            kippers: 0,
        },
        reason: CX_SPEAKS_FIRST,
    },
    Difference {
        dialect: Dialect::Cx,
        query: "I want to see the world",
        instead: Instead::Reports(Dropped::RichContent),
        reason: CX_HAS_NO_PLATFORMS,
    },
    Difference {
        dialect: Dialect::Cx,
        query: NINE,
        instead: Instead::Hears { words: &["Then 9."], intent: "shop.ChangeAmount", kippers: 9 },
        reason: CX_HAS_NO_CONTEXTS,
    },
    Difference {
        dialect: Dialect::Cx,
        query: TUESDAY,
        instead: Instead::Hears {
            words: &["🍽 2026-11-24: 4"],
            intent: "restaurant.BookTable",
            kippers: 9,
        },
        reason: CX_HAS_NO_CONTEXTS,
    },
    Difference {
        dialect: Dialect::Cx,
        query: TWO,
        instead: Instead::Skips,
        reason: CX_HAS_NO_CONTEXTS,
    },
    Difference {
        dialect: Dialect::V2,
        query: GOODBYE,
        instead: Instead::Reports(Dropped::EndOfSession),
        reason: ES_ENDS_BY_INTENT,
    },
    Difference {
        dialect: Dialect::V1,
        query: GOODBYE,
        instead: Instead::Reports(Dropped::EndOfSession),
        reason: ES_ENDS_BY_INTENT,
    },
];
