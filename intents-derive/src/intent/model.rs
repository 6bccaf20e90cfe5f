use proc_macro2::Span;
use syn::{Data, DeriveInput, Expr, Fields, Ident, LitStr, Token, Type, token};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
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
    pub(crate) examples: Vec<Examples>,
    pub(crate) params: Vec<Param<'i>>,
}

/// Training phrases in one language.
pub(crate) struct Examples {
    pub(crate) language: LitStr,
    pub(crate) phrases: Vec<LitStr>,
}

/// A field.
pub(crate) struct Param<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) description: String,
    /// The name on the wire, with the span of what gives it.
    pub(crate) name: LitStr,
    pub(crate) default: Option<DefaultValue>,
}

/// The value when none is given.
pub(crate) enum DefaultValue {
    /// That of the type.
    OfType(Span),
    Expr(Expr),
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
            examples: Vec::new(),
            params: Vec::new(),
        };
        let known = ["name", "event", "action", "examples", "crate"];
        attr::read(&input.attrs, "intent", &known, errors, |key, meta, errors| {
            match key {
                "name" => intent.name = attr::text(meta)?,
                "event" => intent.event = Some(attr::text(meta)?),
                "action" => intent.action = Some(attr::text(meta)?),
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
        match fields(input, errors) {
            Some(params) => Ok(Self { params, ..intent }),
            None => Err(intent.crate_path),
        }
    }
}

fn fields<'i>(input: &'i DeriveInput, errors: &mut Errors) -> Option<Vec<Param<'i>>> {
    let data = match &input.data {
        Data::Struct(data) => data,
        Data::Enum(data) => {
            errors.at(
                data.enum_token,
                "an intent is a struct; an enum is an entity type, with `#[derive(Entity)]`",
            );
            return None;
        }
        Data::Union(data) => {
            errors.at(data.union_token, "an intent is a struct, with a field for each parameter");
            return None;
        }
    };
    match &data.fields {
        Fields::Unit => Some(Vec::new()),
        Fields::Named(fields) => Some(
            fields
                .named
                .iter()
                .filter_map(|field| Some((field, field.ident.as_ref()?)))
                .map(|(field, ident)| Param::read(field, ident, errors))
                .collect(),
        ),
        Fields::Unnamed(fields) => {
            errors.at(
                fields,
                "the fields of an intent need names: they are the names of its parameters",
            );
            None
        }
    }
}

impl<'i> Param<'i> {
    fn read(field: &'i syn::Field, ident: &'i Ident, errors: &mut Errors) -> Self {
        let mut param = Self {
            ident,
            ty: &field.ty,
            description: doc::description(&field.attrs),
            name: LitStr::new(&case::plain(ident), ident.span()),
            default: None,
        };
        attr::read(&field.attrs, "param", &["name", "default"], errors, |key, meta, _| {
            match key {
                "name" => param.name = attr::text(meta)?,
                _ if meta.input.peek(token::Paren) => {
                    return Err(meta.error("write `default = …`"));
                }
                _ if meta.input.peek(Token![=]) => {
                    param.default = Some(DefaultValue::Expr(meta.value()?.parse()?));
                }
                _ => {
                    let span = meta.path.get_ident().map_or_else(Span::call_site, Ident::span);
                    param.default = Some(DefaultValue::OfType(span));
                }
            }
            Ok(())
        });
        let hint = "`#[intent(…)]` belongs on the struct; a field has `#[param(…)]`";
        attr::misplaced(&field.attrs, "intent", hint, errors);
        param
    }
}
