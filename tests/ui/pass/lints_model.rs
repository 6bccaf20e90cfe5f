//! The same for groups of parameters, relations, partial intents and handlers by key.

#![deny(warnings, clippy::all, missing_docs, unused_qualifications, unreachable_pub)]
#![forbid(unsafe_code)]

use intents_core::{
    Active, Agent, Context, Entity, Follow, Followed, Handler, Intent, Invalid, Parameters, Params,
    Partial, Sensitive, SlotFilled, fulfill,
};
use serde::{Deserialize, Serialize};

/// Whom it is for.
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

/// What a type of the user's own is.
#[derive(Serialize, Deserialize)]
pub(crate) struct Token(u64);

/// The start.
#[derive(Intent)]
#[intent(name = "model.Enter", welcome, priority = "high", lifespan = 2)]
pub(crate) struct Enter;

/// Everything at once. The fields that nobody reads are read by what is derived.
#[derive(Intent)]
#[intent(
    name = "model.Order",
    partial = PartialOrder,
    lifespan = 3,
    priority = "low",
    input_contexts("waiting"),
    examples(en = ["$type{two} for $name{Ada} on $pin{1234}"]),
)]
pub(crate) struct Order {
    /// How many.
    pub(crate) r#type: i64,
    /// Secret.
    pub(crate) pin: Sensitive<i64>,
    /// How often.
    #[param(default = 1)]
    pub(crate) times: i64,
    /// Carried.
    #[param(name = "the-token", untagged)]
    pub(crate) token: Token,
    /// Not carried any more.
    #[param(untagged)]
    #[deprecated]
    pub(crate) old_token: Option<u8>,
    /// For whom.
    #[flatten]
    pub(crate) r#for: Customer,
    /// For nothing.
    #[flatten]
    pub(crate) nothing: Nothing,
    /// After what.
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

/// Follows whatever was said, which is all there is to it.
#[derive(Intent)]
#[intent(fallback)]
struct Pardon {
    #[follow]
    before: Option<Follow<Anything>>,
}

/// What there is.
#[derive(Followed)]
pub(crate) enum Anything {
    /// The start.
    r#Enter(Enter),
    /// Then an order.
    Order(Box2),
}

/// An intent with another in it.
#[derive(Intent)]
#[intent(name = "model.Box", partial = PartialBox)]
pub(crate) struct Box2 {
    /// The other.
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

/// Looks at what was said.
#[derive(Intent)]
struct Repeat {
    #[follow]
    what: Follow<Anything>,
    #[follow]
    written: Option<Follow<AnyWritten>>,
}

/// A partial form that only has what another has.
#[derive(Intent)]
#[intent(partial = PartialAlone)]
struct Alone {
    #[flatten]
    nothing: Nothing,
}

/// One without any fields.
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
fn old(parameters: &Parameters<'_>) -> Option<String> {
    parameters.all().ok().map(|all| all.len().to_string())
}

#[fulfill(action = "act")]
async fn r#try(waiting: Option<Active<Waiting>>) -> bool_reply::Text {
    waiting.map(|_| "waiting")
}

/// The name of a type in another module.
mod bool_reply {
    /// A text, perhaps.
    pub(crate) type Text = Option<&'static str>;
}

#[fulfill(tag = "A tag, with words")]
fn tag() {}

#[fulfill(unhandled)]
async fn unhandled(order: Option<Order>, pardon: Option<Pardon>) -> Option<Order> {
    drop(pardon);
    order
}

/// Names that generated code must not pick up from where it stands.
pub(crate) mod shadowed {
    use intents_core::{Follow, Followed, Intent, Params};

    /// Not that of `std`.
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

    /// Not that of `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.Result2", partial = Ok)]
    pub(crate) struct Result {
        /// A number.
        pub(crate) partial: i64,
        /// A group.
        #[flatten]
        pub(crate) contexts: Option,
        /// What was said before.
        #[follow]
        pub(crate) found: std::option::Option<Follow<Box>>,
    }

    /// Not that of `std`.
    #[derive(Followed)]
    pub(crate) enum Box {
        /// One.
        None(super::Enter),
    }
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

    fn is_partial<T: SlotFilled>() {}

    fn is_handler<H: Handler>() {}

    is_partial::<Order>();
    is_partial::<Written>();
    is_partial::<Alone>();
    is_partial::<shadowed::Result>();
    is_handler::<unhandled>();
    let _ = PartialNothing {};
    let names = Order::META.params.all().into_iter().map(|param| param.name);
    assert!(names.eq(["type", "pin", "times", "the-token", "old_token", "name", "number"]));
    let follows = Order::META.params.all_follows();
    assert_eq!(follows[0].field, "as");
    let agent = Agent::empty_builder().handler::<locally>().intent::<Enter>().build();
    assert!(agent.is_ok(), "{agent:?}");
}
