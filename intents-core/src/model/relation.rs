//! Relations: intents that follow others.

use std::ops::Deref;

use crate::error::InvalidParameter;
use crate::model::{Contexts, FollowedMeta, Intent, IntentEntry, Source};

/// An earlier intent that this intent follows: a field with `#[follow]`.
///
/// The followed intent is read from the context that it opened, so its parameters are those that
/// the user gave then. What follows an intent also follows those into which it is flattened.
///
/// ```
/// use intents_core::{Follow, Intent, sys};
///
/// #[derive(Debug, Intent)]
/// #[intent(name = "shop.Order", lifespan = 3)]
/// struct Order { item: sys::Any }
///
/// /// Only understood after an order, which it keeps open for two more turns.
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
/// | `Follow<T>` | the request is refused: Dialogflow does not match such an intent then |
/// | `Option<Follow<T>>` | `None` |
///
/// where `T` is an intent or an enum of intents with
/// [`#[derive(Followed)]`](macro@crate::Followed).
///
/// ```
/// # use intents_core::{Follow, Intent, sys};
/// # #[derive(Debug, Intent)]
/// # struct Order { item: sys::Any }
/// /// `#[follow]` alone leaves the lifespan of what is followed as it is.
/// #[derive(Debug, Intent)]
/// struct Thank {
///     #[follow]
///     order: Option<Follow<Order>>,
/// }
/// # assert_eq!(Thank::META.params.follows[0].lifespan, None);
/// ```
///
/// CX has no contexts. There the followed intent is read from the session's parameters, which are
/// those that every intent left behind; if required ones are missing, nothing was followed, and an
/// `Option` is `None` if others do not fit. So an intent without required parameters always counts
/// as followed there, a parameter that both intents have is one value, the latest, and no lifespan
/// ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow<T> {
    intent: T,
    lifespan: Option<u32>,
}

impl<T> Follow<T> {
    /// A followed intent, for unit tests of handlers.
    pub const fn new(intent: T) -> Self {
        Self { intent, lifespan: None }
    }

    /// The turns that the followed intent stays open: 0 in its last one, `None` in CX.
    #[must_use]
    pub const fn lifespan(&self) -> Option<u32> {
        self.lifespan
    }

    /// The followed intent.
    pub fn into_inner(self) -> T {
        self.intent
    }

    /// The same relation to something else. Called by derived code.
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

/// A type that can be followed: an intent, or an enum of intents. Implemented for every intent, and
/// by [`#[derive(Followed)]`](macro@crate::Followed) for an enum of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be followed",
    label = "not an intent and not an enum of intents",
    note = "in `Follow<T>`, `T` must be an intent or an enum with `#[derive(intents_core::Followed)]`"
)]
pub trait Followed: Sized + Send + Sync + 'static {
    /// The description of the followed intents.
    const FOLLOWED: &'static FollowedMeta;

    /// Reads the followed intent from the contexts; `None` if its context is not active.
    ///
    /// # Errors
    ///
    /// What is wrong with its parameters.
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
            // A session does not record which intents were matched. Without the required
            // parameters, this intent was not.
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

    /// Reads the field, or notes why it cannot be read.
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
            // Any other intent may have left a parameter of this name.
            Err(_) if contexts.is_session() => Some(None),
            Err(errors) => {
                invalid.extend(errors.into_iter().map(|error| error.followed_in(field)));
                None
            }
        }
    }
}
