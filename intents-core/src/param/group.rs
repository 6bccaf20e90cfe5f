use crate::contexts::Contexts;
use crate::error::InvalidParameter;
use crate::intent::TriggerWriter;
use crate::param::{ParamMeta, Parameters};
use crate::relation::FollowMeta;

/// The fields of a struct as parameters. Implemented by [`#[derive(Intent)]`](macro@crate::Intent)
/// and, for a group that several intents share, by [`#[derive(Params)]`](macro@crate::Params).
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
/// #[intent(examples(en = ["send a cake on $on{monday}"]))]
/// struct OrderCake {
///     #[flatten]
///     delivery: Delivery,
/// }
///
/// let names: Vec<_> = OrderCake::META.params.all().iter().map(|param| param.name).collect();
/// assert_eq!(names, ["on", "street"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened",
    label = "not an intent and not a group of parameters",
    note = "a `#[flatten]` field must be an intent or a struct with `#[derive(intents_core::Params)]`, without `Option`, `Vec` or `Box` around it"
)]
pub trait Params: Sized {
    /// What Dialogflow and the exporters know of the parameters.
    const PARAMS: &'static ParamsMeta;

    /// Reads the fields. `None` means that something was added to `invalid`: everything that is
    /// wrong, not the first.
    fn read(source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<Self>;

    /// Writes the parameters with which an intent is triggered.
    fn write(&self, out: &mut TriggerWriter<'_, '_>);
}

/// What the fields of an intent are read from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'r, 'a> {
    /// The parameters of the request, or of the context that a followed intent opened.
    pub parameters: &'r Parameters<'a>,
    /// The contexts that are active, for the intents that are followed.
    pub contexts: &'r Contexts<'a>,
    /// The event of the intent that is read, whose context may have untagged parameters; empty
    /// where it is not asked for.
    pub event: &'static str,
}

/// What Dialogflow and the exporters know of the fields of a struct. A tree: what is flattened
/// into it stays a branch of its own.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ParamsMeta {
    /// The parameters of the struct itself, in the order of its fields.
    pub own: &'static [ParamMeta],
    /// What is flattened into it.
    pub bases: &'static [&'static ParamsMeta],
    /// The intents that it follows.
    pub follows: &'static [FollowMeta],
    /// The event that triggers the intent; empty for a group that is none.
    pub event: &'static str,
    /// The context that the intent opens for those that follow it; empty for a group that is none.
    /// An intent opens the contexts of its bases too, so that who follows one of them follows it.
    pub context: &'static str,
    /// Whether some of its own parameters are untagged.
    pub has_untagged: bool,
}

impl ParamsMeta {
    /// A group of parameters.
    #[must_use]
    pub const fn new(own: &'static [ParamMeta]) -> Self {
        let mut has_untagged = false;
        let mut i = 0;
        while i < own.len() {
            has_untagged |= own[i].is_untagged;
            i += 1;
        }
        Self { own, bases: &[], follows: &[], event: "", context: "", has_untagged }
    }

    /// The same group with others flattened into it.
    #[must_use]
    pub const fn with_bases(mut self, bases: &'static [&'static ParamsMeta]) -> Self {
        self.bases = bases;
        self
    }

    /// The same group with intents that it follows.
    #[must_use]
    pub const fn with_follows(mut self, follows: &'static [FollowMeta]) -> Self {
        self.follows = follows;
        self
    }

    /// The same group as that of an intent.
    #[must_use]
    pub const fn of_intent(mut self, event: &'static str, context: &'static str) -> Self {
        self.event = event;
        self.context = context;
        self
    }

    /// Every parameter: its own, then those of its bases.
    #[must_use]
    pub fn all(&self) -> Vec<&'static ParamMeta> {
        self.collect(|group| group.own.iter())
    }

    /// Every intent that is followed, by the group itself or by one of its bases.
    #[must_use]
    pub fn all_follows(&self) -> Vec<&'static FollowMeta> {
        self.collect(|group| group.follows.iter())
    }

    fn collect<T, I: Iterator<Item = T>>(&self, of_group: fn(&Self) -> I) -> Vec<T> {
        let mut all: Vec<_> = of_group(self).collect();
        for base in self.bases {
            all.extend(base.collect(of_group));
        }
        all
    }

    /// Puts errors in the order of the parameters, what is followed last, and each once. A value
    /// that is no JSON value is noted before the fields are read, and its field, left without one,
    /// again as missing; contexts that cannot be read are noted by everything that is followed.
    pub(crate) fn put_in_order(&self, invalid: &mut Vec<InvalidParameter>) {
        let params = self.all();
        let position = |error: &InvalidParameter| match error {
            InvalidParameter::Missing { name } | InvalidParameter::Value { name, .. } => {
                params.iter().position(|meta| meta.name == *name).unwrap_or(params.len())
            }
            // A field that follows may have the name of a parameter.
            _ => params.len(),
        };
        invalid.sort_by_key(position);
        invalid.dedup_by(|second, first| match (&*first, &*second) {
            (
                InvalidParameter::Missing { name } | InvalidParameter::Value { name, .. },
                InvalidParameter::Missing { name: again },
            ) => name == again,
            (first, second) => first == second,
        });
    }

    /// Whether one of the parameters, or of those that users say, has this name, while the crate
    /// is compiled.
    pub(crate) const fn has(&self, name: &str, is_said: bool) -> bool {
        let mut i = 0;
        while i < self.own.len() {
            if same(self.own[i].name, name) && !(is_said && self.own[i].is_untagged) {
                return true;
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.bases.len() {
            if self.bases[i].has(name, is_said) {
                return true;
            }
            i += 1;
        }
        false
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}
