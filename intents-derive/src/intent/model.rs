use syn::{DeriveInput, Ident, LitInt, LitStr, Visibility};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
use crate::generics;
use crate::keys;
use crate::params::{Fields, PartialForm};
use crate::path::CratePath;

/// A struct with `#[derive(Intent)]`.
pub(crate) struct Intent<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) crate_path: CratePath,
    pub(crate) description: String,
    /// The display name, with the span of `name = …` or of the struct's name.
    pub(crate) name: LitStr,
    pub(crate) event: Option<LitStr>,
    pub(crate) action: Option<LitStr>,
    pub(crate) lifespan: Option<LitInt>,
    pub(crate) input_contexts: Vec<LitStr>,
    /// The word `welcome` or `fallback`.
    pub(crate) role: Option<Ident>,
    pub(crate) priority: Option<LitStr>,
    pub(crate) ends_conversation: bool,
    pub(crate) resets_contexts: bool,
    pub(crate) examples: Vec<Examples>,
    pub(crate) partial: Option<PartialForm>,
    pub(crate) visibility: &'i Visibility,
    pub(crate) fields: Fields<'i>,
}

/// Training phrases in one language.
pub(crate) struct Examples {
    pub(crate) language: LitStr,
    pub(crate) phrases: Vec<LitStr>,
}

impl<'i> Intent<'i> {
    /// Reads the item. If it cannot be an intent, the error is the path to `intents_core`.
    pub(crate) fn read(input: &'i DeriveInput, errors: &mut Errors) -> Result<Self, CratePath> {
        let ident = &input.ident;
        let mut intent = Self {
            ident,
            crate_path: CratePath::default(),
            description: doc::description(&input.attrs),
            name: LitStr::new(&case::plain(ident), ident.span()),
            event: None,
            action: None,
            lifespan: None,
            input_contexts: Vec::new(),
            role: None,
            priority: None,
            ends_conversation: false,
            resets_contexts: false,
            examples: Vec::new(),
            partial: None,
            visibility: &input.vis,
            fields: Fields::default(),
        };
        let known = [
            keys::NAME,
            keys::EVENT,
            keys::ACTION,
            keys::LIFESPAN,
            keys::INPUT_CONTEXTS,
            keys::WELCOME,
            keys::FALLBACK,
            keys::PRIORITY,
            keys::ENDS_CONVERSATION,
            keys::RESETS_CONTEXTS,
            keys::EXAMPLES,
            keys::PARTIAL,
            keys::CRATE,
        ];
        attr::read(&input.attrs, keys::INTENT, &known, errors, |key, meta, errors| {
            match key {
                keys::NAME => intent.name = attr::text(meta)?,
                keys::EVENT => intent.event = Some(attr::text(meta)?),
                keys::ACTION => intent.action = Some(attr::text(meta)?),
                keys::LIFESPAN => intent.lifespan = Some(attr::turns(meta)?),
                keys::INPUT_CONTEXTS => intent.input_contexts = attr::texts_in_parentheses(meta)?,
                keys::WELCOME | keys::FALLBACK => {
                    attr::word(meta)?;
                    if intent.role.is_some() {
                        return Err(meta.error("`welcome` and `fallback` are mutually exclusive; remove one of the two"));
                    }
                    intent.role = meta.path.get_ident().cloned();
                }
                keys::PRIORITY => intent.priority = Some(attr::text(meta)?),
                keys::ENDS_CONVERSATION => {
                    attr::word(meta)?;
                    intent.ends_conversation = true;
                }
                keys::RESETS_CONTEXTS => {
                    attr::word(meta)?;
                    intent.resets_contexts = true;
                }
                keys::PARTIAL => intent.partial = Some(PartialForm::read(meta, errors)?),
                keys::EXAMPLES => {
                    intent.examples = attr::texts_by_language(meta)?
                        .into_iter()
                        .map(|(language, phrases)| Examples { language, phrases })
                        .collect();
                }
                _ => intent.crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        let message = "`#[param]` cannot be used on a struct; write `#[intent(…)]`";
        attr::reject(&input.attrs, keys::PARAM, message, errors);
        generics::reject(input, "an intent", errors);
        match Fields::read(input, "an intent", errors) {
            Some(fields) => Ok(Self { fields, ..intent }),
            None => Err(intent.crate_path),
        }
    }
}

/// The values of `priority = …` and the variants of `Priority`.
pub(crate) const PRIORITIES: [(&str, &str); 5] = [
    ("ignored", "Ignored"),
    ("low", "Low"),
    ("normal", "Normal"),
    ("high", "High"),
    ("highest", "Highest"),
];

/// Returns the variant of `Priority` for a value of `priority = …`.
pub(crate) fn priority(word: &str) -> Option<&'static str> {
    PRIORITIES.iter().find(|(name, _)| *name == word).map(|(_, variant)| *variant)
}
