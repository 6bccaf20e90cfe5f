//! Contexts that a reply sets.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value as Json;

use crate::message::{Payload, written};

/// How long a context stays active.
///
/// In ES it also ends by itself after 20 minutes without a query that matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lifespan(u32);

impl Lifespan {
    /// No longer: the context is deleted.
    pub const ENDED: Self = Self(0);

    /// For so many queries after this one. What is more than Dialogflow counts, 2³¹ - 1, is that.
    #[must_use]
    pub const fn turns(turns: u32) -> Self {
        const MAX: u32 = u32::MAX >> 1;
        Self(if turns > MAX { MAX } else { turns })
    }

    /// The number of queries.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0
    }
}

/// A context that a reply sets or deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputContext {
    /// Its name, without the session. Dialogflow makes it lower case.
    pub name: Cow<'static, str>,
    /// How long it stays active; [`Lifespan::ENDED`] deletes it.
    pub lifespan: Lifespan,
    /// The parameters of the context, if it has any.
    pub parameters: Option<Payload>,
}

impl OutputContext {
    /// A context that carries what `parameters` serializes to: a JSON object, or nothing if that
    /// is `()` or `None`.
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

    /// Whether both are the same context: names have no case.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.name.eq_ignore_ascii_case(&other.name)
    }
}
