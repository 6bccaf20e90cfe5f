//! Rules for display names, and the event and context names that are derived from them.

use std::fmt;

/// The longest display name of an intent or entity type, in characters.
///
/// Google documents no limit. A client of its console was seen to enforce this one.
pub const DISPLAY_NAME_MAX: usize = 480;
/// The longest name of an event, in characters. Source: `Intent.events` in `intent.proto` of
/// Dialogflow V2.
pub const EVENT_MAX: usize = 150;
/// The longest context id, in bytes. Source: `Context.name` in `context.proto` of Dialogflow V2.
pub const CONTEXT_MAX: usize = 250;

/// The reason why Dialogflow would refuse a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameError {
    /// The name is empty.
    Empty,
    /// White space at the start or end, which is invisible in a console.
    Untrimmed,
    /// A control character, such as a line break.
    Control,
    /// Too many characters.
    TooLong {
        /// The number of characters.
        length: usize,
        /// The limit.
        max: usize,
    },
    /// White space in a name that cannot contain white space.
    WhiteSpace,
    /// A first character other than a letter in a name that must start with a letter.
    Start {
        /// The first character.
        found: char,
    },
    /// A character that the name cannot contain.
    Character {
        /// The first such character.
        found: char,
        /// The allowed characters.
        allowed: &'static str,
    },
}

impl NameError {
    /// Returns the message without the fix, as a predicate: `cannot be empty`.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Empty => "cannot be empty".to_owned(),
            Self::Untrimmed => "cannot start or end with white space".to_owned(),
            Self::Control => "cannot contain a control character".to_owned(),
            Self::WhiteSpace => "cannot contain white space".to_owned(),
            Self::Start { found } => format!("cannot start with `{}`", found.escape_debug()),
            Self::TooLong { length, max } => {
                format!("has {length} characters, but Dialogflow accepts at most {max}")
            }
            Self::Character { found, .. } => format!("cannot contain `{}`", found.escape_debug()),
        }
    }
}

/// Shows the reason, then the fix after a semicolon.
impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason())?;
        match self {
            Self::Empty => f.write_str("; write a name"),
            Self::Untrimmed | Self::Control | Self::WhiteSpace => f.write_str("; remove it"),
            Self::Start { .. } => f.write_str("; start it with a letter"),
            Self::TooLong { .. } => f.write_str("; shorten it"),
            Self::Character { allowed, .. } => write!(f, "; use only {allowed}"),
        }
    }
}

impl std::error::Error for NameError {}

fn check_text(name: &str, max: usize) -> Result<(), NameError> {
    let length = name.chars().count();
    if length == 0 {
        Err(NameError::Empty)
    } else if name.trim() != name {
        Err(NameError::Untrimmed)
    } else if name.chars().any(char::is_control) {
        Err(NameError::Control)
    } else if length > max {
        Err(NameError::TooLong { length, max })
    } else {
        Ok(())
    }
}

fn check_characters(
    name: &str,
    max: usize,
    allowed: &'static str,
    is_allowed: impl Fn(char) -> bool,
) -> Result<(), NameError> {
    match name.chars().find(|c| !is_allowed(*c)) {
        Some(found) => Err(NameError::Character { found, allowed }),
        None => check_text(name, max),
    }
}

/// Checks the display name of an intent. Every script, spaces and punctuation are fine.
///
/// # Errors
///
/// When it is empty, untrimmed, too long or contains a control character.
pub fn check_intent(name: &str) -> Result<(), NameError> {
    check_text(name, DISPLAY_NAME_MAX)
}

/// Checks the display name of an entity type, as it follows the `@` in a parameter's type.
///
/// The rule is on the page "Custom entities" of Dialogflow ES and of CX.
///
/// # Errors
///
/// When Dialogflow would refuse it.
pub fn check_entity(name: &str) -> Result<(), NameError> {
    if let Some(found) = name.chars().next().filter(|c| !c.is_ascii_alphabetic()) {
        return Err(NameError::Start { found });
    }
    check_characters(name, DISPLAY_NAME_MAX, "letters, digits, `_` and `-`", |c| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
    })
}

