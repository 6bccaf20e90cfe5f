//! Groups of parameters, followed intents, partial forms and untyped handlers, without lints.

#![deny(warnings, clippy::all, missing_docs, unused_qualifications, unreachable_pub)]
#![forbid(unsafe_code)]

use intents_core::__private::PartialParams;
use intents_core::connector::{Notation, Sink};
use intents_core::{
    Active, Agent, Context, Entity, Follow, Followed, Handler, Intent, Invalid, Params, Partial,
    RawParameters, Sensitive, fulfill,
};
use serde::{Deserialize, Serialize};

/// The recipient.
#[derive(Params)]
#[params(partial = PartialCustomer)]
pub(crate) struct Customer {
    /// The name.
    pub(crate) name: String,
    /// The number.
    #[deprecated = "ask for `name`"]
    pub(crate) number: Option<i64>,
}

/// A group without fields.
#[derive(Params)]
#[params(partial = PartialNothing)]
pub(crate) struct Nothing;

/// A type of the user.
#[derive(Serialize, Deserialize)]
pub(crate) struct Token(u64);

/// The start.
#[derive(Intent)]
#[intent(name = "model.Enter", welcome, priority = "high", lifespan = 2)]
pub(crate) struct Enter;

/// Every kind of field. Generated code reads the fields that the program does not read.
#[derive(Intent)]
#[intent(
    name = "model.Order",
    partial = PartialOrder,
    lifespan = 3,
    priority = "low",
    input_contexts("waiting"),
    examples(
        en = ["$type{two} for $name{Ada} on $pin{1234}"],
        as = ["$type{২} $name{Ada} $pin{1234}"],
    ),
)]
pub(crate) struct Order {
    /// The number of pieces.
    pub(crate) r#type: i64,
    /// Secret.
    pub(crate) pin: Sensitive<i64>,
    /// The number of times.
    #[param(default = 1)]
    pub(crate) times: i64,
    /// Carried.
    #[param(name = "the-token", untagged)]
    pub(crate) token: Token,
    /// A deprecated field.
    #[param(untagged)]
    #[deprecated]
    pub(crate) old_token: Option<u8>,
    /// The recipient of the order.
    #[flatten]
    pub(crate) r#for: Customer,
    /// An empty group.
    #[flatten]
    pub(crate) nothing: Nothing,
    /// The previous intent.
    #[follow(lifespan = 0)]
    pub(crate) r#as: Option<Follow<Enter>>,
}

#[fulfill]
fn order(order: Order) -> Option<Order> {
    Some(order)
}

#[fulfill]
async fn ask_order(order: Partial<Order>) -> Option<String> {
    order.r#type.map(|number| number.to_string())
}

/// An intent whose only field is the intent that it follows.
#[derive(Intent)]
#[intent(fallback)]
struct Pardon {
    #[follow]
    before: Option<Follow<Anything>>,
}

/// Intents that can be followed.
#[derive(Followed)]
pub(crate) enum Anything {
    /// The start.
    r#Enter(Enter),
    /// An order.
    Order(Box2),
}

/// An intent with a flattened intent.
#[derive(Intent)]
#[intent(name = "model.Box", partial = PartialBox)]
pub(crate) struct Box2 {
    /// The flattened intent.
    #[flatten]
    pub(crate) order: Order,
    /// The start.
    #[follow]
    pub(crate) enter: Follow<Enter>,
}

#[fulfill]
fn pardon(pardon: Result<Pardon, Invalid>) -> Result<String, Invalid> {
    pardon.map(|_| "Pardon?".to_owned())
}

#[fulfill]
fn repeat(repeat: Repeat) -> Option<Order> {
    match repeat.what.into_inner() {
        Anything::Enter(Enter) => None,
        Anything::Order(order) => Some(order.order),
    }
}

/// Uses the followed intent.
#[derive(Intent)]
struct Repeat {
    #[follow]
    what: Follow<Anything>,
    #[follow]
    written: Option<Follow<AnyWritten>>,
}

