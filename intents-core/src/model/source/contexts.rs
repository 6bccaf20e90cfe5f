//! Contexts: what Dialogflow ES remembers from turn to turn, and CX in its session.

use std::borrow::Cow;
use std::fmt;

use serde_json::value::RawValue;

use crate::error::DecodeError;
use crate::model::RawParameters;
use crate::value::Value;

/// The active contexts, including those that this turn opened. They are read on demand.
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
    Session(RawParameters<'a>),
}

/// A context that is active.
#[derive(Debug, Clone)]
pub struct ActiveContext<'a> {
    /// Its id, which Dialogflow writes in lower case. Compare it without regard to case.
    pub id: Cow<'a, str>,
    /// The turns that it stays active: 0 in its last one; `None` in CX.
    pub lifespan: Option<u32>,
    /// The parameters that it carries. In ES each `x` has the user's own words as `x.original`.
    pub parameters: RawParameters<'a>,
}

impl<'a> Contexts<'a> {
    /// Creates contexts that are read from `json` on demand.
    #[must_use]
    pub fn list(json: &'a RawValue, read: ReadContexts) -> Self {
        Self(Repr::List { json, read })
    }

    /// The parameters of a session, in a dialect without contexts.
    #[must_use]
    pub fn session(parameters: RawParameters<'a>) -> Self {
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
            if let Ok(Some(Value::String(words))) = context.parameters.value(&name) {
                return Ok(Some(words));
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

/// Shows the source only: the content is the user's data.
impl fmt::Debug for Contexts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Repr::None => "Contexts(none)",
            Repr::List { .. } => "Contexts(list)",
            Repr::Session(_) => "Contexts(session)",
        })
    }
}
