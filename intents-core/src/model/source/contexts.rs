//! Contexts: the state that Dialogflow ES keeps between turns. CX keeps session parameters instead.

use std::borrow::Cow;
use std::fmt;

use serde_json::value::RawValue;

use crate::error::DecodeError;
use crate::model::RawParameters;
use crate::value::Value;

/// The active contexts, including the contexts opened in this turn. The contexts are parsed on
/// demand.
///
/// CX has no contexts, so session parameters replace them. A context is the session parameter with
/// the same name, if the value of the parameter is an object.
#[derive(Clone, Default)]
pub struct Contexts<'a>(Repr<'a>);

/// A function that reads the contexts of a request in the format of its dialect.
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

/// An active context.
#[derive(Debug, Clone)]
pub struct ActiveContext<'a> {
    /// The id of the context. Dialogflow writes ids in lower case, so compare without regard to
    /// case.
    pub id: Cow<'a, str>,
    /// The number of turns that the context stays active: 0 in the last turn, `None` in CX.
    pub lifespan: Option<u32>,
    /// The parameters of the context. In ES the parameter `x.original` contains the original text
    /// of the parameter `x`.
    pub parameters: RawParameters<'a>,
}

impl<'a> Contexts<'a> {
    /// Creates contexts that are parsed from `json` on demand.
    #[must_use]
    pub fn list(json: &'a RawValue, read: ReadContexts) -> Self {
        Self(Repr::List { json, read })
    }

    /// Creates contexts from the session parameters, for a dialect without contexts.
    #[must_use]
    pub fn session(parameters: RawParameters<'a>) -> Self {
        Self(Repr::Session(parameters))
    }

    /// Returns every active context. In CX the list is empty, because session parameters do not
    /// identify contexts.
    ///
    /// # Errors
    ///
    /// Returns an error if a context of the request is malformed.
    pub fn all(&self) -> Result<Vec<ActiveContext<'a>>, DecodeError> {
        match &self.0 {
            Repr::List { json, read } => read(json),
            Repr::None | Repr::Session(_) => Ok(Vec::new()),
        }
    }

    /// Returns the context with this id, without regard to case.
    ///
    /// # Errors
    ///
    /// Returns an error if a context of the request is malformed.
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

    /// Returns the output context of an intent. In CX this context has all session parameters.
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

    /// Returns the original text of a parameter `x`: the first value of `x.original` in a context.
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

/// Writes the source only, because the content is data of the end user.
impl fmt::Debug for Contexts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Repr::None => "Contexts(none)",
            Repr::List { .. } => "Contexts(list)",
            Repr::Session(_) => "Contexts(session)",
        })
    }
}