/// A partial form whose only field is flattened.
#[derive(Intent)]
#[intent(partial = PartialAlone)]
struct Alone {
    #[flatten]
    nothing: Nothing,
}

/// A partial form without fields.
#[derive(Intent)]
#[intent(partial = PartialEmpty)]
struct Empty;

#[fulfill]
fn ask_empty(_: Partial<Empty>) {}

/// The user waits.
#[derive(Serialize, Deserialize)]
struct Waiting;

impl Context for Waiting {
    const NAME: &'static str = "waiting";
}

#[fulfill(intent = "Old Intent")]
fn old(parameters: &RawParameters<'_>) -> Option<String> {
    parameters.all().ok().map(|all| all.len().to_string())
}

#[fulfill(action = "act")]
async fn r#try(waiting: Option<Active<Waiting>>) -> bool_reply::Text {
    waiting.map(|_| "waiting")
}

/// The name of a type in another module.
mod bool_reply {
    /// An optional text.
    pub(crate) type Text = Option<&'static str>;
}

#[fulfill(tag = "A tag, with words")]
fn tag() {}

#[fulfill(unhandled)]
async fn unhandled(order: Option<Order>, pardon: Option<Pardon>) -> Option<Order> {
    drop(pardon);
    order
}

/// Names in scope that generated code must not use.
pub(crate) mod shadowed {
    use intents_core::{Follow, Followed, Intent, Params};

    /// A type with a name from `std`.
    #[derive(Params)]
    #[params(partial = Some)]
    pub(crate) struct Option {
        /// A number.
        pub(crate) source: i64,
        /// A number.
        pub(crate) invalid: i64,
        /// A text.
        #[param(untagged)]
        pub(crate) out: String,
    }

    /// A type with a name from `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.Result2", partial = Ok)]
    pub(crate) struct Result {
        /// A number.
        pub(crate) partial: i64,
        /// A group.
        #[flatten]
        pub(crate) contexts: Option,
        /// The followed intent.
        #[follow]
        pub(crate) found: std::option::Option<Follow<Box>>,
    }

    /// A type with a name from `std`.
    #[derive(Followed)]
    pub(crate) enum Box {
        /// One.
        None(super::Enter),
    }
}

/// Items with the plainest names for what is generated: a default value and a type mean these.
#[allow(non_camel_case_types, non_upper_case_globals, dead_code)]
pub(crate) mod taken {
    use intents_core::{
        Entity, Follow, Followed, FulfillmentContext, Intent, Params, Partial, Session, fulfill,
    };

    const PARAM_0: i64 = 5;
    const BASE_0: i64 = 50;
    const FOLLOW_0: i64 = 500;
    const ALTERNATIVE_0: i64 = 5000;
    const VALUES: i64 = 1;
    const VARIANTS: i64 = 2;
    const PARTS: i64 = 3;
    const PARAMS: i64 = 4;
    const out: i64 = 6;
    static source: i64 = 7;
    static invalid: i64 = 8;
    static value: i64 = 9;
    static value_0: i64 = 10;
    static field_0: i64 = 11;
    static base_0: i64 = 12;
    static follow_0: i64 = 13;
    static part_0: i64 = 14;
    static argument_0: i64 = 15;
    static contexts: i64 = 16;
    static context: i64 = 17;
    static parameters: i64 = 18;
    static partial: i64 = 19;
    static found: i64 = 20;
    static text: i64 = 21;
    static object: i64 = 22;
    static error: i64 = 23;
    static position: i64 = 24;
    static requirements: i64 = 25;
    static private: i64 = 26;

    /// The name of an import.
    mod __private {
        /// A text.
        pub(crate) type Text = String;
    }

    /// The name of a constant.
    pub(crate) type PART_0 = i64;

    /// The name of a function.
    fn default_0() -> i64 {
        7
    }

    /// The name of a function.
    fn default_1() -> i64 {
        PARAM_0 + BASE_0 + FOLLOW_0 + ALTERNATIVE_0
    }

