//! Code that the macros accept and that keeps the strictest lints, whatever its items are called.

#![deny(warnings, clippy::all, missing_docs, unused_qualifications, unreachable_pub)]
#![forbid(unsafe_code)]

use intents_core::__private::Spec;
use intents_core::{
    Agent, Entity, FulfillmentContext, Handler, Intent, Param, Reply, Session, State, fulfill,
};

/// The data of an agency.
pub(crate) struct Agency;

/// Names that generated code must not pick up from where it stands.
pub(crate) mod shadowed {
    use intents_core::{Entity, Intent, fulfill};

    /// Not that of `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.Option")]
    pub(crate) struct Option;

    /// Not that of `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.Result", examples(en = ["it took $vec{two} times"], as = ["$vec{২} বাৰ"]))]
    pub(crate) struct Result {
        /// How often.
        #[param(default)]
        pub(crate) vec: i64,
        /// Why.
        #[param(default = "because")]
        pub(crate) string: std::string::String,
        /// The box.
        pub(crate) boxed: Box,
        /// Other boxes.
        pub(crate) boxes: std::vec::Vec<Box>,
    }

    /// Not that of `std`.
    #[derive(Entity)]
    #[entity(name = "ShadowedBox")]
    pub(crate) enum Box {
        /// No box.
        None,
        /// Some box.
        Some,
        /// A good box.
        Ok,
        /// A bad box.
        Err,
        /// Any box.
        #[entity(other)]
        String(std::string::String),
    }

    /// Not that of `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.String")]
    pub(crate) struct String;

    /// Not that of `std`.
    #[derive(Intent)]
    #[intent(name = "shadowed.Vec")]
    pub(crate) struct Vec;

    /// A module that is not that of `std`.
    #[allow(dead_code)]
    pub(crate) mod core {}

    #[fulfill]
    fn option(_: Option) -> std::string::String {
        "option".into()
    }

    #[fulfill]
    async fn result(result: Result) -> std::result::Result<Vec, std::fmt::Error> {
        let _ = (result.vec, result.string, result.boxed, result.boxes);
        Ok(Vec)
    }

    #[fulfill]
    async fn string(_: String) -> std::option::Option<Option> {
        None
    }
}

/// An intent whose own items are called like those of the trait.
#[derive(Intent)]
pub(crate) struct Read {
    /// The text to read.
    pub(crate) title: Option<String>,
}

impl Read {
    pub(crate) const META: &str = "not that of the trait";

    pub(crate) fn read() -> &'static str {
        Self::META
    }
}

/// An entity type whose own items are called like those of the trait.
#[derive(Entity)]
pub(crate) enum Medium {
    /// On paper.
    Paper,
}

impl Medium {
    pub(crate) const META: &str = "not that of the trait";

    pub(crate) fn write() -> &'static str {
        Self::META
    }
}

/// Identifiers that are keywords.
#[derive(Intent)]
#[intent(examples(en = ["a $type{small} $match{match}"], as = ["এটা $type{সৰু}"]))]
#[allow(non_camel_case_types)]
pub(crate) struct r#struct {
    /// The type.
    pub(crate) r#type: String,
    /// The match.
    #[param(default = "none")]
    pub(crate) r#match: String,
}

#[fulfill]
fn r#move(ask: r#struct) -> String {
    ask.r#type + &ask.r#match
}

/// Names of functions that generated code has too.
#[derive(Intent)]
pub(crate) struct CallSomebody;

#[fulfill]
fn call(_: CallSomebody) -> &'static str {
    "Ring!"
}

/// Names of functions that generated code has too.
#[derive(Intent)]
pub(crate) struct RequireSomething;

#[fulfill]
async fn require(_: RequireSomething) -> &'static str {
    "Needed."
}

/// With every kind of further argument.
#[derive(Intent)]
pub(crate) struct AskEverything;

