//! Contexts: what Dialogflow ES remembers from turn to turn, and CX in its session.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::context::FulfillmentContext;
use crate::error::{DecodeError, Error, Result};
use crate::extract::FromContext;
use crate::param::Parameters;
use crate::value::Value;

/// The contexts that are active, those that this turn opened among them. They are read when
/// somebody asks.
///
/// In CX, which has none, the session's parameters take their place: a context of a name is the
/// session parameter of that name, if it holds an object.
#[derive(Clone, Default)]
pub struct Contexts<'a>(Repr<'a>);

/// Reads the contexts of a request as its dialect spells them.
pub type ReadContexts = for<'x> fn(&'x RawValue) -> Result<Vec<ActiveContext<'x>>, DecodeError>;

#[derive(Clone, Default)]
enum Repr<'a> {
    #[default]
    None,
    List {
        json: &'a RawValue,
        read: ReadContexts,
    },
    Session(Parameters<'a>),
}

/// A context that is active.
#[derive(Debug, Clone)]
pub struct ActiveContext<'a> {
    /// Its id, which Dialogflow writes in lower case. Compare it without regard to case.
    pub id: Cow<'a, str>,
    /// The turns that it stays active: 0 in its last one; `None` in CX.
    pub lifespan: Option<u32>,
    /// The parameters that it carries. In ES each `x` has the user's own words as `x.original`.
    pub parameters: Parameters<'a>,
}

impl<'a> Contexts<'a> {
    /// Contexts that are read from `json` when somebody asks.
    #[must_use]
    pub fn list(json: &'a RawValue, read: ReadContexts) -> Self {
        Self(Repr::List { json, read })
    }

    /// The parameters of a session, in a dialect without contexts.
    #[must_use]
    pub fn session(parameters: Parameters<'a>) -> Self {
        Self(Repr::Session(parameters))
    }

    /// Every context; in CX none, as its session does not tell them apart.
    ///
    /// # Errors
    ///
    /// When they are not what the dialect sends.
    pub fn all(&self) -> Result<Vec<ActiveContext<'a>>, DecodeError> {
        match &self.0 {
            Repr::List { json, read } => read(json),
            Repr::None | Repr::Session(_) => Ok(Vec::new()),
        }
    }

    /// The context with this id, in any case.
    ///
    /// # Errors
    ///
    /// When the contexts are not what the dialect sends.
    pub fn get(&self, id: &str) -> Result<Option<ActiveContext<'a>>, DecodeError> {
        match &self.0 {
            Repr::None => Ok(None),
            Repr::List { .. } => self.find(id),
            Repr::Session(session) => Ok(session.members_of(id).map(|parameters| ActiveContext {
                id: Cow::Owned(id.to_owned()),
                lifespan: None,
                parameters,
            })),
        }
    }

    /// The context that an intent opened for those that follow it; in CX its session as a whole.
    pub(crate) fn opened_by(&self, id: &str) -> Result<Option<ActiveContext<'a>>, DecodeError> {
        match &self.0 {
            Repr::None => Ok(None),
            Repr::List { .. } => self.find(id),
            Repr::Session(session) => Ok(Some(ActiveContext {
                id: Cow::Owned(id.to_owned()),
                lifespan: None,
                parameters: session.clone(),
            })),
        }
    }

    /// The user's own words for a parameter: in the first context that carries it, `x.original`.
    pub(crate) fn original_words(
        &self,
        parameter: &str,
    ) -> Result<Option<Cow<'a, str>>, DecodeError> {
        let name = format!("{parameter}.original");
        for context in self.all()? {
            match context.parameters.get(&name) {
                Some(Value::String(words)) if !words.is_empty() => return Ok(Some(words)),
                _ => {}
            }
        }
        Ok(None)
    }

    pub(crate) fn is_session(&self) -> bool {
        matches!(self.0, Repr::Session(_))
    }

    fn find(&self, id: &str) -> Result<Option<ActiveContext<'a>>, DecodeError> {
        let mut contexts = self.all()?.into_iter();
        Ok(contexts.find(|context| context.id.eq_ignore_ascii_case(id)))
    }
}

/// What contexts carry is the user's own.
impl fmt::Debug for Contexts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Repr::None => "Contexts(none)",
            Repr::List { .. } => "Contexts(list)",
            Repr::Session(_) => "Contexts(session)",
        })
    }
}

/// A context of the agent's own, as a type: what it carries are the fields.
///
/// ```
/// use intents_core::{Active, Context, Intent, Lifespan, Reply, fulfill};
/// use serde::{Deserialize, Serialize};
///
/// /// The user waits for a table.
/// #[derive(Debug, Serialize, Deserialize)]
/// struct Waiting { people: u8 }
///
/// impl Context for Waiting {
///     const NAME: &'static str = "waiting";
/// }
///
/// #[derive(Intent)]
/// struct AskTable { people: i64 }
///
/// #[fulfill]
/// fn ask(_: AskTable, waiting: Option<Active<Waiting>>) -> Reply {
///     match waiting {
///         Some(waiting) => format!("Still waiting for {}.", waiting.people).into(),
///         None => Reply::text("Please wait.").context(Waiting { people: 2 }, Lifespan::turns(5)),
///     }
/// }
/// ```
pub trait Context: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its id: letters, digits, `_`, `-` and `%`. Dialogflow does not tell upper from lower case.
    const NAME: &'static str;
}

/// A context that is active, as an argument of a handler. `Option<Active<T>>` is one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active<T> {
    context: T,
    lifespan: Option<u32>,
}

impl<T: Context> Active<T> {
    /// An active context, for unit tests of handlers.
    pub const fn new(context: T) -> Self {
        Self { context, lifespan: None }
    }

    /// The turns that it stays active: 0 in its last one; `None` in CX.
    #[must_use]
    pub const fn lifespan(&self) -> Option<u32> {
        self.lifespan
    }

    /// What it carries.
    pub fn into_inner(self) -> T {
        self.context
    }
}

impl<T> std::ops::Deref for Active<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.context
    }
}

impl<'a, T: Context> FromContext<'a> for Active<T> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let missing = || Error::msg(format!("the context `{}` is not active", T::NAME));
        Option::<Self>::from_context(context)?.ok_or_else(missing)
    }
}

impl<'a, T: Context> FromContext<'a> for Option<Active<T>> {
    fn from_context(context: &'a FulfillmentContext<'a>) -> Result<Self> {
        let Some(active) = context.contexts().get(T::NAME)? else { return Ok(None) };
        let all = active.parameters.all()?;
        let names: Vec<_> = all.iter().map(|(name, _)| name.clone()).collect();
        // The user's own words, which ES adds to each value, are none of the type's members.
        let is_words = |name: &str| {
            name.strip_suffix(".original").is_some_and(|of| names.iter().any(|name| name == of))
        };
        let carried = all.into_iter().filter(|(name, _)| !is_words(name)).collect();
        let carried = T::deserialize(Value::Struct(carried).into_deserializer());
        let context = carried.map_err(|error| {
            Error::msg(format!("the context `{}` does not fit its type: {error}", T::NAME))
        })?;
        Ok(Some(Active { context, lifespan: active.lifespan }))
    }
}
