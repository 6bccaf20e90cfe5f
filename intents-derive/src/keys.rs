//! The names of attributes and of their arguments.

pub(crate) const ENTITY: &str = "entity";
pub(crate) const FLATTEN: &str = "flatten";
pub(crate) const FOLLOW: &str = "follow";
pub(crate) const FOLLOWED: &str = "followed";
pub(crate) const INTENT: &str = "intent";
pub(crate) const PARAM: &str = "param";
pub(crate) const PARAMS: &str = "params";

pub(crate) const ACTION: &str = "action";
pub(crate) const COMPOSITE: &str = "composite";
pub(crate) const CRATE: &str = "crate";
pub(crate) const DEFAULT: &str = "default";
pub(crate) const ENDS_CONVERSATION: &str = "ends_conversation";
pub(crate) const EVENT: &str = "event";
pub(crate) const EXAMPLES: &str = "examples";
pub(crate) const FALLBACK: &str = "fallback";
pub(crate) const FUZZY: &str = "fuzzy";
pub(crate) const INPUT_CONTEXTS: &str = "input_contexts";
pub(crate) const LIFESPAN: &str = "lifespan";
pub(crate) const LIST: &str = "list";
pub(crate) const NAME: &str = "name";
pub(crate) const OTHER: &str = "other";
pub(crate) const PARTIAL: &str = "partial";
pub(crate) const PRIORITY: &str = "priority";
pub(crate) const REGEXP: &str = "regexp";
pub(crate) const REQUIRED: &str = "required";
pub(crate) const RESETS_CONTEXTS: &str = "resets_contexts";
pub(crate) const SYNONYMS: &str = "synonyms";
pub(crate) const TAG: &str = "tag";
pub(crate) const UNHANDLED: &str = "unhandled";
pub(crate) const UNTAGGED: &str = "untagged";
pub(crate) const VALUE: &str = "value";
pub(crate) const WELCOME: &str = "welcome";