/// Lifetimes may have names.
#[fulfill]
pub(crate) async fn everything<'c>(
    _: AskEverything,
    context: &'c FulfillmentContext<'c>,
    session: Session<'c>,
    agency: State<'_, Agency>,
) -> intents_core::Result<Reply> {
    let _ = (session, agency);
    Ok(Reply::text(context.language().to_owned()))
}

/// Without parameters and handler.
#[derive(Intent)]
pub(crate) struct AskNothing;

/// With braces, but without parameters.
#[derive(Intent)]
pub(crate) struct AskNothingEither {}

/// A reply that only the compiler can name.
#[fulfill]
fn nothing(_: AskNothing) -> impl intents_core::IntoReply {
    "Nothing."
}

/// A reply that only the compiler can name, in one that has a name.
#[fulfill]
async fn nothing_either(_: AskNothingEither) -> Option<impl Into<Reply> + intents_core::IntoReply> {
    Some("Nothing.")
}

/// The intent is fulfilled by itself.
#[derive(Intent)]
pub(crate) struct AskByValue {
    /// How many.
    pub(crate) count: i64,
}

#[fulfill]
impl AskByValue {
    fn fulfill(self) -> Option<Self> {
        (self.count > 0).then_some(Self { count: 0 })
    }
}

/// The intent is fulfilled by itself.
#[derive(Intent)]
pub(crate) struct AskByReference {
    /// How many.
    pub(crate) counts: Vec<i64>,
}

#[fulfill]
impl AskByReference {
    async fn fulfill(&self, _agency: State<'_, Agency>) -> Option<String> {
        self.counts.first().map(i64::to_string)
    }
}

/// Deprecated items work. Only their uses in the user's own code are reported.
#[derive(Intent)]
pub(crate) struct AskAgain {
    /// How many.
    #[deprecated = "ask for `count`"]
    pub(crate) number: Option<i64>,
    /// How many.
    pub(crate) count: Option<i64>,
    /// How.
    pub(crate) tone: Option<Tone>,
}

/// The tone.
#[derive(Entity)]
pub(crate) enum Tone {
    /// Kindly.
    Kind,
    /// Loudly.
    #[deprecated = "be kind"]
    Loud,
}

/// Nested.
pub(crate) mod nested {
    /// Deeply.
    pub(crate) mod deeply {
        /// Named by a path.
        #[derive(intents_core::Intent)]
        #[intent(name = "nested.Ask", crate = ::intents_core)]
        pub(crate) struct Ask {
            /// Named by a path.
            pub(crate) class: Option<Class>,
        }

        /// Named by a path.
        #[derive(intents_core::Entity)]
        #[entity(crate = ::intents_core)]
        pub(crate) enum Class {
            /// Cheap.
            Economy,
        }
    }
}

/// Its intent is elsewhere.
#[intents_core::fulfill(crate = ::intents_core)]
fn asked(ask: nested::deeply::Ask) -> &'static str {
    match ask.class {
        Some(nested::deeply::Class::Economy) => "cheap",
        None => "whatever",
    }
}

/// The program; also called by a test.
pub(crate) fn main() {
    /// Inside of a function.
    #[derive(Intent)]
    struct AskLocally {
        kind: Option<Local>,
    }

    #[derive(Entity)]
    enum Local {
        Here,
    }

    #[fulfill]
    fn locally(ask: AskLocally) -> Option<&'static str> {
        ask.kind.map(|Local::Here| "here")
    }

    fn is_parameter<T: Param>() -> Spec<T> {
        Spec::tagged()
    }

    fn is_handler<H: Handler>() {}

    is_handler::<everything>();
    let _ = (is_parameter::<Medium>(), Medium::write(), Read::read());
    assert_eq!(<r#struct as Intent>::META.name, "struct");
    let names = <r#struct as Intent>::META.params.own.iter().map(|param| param.name);
    assert!(names.eq(["type", "match"]));
    let agent = Agent::builder().state(Agency).handler::<locally>().build();
    assert!(agent.is_ok(), "{agent:?}");
}
