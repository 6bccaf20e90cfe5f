use intents_language::resource::{Parameter, Parameters};
use proc_macro2::Span;
use syn::{Attribute, Data, DeriveInput, Expr, Field, Ident, LitInt, LitStr, Token, Type, token};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
use crate::keys;

/// The fields of a struct, by their attributes.
#[derive(Default)]
pub(crate) struct Fields<'i> {
    pub(crate) params: Vec<Param<'i>>,
    pub(crate) bases: Vec<Base<'i>>,
    pub(crate) follows: Vec<Follow<'i>>,
}

/// A field that is a parameter.
pub(crate) struct Param<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) description: String,
    /// The name on the wire, with the span of `name = …` or of the field's name.
    pub(crate) name: LitStr,
    pub(crate) default: Option<DefaultValue>,
    pub(crate) is_untagged: bool,
    /// Whether its attributes have errors, so that its properties are unknown.
    pub(crate) is_broken: bool,
    /// The word `required`.
    pub(crate) required: Option<Ident>,
}

/// The value of a parameter that a request does not give.
pub(crate) enum DefaultValue {
    /// The default of the field's type, with the span of the word `default`.
    OfType(Span),
    Expr(Expr),
}

/// A field with `#[flatten]`.
pub(crate) struct Base<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
}

/// A field with `#[follow]`.
pub(crate) struct Follow<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) lifespan: Option<LitInt>,
}

impl<'i> Fields<'i> {
    /// Reads the fields. Returns `None` if the item is not a struct with named fields. `what` is
    /// its kind with an article, as in "an intent".
    pub(crate) fn read(input: &'i DeriveInput, what: &str, errors: &mut Errors) -> Option<Self> {
        let data = match &input.data {
            Data::Struct(data) => data,
            Data::Enum(data) => {
                errors.at(
                    data.enum_token,
                    format_args!(
                        "{what} cannot be an enum; write a struct, or `#[derive(Entity)]` for an \
                         entity type"
                    ),
                );
                return None;
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    format_args!(
                        "{what} cannot be a union; write a struct with a field for each parameter"
                    ),
                );
                return None;
            }
        };
        let mut fields = Self::default();
        match &data.fields {
            syn::Fields::Unit => {}
            syn::Fields::Named(named) => {
                for field in &named.named {
                    if let Some(ident) = &field.ident {
                        fields.read_field(field, ident, errors);
                    }
                }
            }
            syn::Fields::Unnamed(unnamed) => {
                errors.at(
                    unnamed,
                    format_args!(
                        "{what} cannot be a tuple struct; give each field the name of its parameter"
                    ),
                );
                return None;
            }
        }
        Some(fields)
    }

    fn read_field(&mut self, field: &'i Field, ident: &'i Ident, errors: &mut Errors) {
        let attrs = &field.attrs;
        for name in [keys::INTENT, keys::PARAMS] {
            let message = format!("`#[{name}]` cannot be used on a field; write `#[param(…)]`");
            attr::reject(attrs, name, &message, errors);
        }
        let ty = &field.ty;
        if let Some(flatten) = find(field, keys::FLATTEN) {
            attr::reject_arguments(flatten, errors);
            let message = "`#[follow]` cannot be combined with `#[flatten]`; remove one of the two";
            attr::reject(attrs, keys::FOLLOW, message, errors);
            let message = "`#[param]` cannot be used on a `#[flatten]` field; write it on the \
                           fields of the flattened struct";
            attr::reject(attrs, keys::PARAM, message, errors);
            self.bases.push(Base { field, ident, ty });
        } else if find(field, keys::FOLLOW).is_some() {
            let message = "`#[param]` cannot be used on a `#[follow]` field; remove `#[param]`";
            attr::reject(attrs, keys::PARAM, message, errors);
            let mut lifespan = None;
            // The attribute without arguments does not change the lifespan.
            let is_bare = |attr: &&Attribute| attr.meta.require_path_only().is_ok();
            let attrs: Vec<_> = attrs.iter().filter(|attr| !is_bare(attr)).cloned().collect();
            attr::read(&attrs, keys::FOLLOW, &[keys::LIFESPAN], errors, |_, meta, _| {
                lifespan = Some(attr::turns(meta)?);
                Ok(())
            });
            self.follows.push(Follow { field, ident, ty, lifespan });
        } else {
            self.params.push(Param::read(field, ident, errors));
        }
    }

    /// Returns the names of all fields: parameters, then flattened fields, then followed ones.
    pub(crate) fn idents(&self) -> impl Iterator<Item = &'i Ident> {
        let params = self.params.iter().map(|param| param.ident);
        let bases = self.bases.iter().map(|base| base.ident);
        params.chain(bases).chain(self.follows.iter().map(|follow| follow.ident))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.idents().next().is_none()
    }
}

fn find<'i>(field: &'i Field, name: &str) -> Option<&'i Attribute> {
    field.attrs.iter().find(|attr| attr.path().is_ident(name))
}

impl<'i> Param<'i> {
    fn read(field: &'i Field, ident: &'i Ident, errors: &mut Errors) -> Self {
        let mut param = Self {
            field,
            ident,
            ty: &field.ty,
            description: doc::description(&field.attrs),
            name: LitStr::new(&case::plain(ident), ident.span()),
            default: None,
            is_untagged: false,
            required: None,
            is_broken: false,
        };
        let errors_before = errors.len();
        let known = [keys::NAME, keys::DEFAULT, keys::UNTAGGED, keys::REQUIRED];
        attr::read(&field.attrs, keys::PARAM, &known, errors, |key, meta, _| {
            match key {
                keys::NAME => param.name = attr::text(meta)?,
                keys::UNTAGGED => {
                    attr::word(meta)?;
                    param.is_untagged = true;
                }
                keys::REQUIRED => {
                    attr::word(meta)?;
                    param.required = meta.path.get_ident().cloned();
                }
                _ if meta.input.peek(token::Paren) => {
                    return Err(
                        meta.error("`default` cannot have parentheses; write `default = …`")
                    );
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
        param.is_broken = errors.len() > errors_before;
        param
    }
}

/// The names of fields and parameters, as the checks of phrases and language files take them.
pub(crate) struct Names {
    /// The name of each parameter, the name of its field, and whether it is untagged.
    params: Vec<(String, String, bool)>,
    bases: Vec<String>,
}

impl Names {
    pub(crate) fn of(fields: &Fields<'_>) -> Self {
        let params = fields.params.iter();
        let params = params.map(|p| (p.name.value(), case::plain(p.ident), p.is_untagged));
        let bases = fields.bases.iter().map(|base| case::plain(base.ident));
        Self { params: params.collect(), bases: bases.collect() }
    }

    pub(crate) fn parameters(&self) -> Parameters<'_> {
        let known = self.params.iter();
        let known = known.map(|(name, field, is_untagged)| Parameter {
            name,
            field,
            is_untagged: *is_untagged,
        });
        let groups = self.bases.iter().map(String::as_str);
        Parameters { known: known.collect(), groups: groups.collect() }
    }
}
