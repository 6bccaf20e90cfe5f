use intents_language::resource::{Parameter, Parameters};
use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{
    Attribute, Data, DeriveInput, Expr, Field, Ident, LitInt, LitStr, Path, Token, Type, token,
};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;

/// The fields of a struct, by what they are.
#[derive(Default)]
pub(crate) struct Fields<'i> {
    pub(crate) params: Vec<Param<'i>>,
    pub(crate) bases: Vec<Base<'i>>,
    pub(crate) follows: Vec<Follow<'i>>,
}

/// A parameter.
pub(crate) struct Param<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) description: String,
    /// The name on the wire, with the span of what gives it.
    pub(crate) name: LitStr,
    pub(crate) default: Option<DefaultValue>,
    pub(crate) is_untagged: bool,
    /// Whether its attributes have errors, so that nothing is known of it for certain.
    pub(crate) is_broken: bool,
    /// The word `required`.
    pub(crate) required: Option<Ident>,
}

/// The value when none is given.
pub(crate) enum DefaultValue {
    /// That of the type.
    OfType(Span),
    Expr(Expr),
}

/// A field that is flattened.
pub(crate) struct Base<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
}

/// A field that follows an intent.
pub(crate) struct Follow<'i> {
    pub(crate) field: &'i Field,
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    pub(crate) lifespan: Option<LitInt>,
}

impl<'i> Fields<'i> {
    /// Reads the fields; `None` of an item that cannot have any with names.
    pub(crate) fn read(input: &'i DeriveInput, what: &str, errors: &mut Errors) -> Option<Self> {
        let data = match &input.data {
            Data::Struct(data) => data,
            Data::Enum(data) => {
                errors.at(
                    data.enum_token,
                    format_args!(
                        "{what} is a struct; an enum is an entity type, with `#[derive(Entity)]`"
                    ),
                );
                return None;
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    format_args!("{what} is a struct, with a field for each parameter"),
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
                        "the fields of {what} need names: they are the names of its parameters"
                    ),
                );
                return None;
            }
        }
        Some(fields)
    }

    fn read_field(&mut self, field: &'i Field, ident: &'i Ident, errors: &mut Errors) {
        for name in ["intent", "params"] {
            let hint = format!("`#[{name}(…)]` belongs on the struct; a field has `#[param(…)]`");
            attr::misplaced(&field.attrs, name, &hint, errors);
        }
        let ty = &field.ty;
        if let Some(flatten) = find(field, "flatten") {
            attr::no_arguments(flatten, errors);
            alone(field, "follow", "a field is flattened or follows an intent, not both", errors);
            alone(field, "param", "what is flattened has no name and no value of its own", errors);
            self.bases.push(Base { field, ident, ty });
        } else if find(field, "follow").is_some() {
            alone(field, "param", "what is followed is no parameter", errors);
            let mut lifespan = None;
            // Bare, it leaves the lifespan alone.
            let is_bare = |attr: &&Attribute| attr.meta.require_path_only().is_ok();
            let attrs: Vec<_> = field.attrs.iter().filter(|attr| !is_bare(attr)).cloned().collect();
            attr::read(&attrs, "follow", &["lifespan"], errors, |_, meta, _| {
                lifespan = Some(attr::turns(meta)?);
                Ok(())
            });
            self.follows.push(Follow { field, ident, ty, lifespan });
        } else {
            self.params.push(Param::read(field, ident, errors));
        }
    }

    /// Every field, in no particular order.
    pub(crate) fn idents(&self) -> impl Iterator<Item = &'i Ident> {
        let params = self.params.iter().map(|param| param.ident);
        let bases = self.bases.iter().map(|base| base.ident);
        params.chain(bases).chain(self.follows.iter().map(|follow| follow.ident))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.idents().next().is_none()
    }
}

/// The names of fields and parameters, as the checks on phrases and language files take them.
pub(crate) struct Names {
    /// Name, field, and whether it is untagged.
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

fn find<'i>(field: &'i Field, name: &str) -> Option<&'i Attribute> {
    field.attrs.iter().find(|attr| attr.path().is_ident(name))
}

fn alone(field: &Field, name: &str, message: &str, errors: &mut Errors) {
    attr::misplaced(&field.attrs, name, message, errors);
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
        let known = ["name", "default", "untagged", "required"];
        attr::read(&field.attrs, "param", &known, errors, |key, meta, _| {
            match key {
                "name" => param.name = attr::text(meta)?,
                "untagged" => {
                    attr::word(meta)?;
                    param.is_untagged = true;
                }
                "required" => {
                    attr::word(meta)?;
                    param.required = meta.path.get_ident().cloned();
                }
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
        param.is_broken = errors.len() > errors_before;
        param
    }
}

mod word {
    syn::custom_keyword!(derive);
}

/// The partial form, as it is asked for.
pub(crate) struct PartialForm {
    pub(crate) ident: Ident,
    /// What it derives.
    pub(crate) derives: Vec<Path>,
}

impl PartialForm {
    /// Reads `partial = Name` or `partial(Name, derive(…))`.
    pub(crate) fn read(meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<Self> {
        const FORM: &str = "write `partial = PartialOrder`: the name of the type that is made";
        let name = |input: ParseStream<'_>| {
            input.parse().map_err(|error: syn::Error| syn::Error::new(error.span(), FORM))
        };
        if meta.input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in meta.input);
            let ident =
                if content.peek(word::derive) { Err(content.error(FORM)) } else { name(&content) };
            let derives = match &ident {
                Ok(_) => errors.ok(derives(&content)).unwrap_or_default(),
                Err(_) => Vec::new(),
            };
            // Of what has an error, the rest is skipped.
            content.parse::<TokenStream>()?;
            return Ok(Self { ident: ident?, derives });
        }
        if !meta.input.peek(Token![=]) {
            return Err(meta.error(FORM));
        }
        Ok(Self { ident: name(meta.value()?)?, derives: Vec::new() })
    }
}

/// `, derive(Debug, Clone)`, if it is there.
fn derives(input: ParseStream<'_>) -> syn::Result<Vec<Path>> {
    const FORM: &str = "write `partial(PartialOrder, derive(Debug, Clone))`: after the name comes \
                        what the type derives";
    if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
        return Err(input.error(FORM));
    }
    if input.is_empty() {
        return Ok(Vec::new());
    }
    let word: Ident = input.parse().map_err(|error| syn::Error::new(error.span(), FORM))?;
    if word != "derive" || !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), FORM));
    }
    let content;
    syn::parenthesized!(content in input);
    let paths = content.parse_terminated(Path::parse_mod_style, Token![,]);
    if paths.is_err() {
        content.parse::<TokenStream>()?;
    }
    let paths = paths.map_err(|error| syn::Error::new(error.span(), FORM))?;
    input.parse::<Option<Token![,]>>()?;
    if !input.is_empty() {
        return Err(input.error(FORM));
    }
    Ok(paths.into_iter().collect())
}
