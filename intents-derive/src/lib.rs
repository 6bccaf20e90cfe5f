//! The macros of [`intents-core`](https://docs.rs/intents-core), which re-exports and documents
//! them.
//!
//! Each goes the same way: `model` reads the item and its attributes, `check` applies the rules,
//! `expand` writes the code. Where one of the first two finds an error, `fallback` takes the
//! place of `expand`, so that one mistake is one error.

#![forbid(unsafe_code)]

mod attr;
mod case;
mod diag;
mod doc;
mod entity;
mod followed;
mod fulfill;
mod generics;
mod intent;
mod language;
mod params;
mod path;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct an intent; its fields are the parameters.
///
/// ```
/// use intents_core::{Intent, sys};
///
/// /// The user orders something to be delivered.
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.Order", examples(en = ["send me $amount{two} by $by{monday}"]))]
/// struct Order {
///     /// How many.
///     #[param(default = 1)]
///     amount: sys::Integer,
///     by: sys::Date,
///     #[param(name = "gift-for")]
///     gift_for: Option<String>,
///     notes: Vec<String>,
/// }
///
/// assert_eq!(Order::META.event, "E_SHOP_ORDER");
/// assert_eq!(Order::META.description, "The user orders something to be delivered.");
/// assert_eq!(Order::META.params.own[2].name, "gift-for");
/// ```
///
/// The doc comment is the description, of the intent and of each parameter. What the type of a
/// field means is in the documentation of `Param`.
///
/// # Attributes of the struct
///
/// - `#[intent(name = "…")]`: the display name; that of the type if there is none. Any text is a
///   display name: spaces, punctuation, every script.
/// - `#[intent(event = "…")]`: the event that triggers the intent. By default it is made of the
///   display name: `shop.Order` has `E_SHOP_ORDER`. (The context is `c_shop_order`.)
/// - `#[intent(action = "…")]`: the action that ES sends along.
/// - `#[intent(lifespan = 3)]`: the turns that what follows the intent may come later; 5 if there
///   is none.
/// - `#[intent(welcome)]`, `#[intent(fallback)]`: the intent that greets (it has the event
///   `WELCOME` too), and one for what no other intent understands.
/// - `#[intent(priority = "high")]`: which of several intents that fit is matched: `highest`,
///   `high`, `normal`, `low` or `ignored`.
/// - `#[intent(ends_conversation)]`: the conversation is over after it, in ES. (In CX it is a reply
///   that ends a session.)
/// - `#[intent(resets_contexts)]`: it closes every context that was active, in ES.
/// - `#[intent(input_contexts("…"))]`: contexts that have to be active, besides those of the intents
///   that it follows.
/// - `#[intent(partial = PartialOrder)]`: makes the type `PartialOrder`, with the fields as far as
///   they are known; a handler of `Partial<Order>` is called while slots are filled.
///   `#[intent(partial(PartialOrder, derive(Debug, Default, Clone)))]` says what that type derives.
/// - `#[intent(examples(en = ["…"], "pt-BR" = ["…"]))]`: training phrases by language. A
///   parameter is marked with its name and the words of the example, `$amount{two}`; `$$` is one
///   `$`.
/// - `#[intent(crate = ::path)]`: where `intents_core` is, for crates that re-export it.
///
/// # Attributes of fields
///
/// - `#[param(name = "…")]`: the name on the wire; that of the field if there is none.
/// - `#[param(default = …)]`: the value when none is given, any expression; `#[param(default)]`
///   is that of the type.
/// - `#[param(required)]`: of a list that slot filling asks for, and that is not empty then.
/// - `#[param(untagged)]`: of any type that serde reads and writes. Events and contexts carry it;
///   it is never found in what users say.
/// - `#[flatten]`: the parameters of another struct, an intent or one with `#[derive(Params)]`.
///   Who follows a flattened intent follows this one too.
/// - `#[follow]`, `#[follow(lifespan = 2)]` on a `Follow<T>` or `Option<Follow<T>>`: an intent that
///   was said before. The lifespan keeps it open for so many turns more, or closes it (0).
///
/// Lifespans are for the agent's definition: Dialogflow itself opens and closes these contexts when
/// it matches an intent, and no response of a webhook has them.
///
/// # Errors
///
/// What Dialogflow would refuse, or what would not work, is a compile error where it is written:
/// names that are too long or have wrong characters, two parameters of one name, a placeholder
/// that is no parameter. What only the agent as a whole can tell is reported by
/// `AgentBuilder::build`.
#[proc_macro_derive(Intent, attributes(intent, param, flatten, follow))]
pub fn derive_intent(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    intent::derive(&input).into()
}