    /// A group.
    #[derive(Params)]
    #[params(partial = PartialGroup)]
    pub(crate) struct Group {
        /// A number.
        #[param(default = VALUES + VARIANTS + PARTS + PARAMS + out + source)]
        pub(crate) third: i64,
    }

    /// An intent.
    #[derive(Intent)]
    #[intent(name = "taken.Ask", partial = PartialAsk)]
    pub(crate) struct Ask {
        /// A number.
        #[param(default = default_0())]
        pub(crate) first: PART_0,
        /// A number.
        #[param(default = default_1())]
        pub(crate) second: PART_0,
        /// A text.
        #[param(untagged)]
        pub(crate) text: __private::Text,
        /// A composite.
        pub(crate) whole: Option<Whole>,
        /// A group.
        #[flatten]
        pub(crate) group: Group,
        /// A relation.
        #[follow]
        pub(crate) before: Option<Follow<Before>>,
    }

    /// Relations.
    #[derive(Followed)]
    pub(crate) enum Before {
        /// One.
        Enter(super::Enter),
    }

    /// Parts.
    #[derive(Entity)]
    pub(crate) struct Whole {
        /// One.
        pub(crate) size: Size,
        /// Another.
        pub(crate) number: PART_0,
    }

    /// Values.
    #[derive(Entity)]
    #[entity(name = "TakenSize")]
    pub(crate) enum Size {
        /// Small.
        Small,
        /// Another.
        #[entity(other)]
        Other(String),
    }

    /// Matches.
    #[derive(Entity)]
    #[entity(regexp("[0-9]+"))]
    pub(crate) struct Room(pub(crate) u16);

    #[fulfill]
    async fn ask(_: Ask, _: &FulfillmentContext<'_>, _: Session<'_>) -> Option<Ask> {
        None
    }

    #[fulfill]
    fn asking(_: Partial<Ask>) {}
}

/// A deprecated item works where it is defined.
#[allow(deprecated)]
pub(crate) mod outdated {
    use super::deprecated_items::{OldAsk, OldBefore, OldGroup, OldSize};
    use intents_core::{Follow, Intent, fulfill};

    /// It is made of what is deprecated.
    #[derive(Intent)]
    #[intent(name = "outdated.Ask", partial = PartialOutdated)]
    pub(crate) struct Outdated {
        /// An entity type.
        pub(crate) size: OldSize,
        /// A group.
        #[flatten]
        pub(crate) group: OldGroup,
        /// A relation.
        #[follow]
        pub(crate) before: Option<Follow<OldBefore>>,
    }

    #[fulfill]
    fn old_ask(_: OldAsk) {}
}

/// Each of these is deprecated, and nothing here uses another.
pub(crate) mod deprecated_items {
    use intents_core::{Entity, Followed, Intent, Params};

    /// An intent.
    #[deprecated]
    #[derive(Intent)]
    #[intent(name = "old.Ask", partial = PartialOldAsk)]
    pub(crate) struct OldAsk {
        /// A number.
        #[param(default = 1)]
        pub(crate) number: i64,
    }

    /// A group.
    #[deprecated = "and why"]
    #[derive(Params)]
    #[params(partial = PartialOldGroup)]
    pub(crate) struct OldGroup {
        /// A number.
        pub(crate) number: i64,
    }

    /// A relation.
    #[deprecated]
    #[derive(Followed)]
    #[allow(dead_code)]
    pub(crate) enum OldBefore {
        /// One.
        #[deprecated]
        Enter(super::Enter),
    }

    /// An entity type.
    #[deprecated]
    #[derive(Entity)]
    pub(crate) enum OldSize {
        /// Small.
        Small,
    }
}

/// Partial forms with traits of their own.
pub(crate) mod derived {
    use intents_core::{Intent, Params};

    /// A group.
    #[derive(Debug, Clone, Params)]
    #[params(partial(PartialGroup, derive(Debug, Default, Clone, PartialEq)))]
    pub(crate) struct Group {
        /// A text.
        pub(crate) name: String,
    }