/// Checks the name of a parameter, which is also written `$name` in responses and conditions.
///
/// The rule is that of the page "Parameters" of Dialogflow CX; ES documents none.
///
/// # Errors
///
/// When Dialogflow would refuse it.
pub fn check_parameter(name: &str) -> Result<(), NameError> {
    check_characters(name, DISPLAY_NAME_MAX, "letters, digits, `_`, `-` and `.`", |c| {
        c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
    })
}

/// Checks the name of an event: any text, as Google's own `actions.intent.OPTION` or `WELCOME`.
///
/// # Errors
///
/// When it is empty, untrimmed, too long or contains a control character.
pub fn check_event(name: &str) -> Result<(), NameError> {
    check_text(name, EVENT_MAX)
}

/// Checks the name of an action, which has no white space (`Intent.action` in `intent.proto`).
///
/// # Errors
///
/// When it is empty, too long or contains white space.
pub fn check_action(name: &str) -> Result<(), NameError> {
    if name.contains(char::is_whitespace) {
        return Err(NameError::WhiteSpace);
    }
    check_text(name, DISPLAY_NAME_MAX)
}

/// Checks a context id.
///
/// # Errors
///
/// When Dialogflow would refuse it.
pub fn check_context(name: &str) -> Result<(), NameError> {
    check_characters(name, CONTEXT_MAX, "letters, digits, `_`, `-` and `%`", |c| {
        u8::try_from(c).is_ok_and(is_context_byte)
    })
}

/// Returns whether Dialogflow accepts the name of a context, also while a crate is compiled.
///
/// ```
/// use intents_language::name::is_context_name;
/// assert!(is_context_name("c_shop-order"));
/// assert!(!is_context_name("shop order"));
/// ```
#[must_use]
pub const fn is_context_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !is_context_byte(bytes[i]) {
            return false;
        }
        i += 1;
    }
    !bytes.is_empty() && bytes.len() <= CONTEXT_MAX
}

/// Source: `Context.name` in `context.proto` of Dialogflow V2.
const fn is_context_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'%')
}

/// The event that triggers an intent unless it names its own.
///
/// ```
/// use intents_language::name::event;
/// assert_eq!(event("smalltalk.Hello"), "E_SMALLTALK_HELLO");
/// assert_eq!(event("Default Welcome Intent"), "E_DEFAULT_WELCOME_INTENT");
/// ```
#[must_use]
pub fn event(display_name: &str) -> String {
    format!("E_{}", snake(display_name).to_ascii_uppercase())
}

/// The context that an intent opens for those that follow it.
///
/// ```
/// assert_eq!(intents_language::name::context("smalltalk.Hello"), "c_smalltalk_hello");
/// ```
#[must_use]
pub fn context(display_name: &str) -> String {
    format!("c_{}", snake(display_name))
}

/// Words in lower case, joined by `_`, in ASCII.
///
/// The three passes are those of the Python library `intents`, so that its agents keep their
/// event and context names. Beyond it, white space and punctuation end a word, and a letter
/// outside ASCII becomes its code point: an event name that no keyboard has is still unique.
fn snake(display_name: &str) -> String {
    let mut plain = Vec::with_capacity(display_name.len());
    for c in display_name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || c == '_' => plain.push(c),
            c if c.is_alphanumeric() => plain.extend(format!("u{:x}", u32::from(c)).chars()),
            _ => plain.push('_'),
        }
    }
    let split = split_lower_to_upper(&join_double_underscores(&split_capitalised_words(&plain)));
    split.into_iter().map(|c| c.to_ascii_lowercase()).collect()
}