/// Makes a struct a group of parameters, for intents that share them: a field with `#[flatten]`.
///
/// ```
/// use intents_core::{Intent, Params, sys};
///
/// /// When and where to deliver.
/// #[derive(Debug, Params)]
/// struct Delivery {
///     on: sys::Date,
///     street: Option<String>,
/// }
///
/// #[derive(Debug, Intent)]
/// #[intent(examples(en = ["send $amount{two} cakes on $on{monday}"]))]
/// struct OrderCake {
///     amount: sys::Integer,
///     #[flatten]
///     delivery: Delivery,
/// }
/// ```
///
/// Fields are those of an intent, with the same attributes.
///
/// # Attributes of the struct
///
/// - `#[params(partial = PartialDelivery)]`: makes the type that the group has while slots are
///   filled, for intents that have a partial form themselves.
///   `#[params(partial(PartialDelivery, derive(Debug, Default, Clone)))]` says what it derives.
/// - `#[params(crate = ::path)]`: where `intents_core` is, for crates that re-export it.
#[proc_macro_derive(Params, attributes(params, param, flatten, follow))]
pub fn derive_params(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    params::derive(&input).into()
}

/// Makes an enum of intents something that can be followed: whichever of them was said.
///
/// ```
/// use intents_core::{Follow, Followed, Intent, sys};
///
/// #[derive(Debug, Intent)]
/// struct OrderFish { amount: sys::Integer }
///
/// #[derive(Debug, Intent)]
/// struct OrderBread { loaves: sys::Integer }
///
/// #[derive(Debug, Followed)]
/// enum AnyOrder {
///     Fish(OrderFish),
///     Bread(OrderBread),
/// }
///
/// #[derive(Debug, Intent)]
/// struct CancelOrder {
///     #[follow(lifespan = 0)]
///     order: Follow<AnyOrder>,
/// }
/// ```
///
/// Where several of them are still open, the first variant counts.
///
/// `#[followed(crate = ::path)]` says where `intents_core` is, for crates that re-export it.
#[proc_macro_derive(Followed, attributes(followed))]
pub fn derive_followed(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    followed::derive(&input).into()
}

/// Makes an enum or a struct an entity type.
///
/// The variants of an enum are its reference values:
///
/// ```
/// use intents_core::Entity;
/// use intents_core::meta::EntityKind;
///
/// /// Sizes we bake.
/// #[derive(Debug, Clone, Copy, PartialEq, Entity)]
/// enum PizzaSize {
///     Small,
///     Medium,
///     #[entity(value = "family size", synonyms("xl", "family"))]
///     Family,
/// }
///
/// let EntityKind::Map(values) = PizzaSize::META.kind else { unreachable!() };
/// assert_eq!(values[0].value, "Small");
/// assert_eq!(values[2].synonyms, ["xl", "family"]);
/// ```
///
/// A struct around what regular expressions match, of any type that is read from text:
///
/// ```
/// # use intents_core::Entity;
/// #[derive(Debug, Entity)]
/// #[entity(regexp("[1-9][0-9]{3} ?[A-Z]{2}"))]
/// struct Postcode(String);
/// ```
///
/// A struct with fields is a composite of other entity types. How users put the parts is said with
/// `$part` for each; without `composite`, it is one after the other:
///
/// ```
/// # use intents_core::{Entity, sys};
/// # #[derive(Debug, Entity)] enum PizzaSize { Small, Large }
/// #[derive(Debug, Entity)]
/// #[entity(composite("$count $size", "$size", "$size ones, $count of them"))]
/// struct Portion {
///     count: Option<sys::Integer>,
///     size: PizzaSize,
/// }
/// ```
///
/// # Attributes of the item
///
/// - `#[entity(name = "…")]`: the display name; that of the type if there is none.
/// - `#[entity(list)]` on an enum: the values are found as they are, without synonyms.
/// - `#[entity(fuzzy)]`: misspelt values are found too.
/// - `#[entity(regexp("…", "…"))]`: regular expressions in RE2 syntax.
/// - `#[entity(composite("…", "…"))]`: how users put the parts.
/// - `#[entity(crate = ::path)]`: where `intents_core` is, for crates that re-export it.
///
/// # Attributes of variants and fields
///
/// - `#[entity(value = "…")]`: the reference value; the variant's name if there is none.
/// - `#[entity(synonyms("…", "…"))]`: what users say for it, besides the value itself.
/// - `#[entity(other)]` on `Other(String)`: takes every value that is not listed ("automated
///   expansion"). Without it such a value does not fit the parameter.
/// - `#[entity(name = "…")]` on a field: the name of the part; that of the field if there is none.
#[proc_macro_derive(Entity, attributes(entity))]
pub fn derive_entity(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    entity::derive(&input).into()
}

