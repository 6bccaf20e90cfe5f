//! Relations: intents that follow other intents.

use std::ops::Deref;

use crate::error::InvalidParameter;
use crate::model::{Contexts, FollowedMeta, Intent, IntentEntry, Source};

/// The type of a field with `#[follow]`: an earlier intent that the intent follows.
///
/// The followed intent is read from its output context, so the parameters have the values of the
/// earlier turn. An intent that follows a flattened struct also follows every intent that contains
/// the struct.
///
/// ```
/// use intents_core::{Follow, Intent, sys};
///
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.Order", lifespan = 3)]
/// struct Order { item: sys::Any }
///
/// /// An intent that is only matched after an order. It keeps the order active for two more turns.
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.ChangeAmount")]
/// struct ChangeAmount {
///     amount: sys::Integer,
///     #[follow(lifespan = 2)]
///     order: Follow<Order>,
/// }
///
/// let change = ChangeAmount { amount: 3, order: Follow::new(Order { item: "soap".into() }) };
/// assert_eq!(format!("{} of {}", change.amount, change.order.item), "3 of soap");
/// ```
///
/// | field | without the context |
/// |---|---|
/// | `Follow<T>` | the request is rejected, because Dialogflow does not match the intent in this case |
/// | `Option<Follow<T>>` | `None` |
///
/// In both rows, `T` is an intent or an enum of intents with
/// [`#[derive(Followed)]`](macro@crate::Followed).
///
/// ```
/// # use intents_core::{Follow, Intent, sys};
/// # #[derive(Debug, Intent)]
/// # struct Order { item: sys::Any }
/// /// `#[follow]` without `lifespan` does not change the lifespan of the followed context.
/// #[derive(Debug, Intent)]
/// struct Thank {
///     #[follow]
///     order: Option<Follow<Order>>,
/// }
/// # assert_eq!(Thank::META.params.follows[0].lifespan, None);
/// ```
///
/// CX has no contexts. In CX the followed intent is read from the session parameters:
///
/// - If a required parameter is missing, the intent was not followed. Therefore an intent without
///   required parameters always counts as followed.
/// - If another parameter does not fit, an `Option<Follow<T>>` is `None`.
/// - Parameters with the same name in both intents share the latest value.
/// - Lifespans have no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow<T> {
    intent: T,
    lifespan: Option<u32>,
}

impl<T> Follow<T> {
    /// Creates a followed intent, for unit tests of handlers.
    pub const fn new(intent: T) -> Self {
        Self { intent, lifespan: None }
    }

    /// Returns the number of turns that the context of the followed intent stays active: 0 in the
    /// last turn, `None` in CX.
    #[must_use]
    pub const fn lifespan(&self) -> Option<u32> {
        self.lifespan
    }

    /// Returns the followed intent.
    pub fn into_inner(self) -> T {
        self.intent
    }

    /// Converts the followed intent and keeps the lifespan. Derived code calls the function.
    pub fn map<U>(self, intent: impl FnOnce(T) -> U) -> Follow<U> {
        Follow { intent: intent(self.intent), lifespan: self.lifespan }
    }
}

impl<T> Deref for Follow<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.intent
    }
}

/// A type that can be followed: an intent, or an enum of intents. Every intent implements the
/// trait, and [`#[derive(Followed)]`](macro@crate::Followed) implements the trait for an enum of
/// intents.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be followed",
    label = "not an intent and not an enum of intents",
    note = "in `Follow<T>`, `T` must be an intent or an enum with `#[derive(intents_core::Followed)]`"
)]
pub trait Followed: Sized + Send + Sync + 'static {
    /// The description of the followed intents.
    const FOLLOWED: &'static FollowedMeta;

    /// Reads the followed intent from the contexts. Returns `None` if the context of the intent is
    /// not active.
    ///
    /// # Errors
    ///
    /// Returns an error for every parameter that does not fit the followed intent, or if the
    /// contexts cannot be read.
    fn find(contexts: &Contexts<'_>) -> Result<Option<Follow<Self>>, Vec<InvalidParameter>>;
}

#[diagnostic::do_not_recommend]
impl<T: Intent> Followed for T {
    const FOLLOWED: &'static FollowedMeta =
        &FollowedMeta { context: T::PARAMS.context, intents: &[IntentEntry::new::<T>()] };

    fn find(contexts: &Contexts<'_>) -> Result<Option<Follow<Self>>, Vec<InvalidParameter>> {
        let opened = contexts.opened_by(T::PARAMS.context);
        let Some(context) = opened.map_err(|error| vec![error.into()])? else { return Ok(None) };
        let mut invalid = Vec::new();
        let source = Source { parameters: &context.parameters, contexts, event: "" };
        let intent = T::read(&source, &mut invalid);
        T::PARAMS.put_in_order(&mut invalid);
        match intent {
            Some(intent) if invalid.is_empty() => {
                Ok(Some(Follow { intent, lifespan: context.lifespan }))
            }
            // A session does not record the matched intents. If a required parameter is missing,
            // the intent was not matched.
            _ if contexts.is_session() && invalid.iter().any(InvalidParameter::is_missing) => {
                Ok(None)
            }
            _ => Err(invalid),
        }
    }
}

/// The type of a field with `#[follow]`: `Follow<T>` or `Option<Follow<T>>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a `#[follow]` field",
    label = "not `Follow<T>` or `Option<Follow<T>>`",
    note = "write `Follow<T>` or `Option<Follow<T>>`, where `T` is the intent to follow"
)]
pub trait FollowField: Sized {
    /// The description of the followed intents.
    const FOLLOWED: &'static FollowedMeta;
    /// Whether the intent can only be matched after a followed intent.
    const IS_REQUIRED: bool;

    /// Reads the field. Returns `None` and adds an error to `invalid` if the field cannot be read.
    fn read(
        contexts: &Contexts<'_>,
        field: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<Self>;
}

impl<T: Followed> FollowField for Follow<T> {
    const FOLLOWED: &'static FollowedMeta = T::FOLLOWED;
    const IS_REQUIRED: bool = true;

    fn read(
        contexts: &Contexts<'_>,
        field: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<Self> {
        match T::find(contexts) {
            Ok(Some(followed)) => return Some(followed),
            Ok(None) => {
                let context = T::FOLLOWED.context;
                invalid.push(InvalidParameter::NotFollowing { name: field.into(), context });
            }
            Err(errors) => {
                invalid.extend(errors.into_iter().map(|error| error.followed_in(field)));
            }
        }
        None
    }
}

impl<T: Followed> FollowField for Option<Follow<T>> {
    const FOLLOWED: &'static FollowedMeta = T::FOLLOWED;
    const IS_REQUIRED: bool = false;

    fn read(
        contexts: &Contexts<'_>,
        field: &'static str,
        invalid: &mut Vec<InvalidParameter>,
    ) -> Option<Self> {
        match T::find(contexts) {
            Ok(followed) => Some(followed),
            // Another intent may have set a parameter with the same name.
            Err(_) if contexts.is_session() => Some(None),
            Err(errors) => {
                invalid.extend(errors.into_iter().map(|error| error.followed_in(field)));
                None
            }
        }
    }
}
