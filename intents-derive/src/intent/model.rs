use syn::{DeriveInput, Ident, LitInt, LitStr, Visibility};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
use crate::params::{Fields, PartialForm};
use crate::path::CratePath;

/// An intent as it is written.
pub(crate) struct Intent<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) crate_path: CratePath,
    pub(crate) description: String,
    /// The display name, with the span of what gives it.
    pub(crate) name: LitStr,
    pub(crate) event: Option<LitStr>,
    pub(crate) action: Option<LitStr>,
    pub(crate) lifespan: Option<LitInt>,
    pub(crate) input_contexts: Vec<LitStr>,
    /// `welcome` or `fallback`.
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
    /// Reads the item. Of one whose kind is no intent, only where `intents_core` is.
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
            "name",
            "event",
            "action",
            "lifespan",
            "input_contexts",
            "welcome",
            "fallback",
            "priority",
            "ends_conversation",
            "resets_contexts",
            "examples",
            "partial",
            "crate",
        ];
        attr::read(&input.attrs, "intent", &known, errors, |key, meta, errors| {
            match key {
                "name" => intent.name = attr::text(meta)?,
                "event" => intent.event = Some(attr::text(meta)?),
                "action" => intent.action = Some(attr::text(meta)?),
                "lifespan" => intent.lifespan = Some(attr::turns(meta)?),
                "input_contexts" => intent.input_contexts = attr::texts_in_parentheses(meta)?,
                "welcome" | "fallback" => {
                    attr::word(meta)?;
                    if intent.role.is_some() {
                        return Err(meta.error("an intent greets or falls back, not both"));
                    }
                    intent.role = meta.path.get_ident().cloned();
                }
                "priority" => intent.priority = Some(attr::text(meta)?),
                "ends_conversation" => {
                    attr::word(meta)?;
                    intent.ends_conversation = true;
                }
                "resets_contexts" => {
                    attr::word(meta)?;
                    intent.resets_contexts = true;
                }
                "partial" => intent.partial = Some(PartialForm::read(meta, errors)?),
                "examples" => {
                    intent.examples = attr::texts_by_language(meta)?
                        .into_iter()
                        .map(|(language, phrases)| Examples { language, phrases })
                        .collect();
                }
                _ => intent.crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        let hint = "`#[param(…)]` belongs on a field; the struct has `#[intent(…)]`";
        attr::misplaced(&input.attrs, "param", hint, errors);
        if !input.generics.params.is_empty() {
            errors.at(
                &input.generics,
                "an intent cannot be generic: it is one entry of the agent, under one name",
            );
        }
        match Fields::read(input, "an intent", errors) {
            Some(fields) => Ok(Self { fields, ..intent }),
            None => Err(intent.crate_path),
        }
    }
}