/// Makes a function the logic behind an intent, which is its first argument.
///
/// ```
/// use intents_core::{FulfillmentContext, Intent, Result, State, fulfill};
/// # struct Almanac;
/// # impl Almanac { async fn look_up(&self, _: &str) -> Result<String> { Ok("1969".into()) } }
///
/// #[derive(Intent)]
/// struct AskMoonLanding;
///
/// #[fulfill]
/// async fn moon_landing(
///     _: AskMoonLanding,
///     almanac: State<'_, Almanac>,
///     context: &FulfillmentContext<'_>,
/// ) -> Result<String> {
///     almanac.look_up(context.language()).await
/// }
/// ```
///
/// The function may be `async` or not. Its further arguments are taken from the call: whatever
/// implements `FromContext`. What it may return is in the documentation of
/// `IntoReply`.
///
/// It stays as it is, callable from a unit test, and may stand in another crate than the intent.
/// Beside it stands an empty type of the same name, with which
/// `AgentBuilder::handler` registers it explicitly; a module of that name
/// cannot stand there too.
///
/// # When it is called
///
/// The type of the first argument says it: the intent, `Partial<Order>` for a handler while slots
/// are filled, `Result<Order, Invalid>` for one that answers bad parameters itself. A handler that
/// knows no type says it in the attribute; then every argument is taken from the call,
/// `&RawParameters` and `Option<Order>` among them:
///
/// - `#[fulfill(intent = "Any Name")]`: for the intent with this display name, complete or not;
/// - `#[fulfill(action = "order.cancel")]`: for intents with this action (ES), unless a handler of
///   their own fulfills them;
/// - `#[fulfill(tag = "check stock")]`: for fulfillments with this tag (CX);
/// - `#[fulfill(unhandled)]`: for requests that the agent would refuse as unknown. (An intent of
///   the agent that no handler fulfills is none of these: it keeps its own response.)
///
/// ```
/// use intents_core::{RawParameters, Result, fulfill};
///
/// #[fulfill(intent = "Old Intent")]
/// fn old(parameters: &RawParameters<'_>) -> Result<String> {
///     let color = parameters.get::<Option<String>>("color")?;
///     Ok(format!("You like {}.", color.as_deref().unwrap_or("no color")))
/// }
/// ```
///
/// An impl block of one function is the other way to write it:
///
/// ```
/// # use intents_core::{Intent, fulfill};
/// #[derive(Intent)]
/// struct AskAnswer;
///
/// #[fulfill]
/// impl AskAnswer {
///     fn fulfill(self) -> &'static str {
///         "42"
///     }
/// }
/// ```
#[proc_macro_attribute]
pub fn fulfill(args: TokenStream, item: TokenStream) -> TokenStream {
    fulfill::expand(args.into(), item.into()).into()
}
