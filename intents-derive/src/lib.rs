//! The macros of [`intents-core`](https://docs.rs/intents-core), which re-exports and documents
//! them.
//!
//! Each macro has the same stages: `model` reads the item and its attributes, `check` applies the
//! rules, and `expand` generates the code. If one of the first two stages finds an error,
//! `fallback` replaces `expand`, so that one mistake is one error.

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
mod keys;
mod language;
mod location;
mod params;
mod path;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Derives an intent from a struct. The fields are the parameters.
///
/// ```
/// use intents_core::{Intent, sys};
///
/// /// The user orders something to be delivered.
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.Order", examples(en = ["send me $amount{two} by $by{monday}"]))]
/// struct Order {
///     /// The number of pieces.
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
/// The first paragraph of a doc comment is the description of the intent or parameter. The table
/// in the documentation of the trait `Param` shows which field types are required, optional or
/// lists.
///
/// # Attributes of the struct
///
/// Written as `#[intent(attribute, attribute = value)]`:
///
/// | attribute | value | meaning |
/// |---|---|---|
/// | `name` | `"shop.Order"` | The display name. The default is the name of the struct. |
/// | `event` | `"ORDER"` | The event that triggers the intent. The default is made from the display name: `E_SHOP_ORDER`. |
/// | `action` | `"order.make"` | The action, which ES sends to the webhook. |
/// | `lifespan` | `3` | The lifespan of the intent's output context, in turns. The default is 5. Intents that follow this one need the context. |
/// | `welcome` | | The default welcome intent. It also has the event `WELCOME`. |
/// | `fallback` | | The default fallback intent, which is matched when no other intent is. |
/// | `priority` | `"high"` | The priority when several intents match: `"highest"`, `"high"`, `"normal"`, `"low"` or `"ignored"`. |
/// | `ends_conversation` | | The intent ends the conversation in ES. In CX, a reply ends the session. |
/// | `resets_contexts` | | The intent clears all active contexts in ES. |
/// | `input_contexts` | `("open", "paid")` | Further input contexts, besides those of the intents that it follows. |
/// | `partial` | `PartialOrder` | Generates the struct `PartialOrder` for handlers of `Partial<Order>`, which are called during slot filling. |
/// | `partial` | `(PartialOrder, derive(Debug, Clone))` | The same, with derives for the generated struct. |
/// | `examples` | `(en = ["…"], "pt-BR" = ["…"])` | Training phrases by language. `$amount{two}` annotates "two" as the parameter `amount`; `$$` is a single `$`. |
/// | `crate` | `::path` | The path to `intents_core`, if another crate re-exports it. |
///
/// # Attributes of fields
///
/// | attribute | meaning |
/// |---|---|
/// | `#[param(name = "…")]` | The name of the parameter. The default is the name of the field. |
/// | `#[param(default = …)]` | The default value, an expression. |
/// | `#[param(default)]` | The default value is `Default::default()`. |
/// | `#[param(required)]` | The list is required: Dialogflow prompts for it, and it is never empty. |
/// | `#[param(untagged)]` | The field has any type that serde reads and writes. Only events and contexts carry the parameter; users cannot say it. |
/// | `#[flatten]` | The parameters of the field's type belong to this intent. The type is an intent or has `#[derive(Params)]`. If it is an intent, an intent that follows it also accepts this one. |
/// | `#[follow]` | The field is a `Follow<T>`: the intent is only matched after the intent `T`. With `Option<Follow<T>>` it is matched without `T` too. |
/// | `#[follow(lifespan = 2)]` | The same, and the intent sets the lifespan of the context of `T`; 0 deletes the context. |
///
/// Lifespans are part of the agent definition. Dialogflow sets these contexts itself when it
/// matches an intent, so webhook responses do not contain them.
///
/// # Errors
///
/// Mistakes in a single intent are compile errors at the place where they are written: an invalid
/// name, two parameters with the same name, an unknown parameter in a training phrase.
/// `AgentBuilder::build` reports mistakes that concern several intents.
#[proc_macro_derive(Intent, attributes(intent, param, flatten, follow))]
pub fn derive_intent(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    intent::derive(&input).into()
}

/// Derives a group of parameters from a struct, for intents that share them.
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
///
/// assert!(OrderCake::META.params.bases[0].own.iter().any(|param| param.name == "on"));
/// ```
///
/// The fields have the same types and attributes as the fields of an [`Intent`](derive@Intent).
///
/// # Attributes of the struct
///
/// Written as `#[params(attribute = value)]`:
///
/// | attribute | value | meaning |
/// |---|---|---|
/// | `partial` | `PartialDelivery` | Generates the struct `PartialDelivery`, for intents that have a partial form too. |
/// | `partial` | `(PartialDelivery, derive(Debug, Clone))` | The same, with derives for the generated struct. |
/// | `crate` | `::path` | The path to `intents_core`, if another crate re-exports it. |
#[proc_macro_derive(Params, attributes(params, param, flatten, follow))]
pub fn derive_params(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    params::derive(&input).into()
}