/// `(.)([A-Z][a-z]+)` → `\1_\2`
fn split_capitalised_words(name: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(name.len() + 8);
    let mut rest = name;
    while let [first, tail @ ..] = rest {
        out.push(*first);
        rest = tail;
        let lower_run = tail.iter().skip(1).take_while(|c| c.is_ascii_lowercase()).count();
        if tail.first().is_some_and(char::is_ascii_uppercase) && lower_run > 0 {
            out.push('_');
            out.extend(&tail[..=lower_run]);
            rest = &tail[lower_run + 1..];
        }
    }
    out
}

/// `__([A-Z])` → `_\1`
fn join_double_underscores(name: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            ('_', ['_', upper, after @ ..]) if upper.is_ascii_uppercase() => {
                out.extend(['_', *upper]);
                rest = after;
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    out
}

/// `([a-z0-9])([A-Z])` → `\1_\2`
fn split_lower_to_upper(name: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(name.len() + 4);
    for (i, c) in name.iter().enumerate() {
        let after_lower =
            i > 0 && (name[i - 1].is_ascii_lowercase() || name[i - 1].is_ascii_digit());
        if c.is_ascii_uppercase() && after_lower {
            out.push('_');
        }
        out.push(*c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn event_and_context_names_follow_the_reference_vectors() {
        for (name, event_name, context_name) in [
            ("smalltalk.Hello", "E_SMALLTALK_HELLO", "c_smalltalk_hello"),
            (
                "my_module.HTTPServerStart",
                "E_MY_MODULE_HTTP_SERVER_START",
                "c_my_module_http_server_start",
            ),
            ("X.ABTest", "E_X_AB_TEST", "c_x_ab_test"),
            ("a.B_C", "E_A_B_C", "c_a_b_c"),
            ("shop.orderFISH", "E_SHOP_ORDER_FISH", "c_shop_order_fish"),
            (
                "calculator.SolveMathOperationResponse",
                "E_CALCULATOR_SOLVE_MATH_OPERATION_RESPONSE",
                "c_calculator_solve_math_operation_response",
            ),
        ] {
            assert_eq!(event(name), event_name);
            assert_eq!(context(name), context_name);
        }
    }

    #[test]
    fn any_display_name_gives_names_that_dialogflow_accepts() {
        for (name, expected) in [
            ("Default Welcome Intent", "E_DEFAULT_WELCOME_INTENT"),
            ("What's next?", "E_WHAT_S_NEXT_"),
            ("step2Done", "E_STEP2_DONE"),
            ("Menü", "E_MENUFC"),
            ("天気", "E_U5929U6C17"),
        ] {
            assert_eq!(event(name), expected);
            check_event(&event(name)).unwrap();
            check_context(&context(name)).unwrap();
        }
    }

    #[test]
    fn names_that_dialogflow_refuses_say_why() {
        assert_eq!(check_intent(""), Err(NameError::Empty));
        assert_eq!(check_intent(" Hi"), Err(NameError::Untrimmed));
        assert_eq!(check_intent("a\nb"), Err(NameError::Control));
        assert_eq!(
            check_intent(&"x".repeat(481)),
            Err(NameError::TooLong { length: 481, max: 480 })
        );
        assert_eq!(check_intent("Where/When is Next?"), Ok(()));
        assert!(matches!(
            check_parameter("first operand"),
            Err(NameError::Character { found: ' ', .. })
        ));
        assert_eq!(check_parameter("first-operand.original"), Ok(()));
        assert_eq!(check_entity("1st"), Err(NameError::Start { found: '1' }));
        assert_eq!(check_action("a b"), Err(NameError::WhiteSpace));
        assert_eq!(check_event("actions.intent.OPTION"), Ok(()));
        assert!(matches!(check_entity("Pizza!"), Err(NameError::Character { found: '!', .. })));
        assert!(matches!(check_context("ü"), Err(NameError::Character { found: 'ü', .. })));
    }
}
