//! Contexts as types.

use intents_language::name::is_context_name;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A context that the agent defines. The parameters of the context are the fields of the type.
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
///
/// If Dialogflow would reject the name, code that uses the type does not compile:
///
/// ```compile_fail,E0080
/// # use intents_core::{Context, Lifespan, Reply};
/// # use serde::{Deserialize, Serialize};
/// # #[derive(Serialize, Deserialize)] struct Waiting;
/// impl Context for Waiting {
///     const NAME: &'static str = "waiting room";
/// }
///
/// let reply = Reply::text("Please wait.").context(Waiting, Lifespan::turns(5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a context",
    label = "not a context",
    note = "implement `intents_core::Context` for the struct, and derive `Serialize` and `Deserialize`"
)]
pub trait Context: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The id of the context: letters, digits, `_`, `-` and `%`. Dialogflow ignores case.
    const NAME: &'static str;
}

/// Rejects an invalid name at compile time.
pub(crate) const fn assert_name(name: &str) {
    assert!(
        is_context_name(name),
        "`Context::NAME` must be 1 to 250 letters, digits, `_`, `-` or `%`"
    );
}
