//! A user who speaks with the example agent by way of one of the platforms.

use example_agent::shop::Carts;
use intents_core::{BuildError, FulfillError, Session};

use super::cx::Cx;
use super::es::{Es, SESSION};
use super::turn::{Behind, Heard, Understood};
use super::v1::V1;
use super::v2::V2;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Dialect {
    V2,
    V1,
    Cx,
}

pub(crate) const DIALECTS: [Dialect; 3] = [Dialect::V2, Dialect::V1, Dialect::Cx];

enum Platform {
    V2(Es<V2>),
    V1(Es<V1>),
    Cx(Cx),
}

pub(crate) struct User {
    platform: Platform,
    carts: Carts,
}

impl User {
    /// In ES the user is on Slack. CX shows quick replies in Dialogflow Messenger alone.
    pub(crate) fn new(dialect: Dialect) -> Result<Self, BuildError> {
        let carts = Carts::default();
        let agent = example_agent::agent(carts.clone())?;
        let platform = match dialect {
            Dialect::V2 => Platform::V2(Es::new(agent, "slack")),
            Dialect::V1 => Platform::V1(Es::new(agent, "slack")),
            Dialect::Cx => Platform::Cx(Cx::new(agent, "DF_MESSENGER")),
        };
        Ok(Self { platform, carts })
    }

    pub(crate) async fn say(&mut self, said: &Understood) -> Result<Heard, FulfillError> {
        match &mut self.platform {
            Platform::V2(es) => es.hear(said).await,
            Platform::V1(es) => es.hear(said).await,
            Platform::Cx(cx) => cx.hear(said).await,
        }
    }

    /// What came with the last turn and was not heard.
    pub(crate) fn behind(&self) -> &Behind {
        match &self.platform {
            Platform::V2(es) => &es.behind,
            Platform::V1(es) => &es.behind,
            Platform::Cx(cx) => &cx.behind,
        }
    }

    /// The kippers in the user's cart.
    pub(crate) fn kippers(&self) -> i64 {
        self.carts.kippers(Session::new(SESSION))
    }

    /// The agent's contexts that are active, with the turns that they stay so; in CX, which has
    /// none, `None`.
    pub(crate) fn contexts(&self) -> Option<Vec<String>> {
        match &self.platform {
            Platform::V2(es) => Some(es.contexts()),
            Platform::V1(es) => Some(es.contexts()),
            Platform::Cx(_) => None,
        }
    }
}
