//! Contexts that a reply sets.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value as Json;

use crate::message::{Payload, written};

/// The lifespan of a context.
///
/// In ES a context also expires 20 minutes after the last matching query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lifespan(u32);

impl Lifespan {
    /// Deletes the context.
    pub const ENDED: Self = Self(0);

    /// Creates a lifespan of the given number of turns, limited to Dialogflow's maximum of 2³¹ - 1.
    #[must_use]
    pub const fn turns(turns: u32) -> Self {
        const MAX: u32 = u32::MAX >> 1;
        Self(if turns > MAX { MAX } else { turns })
    }

    /// Returns the number of turns.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0
    }
}

/// An output context that a reply sets or deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputContext {
    /// The name without the session. Dialogflow converts names to lower case.
    pub name: Cow<'static, str>,
    /// The lifespan; [`Lifespan::ENDED`] deletes the context.
    pub lifespan: Lifespan,
    /// The parameters, if any.
    pub parameters: Option<Payload>,
}

impl OutputContext {
    /// Creates a context. `parameters` must serialize to a JSON object; `()` and `None` mean that
    /// the context has no parameters.
    #[must_use]
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        lifespan: Lifespan,
        parameters: impl Serialize,
    ) -> Self {
        let json = written(parameters);
        let is_nothing = match &json {
            Ok(Json::Null) => true,
            Ok(Json::Object(members)) => members.is_empty(),
            _ => false,
        };
        let parameters = (!is_nothing).then(|| Payload::from_json(json));
        Self { name: name.into(), lifespan, parameters }
    }

    /// Returns whether both values have the name of the same context. Names are compared without
    /// regard to case.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.name.eq_ignore_ascii_case(&other.name)
    }
}