    /// An intent.
    #[derive(Debug, Clone, Intent)]
    #[intent(
        name = "derived.Ask",
        partial(PartialAsk, derive(Debug, Default, Clone, std::cmp::PartialEq,),)
    )]
    pub(crate) struct Ask {
        /// A number.
        pub(crate) number: i64,
        /// Numbers.
        pub(crate) numbers: Vec<i64>,
        /// Carried.
        #[param(untagged)]
        pub(crate) token: u8,
        /// A group.
        #[flatten]
        pub(crate) group: Group,
    }

    /// An intent whose partial form derives nothing.
    #[derive(Intent)]
    #[intent(name = "derived.Nothing", partial(PartialNothing, derive()))]
    pub(crate) struct Nothing;

    /// The same.
    #[derive(Intent)]
    #[intent(name = "derived.NothingEither", partial(PartialNothingEither))]
    pub(crate) struct NothingEither;
}

/// A macro that writes intents.
macro_rules! intents {
    ($($name:ident / $partial:ident / $any:ident: $group:ident {
        $field:ident: $ty:ty = $default:expr
    }, $parent:ty, $lifespan:literal, $carried:ty;)*) => {$(
        /// Written by a macro.
        #[derive(Intent)]
        #[intent(partial = $partial, lifespan = $lifespan)]
        pub(crate) struct $name {
            /// A parameter.
            #[param(default = $default)]
            pub(crate) $field: $ty,
            /// A group.
            #[flatten]
            pub(crate) group: $group,
            /// A relation.
            #[follow(lifespan = $lifespan)]
            pub(crate) parent: Follow<$parent>,
            /// Carried.
            #[param(untagged)]
            pub(crate) carried: $carried,
        }

        /// Written by a macro.
        #[derive(Followed)]
        #[allow(dead_code)]
        pub(crate) enum $any {
            /// One.
            One($name),
            /// Another.
            Another($parent),
        }
    )*};
}

intents! {
    Written / PartialWritten / AnyWritten: Customer { size: Size = Size::Small }, Enter, 2, Vec<u8>;
}

/// A size.
#[derive(Entity)]
pub(crate) enum Size {
    /// Small.
    Small,
}

/// The program; also called by a test.
pub(crate) fn main() {
    /// Inside of a function.
    #[derive(Intent)]
    #[intent(partial = PartialLocal)]
    struct Local {
        #[flatten]
        group: LocalGroup,
        #[follow]
        any: Follow<LocalAny>,
    }

    #[derive(Params)]
    #[params(partial = PartialLocalGroup)]
    struct LocalGroup {
        kind: i64,
    }

    #[derive(Followed)]
    enum LocalAny {
        Enter(Enter),
    }

    #[fulfill]
    fn locally(local: Partial<Local>) -> Option<&'static str> {
        local.group.kind.map(|_| "here")
    }

    fn is_partial<T: PartialParams>() {}

    fn is_handler<H: Handler>() {}

    is_partial::<Order>();
    is_partial::<Written>();
    is_partial::<Alone>();
    is_partial::<shadowed::Result>();
    is_handler::<unhandled>();
    let _ = PartialNothing {};
    let names = Order::META.params.all().into_iter().map(|param| param.name);
    assert!(names.eq(["type", "pin", "times", "the-token", "old_token", "name", "number"]));
    // The user's own functions and constants, not what is generated.
    let defaults = taken::Ask::META.params.all().into_iter().filter_map(|param| param.default);
    let defaults = defaults.map(|default| {
        let mut sink = Sink::new(Notation::Iso);
        default(sink.value());
        String::from_utf8(sink.into_bytes()).unwrap_or_default()
    });
    assert!(defaults.eq(["7", "5555", "23"]));
    let partial = derived::PartialAsk { number: Some(1), ..Default::default() };
    assert_eq!(partial.clone(), partial);
    assert_eq!(partial.group, derived::PartialGroup { name: None });
    let follows = Order::META.params.all_follows();
    assert_eq!(follows[0].field, "as");
    let agent = Agent::empty_builder().handler::<locally>().intent::<Enter>().build();
    assert!(agent.is_ok(), "{agent:?}");
}