/// Derives from an enum of intents a type that an intent can follow.
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
/// `CancelOrder` is matched after either intent. If the contexts of several intents are active, the
/// first variant is used.
///
/// # Attributes of the enum
///
/// Written as `#[followed(attribute = value)]`:
///
/// | attribute | value | meaning |
/// |---|---|---|
/// | `crate` | `::path` | The path to `intents_core`, if another crate re-exports it. |
#[proc_macro_derive(Followed, attributes(followed))]
pub fn derive_followed(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    followed::derive(&input).into()
}

/// Derives an entity type from an enum or a struct.
///
/// ```
/// use intents_core::Entity;
/// use intents_core::meta::EntityKind;
///
/// /// Sizes of a pizza.
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
/// The variants of an enum are reference values, as above.
///
/// A struct with one unnamed field is a regexp entity type. The field has any type that implements
/// `FromStr` and `Display`:
///
/// ```
/// # use intents_core::Entity;
/// #[derive(Debug, Entity)]
/// #[entity(regexp("[1-9][0-9]{3} ?[A-Z]{2}"))]
/// struct Postcode(String);
/// ```
///
/// A struct with named fields is a composite entity type. Its forms are the orders in which users
/// say the parts. Without `composite`, the only form is all parts in the order of the fields:
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
/// Written as `#[entity(attribute, attribute = value)]`:
///
/// | attribute | value | meaning |
/// |---|---|---|
/// | `name` | `"Size"` | The display name. The default is the name of the item. |
/// | `fuzzy` | | Dialogflow also matches misspelt values. |
/// | `list` | | For an enum: a list entity type, whose values have no synonyms. |
/// | `regexp` | `("…", "…")` | For a struct with one unnamed field: regular expressions in RE2 syntax. |
/// | `composite` | `("$count $size", "…")` | For a struct with named fields: the forms. |
/// | `crate` | `::path` | The path to `intents_core`, if another crate re-exports it. |
///
/// # Attributes of variants and fields
///
/// | attribute | meaning |
/// |---|---|
/// | `#[entity(value = "…")]` | The reference value. The default is the name of the variant. |
/// | `#[entity(synonyms("…", "…"))]` | Synonyms of the reference value. The value itself is always a synonym. |
/// | `#[entity(other)]` | On a variant such as `Other(String)`: it holds every value that is not listed ("automated expansion"). Without this variant, such a value is an invalid parameter. |
/// | `#[entity(name = "…")]` | On a field: the name of the part. The default is the name of the field. |
#[proc_macro_derive(Entity, attributes(entity))]
pub fn derive_entity(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    entity::derive(&input).into()
}

/// Makes a function the handler of an intent. The first argument is the intent.
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
/// The function can be `async`. Further arguments are extracted from the request; their types
/// implement `FromContext`. The return type implements `IntoReply`.
///
/// The function does not change, so a unit test can call it. It can be in another crate than the
/// intent. The macro generates an empty type with the name of the function, which
/// `AgentBuilder::handler` takes. A module in the same scope therefore cannot have this name.
///
/// # The first argument
///
/// | type | the handler is called |
/// |---|---|
/// | `Order` | when all required parameters are given |
/// | `Partial<Order>` | during slot filling, while Dialogflow prompts for required parameters |
/// | `Result<Order, Invalid>` | as for `Order`, and when parameters are invalid |
///
/// # Attributes
///
/// A handler with one of these attributes is called without an intent. All of its arguments are
/// extracted from the request, for example `&RawParameters<'_>` or `Option<Order>`:
///
/// | attribute | value | the handler is called |
/// |---|---|---|
/// | `intent` | `"Any Name"` | for the intent with this display name, also during slot filling |
/// | `action` | `"order.cancel"` | for intents with this action (ES) that have no handler for the intent itself |
/// | `tag` | `"check stock"` | for webhook requests with this tag (CX) |
/// | `unhandled` | | for requests that the agent would otherwise reject as unknown; an intent of the agent without a handler keeps its static response |
///
/// `crate = ::path` is the path to `intents_core`, if another crate re-exports it.
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
/// # Impl blocks
///
/// An impl block with a single function is a handler too:
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
