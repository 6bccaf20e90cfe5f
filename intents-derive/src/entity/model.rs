use quote::ToTokens;
use syn::{Data, DeriveInput, Field, Fields, Ident, LitStr, Type};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
use crate::generics;
use crate::keys;
use crate::path::CratePath;

/// An item with `#[derive(Entity)]`.
pub(crate) struct Entity<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) crate_path: CratePath,
    pub(crate) description: String,
    /// The display name, with the span of `name = …` or of the item's name.
    pub(crate) name: LitStr,
    /// The word `fuzzy`.
    pub(crate) fuzzy: Option<Ident>,
    pub(crate) shape: Shape<'i>,
}

/// The kind of the entity type, with its values.
pub(crate) enum Shape<'i> {
    /// An enum of reference values.
    Values(Values<'i>),
    /// A struct that holds a text matched by regular expressions.
    Regexp { patterns: Vec<LitStr> },
    /// A struct whose fields are values of other entity types.
    Composite {
        /// The orders in which users say the parts.
        forms: Vec<LitStr>,
        parts: Vec<Part<'i>>,
    },
}

/// The variants of an enum.
#[derive(Default)]
pub(crate) struct Values<'i> {
    pub(crate) variants: Vec<Variant<'i>>,
    /// The variant for values that are not listed.
    pub(crate) other: Option<Other<'i>>,
    /// The word `list`, with which values have no synonyms.
    pub(crate) list: Option<Ident>,
}

/// A reference value.
pub(crate) struct Variant<'i> {
    pub(crate) ident: &'i Ident,
    /// The value that the webhook receives, with the span of `value = …` or of the variant's name.
    pub(crate) value: LitStr,
    pub(crate) synonyms: Vec<LitStr>,
}

/// The variant for values that are not listed.
pub(crate) struct Other<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
}

/// A part of a composite value.
pub(crate) struct Part<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    /// The name on the wire, with the span of `name = …` or of the field's name.
    pub(crate) name: LitStr,
}

/// The attributes of the item.
#[derive(Default)]
struct Header {
    crate_path: CratePath,
    name: Option<LitStr>,
    fuzzy: Option<Ident>,
    list: Option<Ident>,
    regexp: Option<(Ident, Vec<LitStr>)>,
    composite: Option<(Ident, Vec<LitStr>)>,
}

impl<'i> Entity<'i> {
    /// Reads the item. If it cannot be an entity type, the error is the path to `intents_core`.
    pub(crate) fn read(input: &'i DeriveInput, errors: &mut Errors) -> Result<Self, CratePath> {
        let ident = &input.ident;
        let header = Header::read(input, errors);
        generics::reject(input, "an entity type", errors);
        if !input.generics.params.is_empty() {
            return Err(header.crate_path);
        }
        match Shape::read(input, &header, errors) {
            Some(shape) => Ok(Self {
                ident,
                crate_path: header.crate_path,
                description: doc::description(&input.attrs),
                name: header.name.unwrap_or_else(|| LitStr::new(&case::plain(ident), ident.span())),
                fuzzy: header.fuzzy,
                shape,
            }),
            None => Err(header.crate_path),
        }
    }
}

impl Header {
    fn read(input: &DeriveInput, errors: &mut Errors) -> Self {
        let mut header = Self::default();
        let known =
            [keys::NAME, keys::FUZZY, keys::LIST, keys::REGEXP, keys::COMPOSITE, keys::CRATE];
        attr::read(&input.attrs, keys::ENTITY, &known, errors, |key, meta, errors| {
            let word = meta.path.get_ident().cloned();
            match key {
                keys::NAME => header.name = Some(attr::text(meta)?),
                keys::FUZZY => header.fuzzy = word,
                keys::LIST => header.list = word,
                keys::REGEXP => {
                    // The shape of the entity type is known even if the patterns have errors.
                    header.regexp = word.clone().map(|word| (word, Vec::new()));
                    let patterns = attr::texts_in_parentheses(meta)?;
                    if patterns.is_empty() {
                        return Err(meta.error(
                            "`regexp` must have at least one pattern; write `regexp(\"…\")`",
                        ));
                    }
                    header.regexp = word.map(|word| (word, patterns));
                }
                keys::COMPOSITE => {
                    let forms = attr::texts_in_parentheses(meta)?;
                    header.composite = word.map(|word| (word, forms));
                }
                _ => header.crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        header
    }

    fn reject_list(&self, errors: &mut Errors) {
        if let Some(word) = &self.list {
            errors.at(
                word,
                "`list` cannot be used on a struct: it applies to the reference values of an enum; \
                 remove `list`",
            );
        }
    }

    fn reject_regexp(&self, ident: &Ident, errors: &mut Errors) {
        if let Some((word, _)) = &self.regexp {
            errors.at(
                word,
                format_args!(
                    "`regexp` must be on a struct that holds the matched text; write \
                     `struct {ident}(String);`"
                ),
            );
        }
    }

    fn reject_composite(&self, errors: &mut Errors) {
        if let Some((word, _)) = &self.composite {
            errors.at(
                word,
                "`composite` must be on a struct with a named field for each part; remove \
                 `composite`, or write such a struct",
            );
        }
    }
}

impl<'i> Shape<'i> {
    fn read(input: &'i DeriveInput, header: &Header, errors: &mut Errors) -> Option<Self> {
        let ident = &input.ident;
        match &input.data {
            Data::Enum(data) => {
                header.reject_regexp(ident, errors);
                header.reject_composite(errors);
                let mut values = Values { list: header.list.clone(), ..Values::default() };
                for variant in &data.variants {
                    values.read_variant(variant, errors);
                }
                Some(Self::Values(values))
            }
            Data::Struct(data) => {
                header.reject_list(errors);
                match (&data.fields, &header.regexp) {
                    (Fields::Unnamed(fields), Some((_, patterns))) if fields.unnamed.len() == 1 => {
                        header.reject_composite(errors);
                        Some(Self::Regexp { patterns: patterns.clone() })
                    }
                    (Fields::Named(fields), None) if !fields.named.is_empty() => {
                        let parts = fields.named.iter().filter_map(|f| Part::read(f, errors));
                        let forms = header.composite.as_ref().map(|(_, forms)| forms.clone());
                        Some(Self::Composite {
                            parts: parts.collect(),
                            forms: forms.unwrap_or_default(),
                        })
                    }
                    _ => {
                        errors.at(
                            ident,
                            format_args!(
                                "the struct `{ident}` is not an entity type; write an enum for \
                                 reference values, named fields for a composite, or one unnamed \
                                 field with `#[entity(regexp(\"…\"))]` for regular expressions"
                            ),
                        );
                        None
                    }
                }
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "an entity type cannot be a union; write an enum or a struct",
                );
                None
            }
        }
    }
}

impl<'i> Part<'i> {
    fn read(field: &'i Field, errors: &mut Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let mut name = LitStr::new(&case::plain(ident), ident.span());
        attr::read(&field.attrs, keys::ENTITY, &[keys::NAME], errors, |_, meta, _| {
            name = attr::text(meta)?;
            Ok(())
        });
        Some(Self { ident, ty: &field.ty, name })
    }
}

impl<'i> Values<'i> {
    fn read_variant(&mut self, variant: &'i syn::Variant, errors: &mut Errors) {
        let ident = &variant.ident;
        let mut value = LitStr::new(&case::plain(ident), ident.span());
        let mut synonyms = Vec::new();
        let mut is_other = false;
        let mut key_of_value = None;
        let known = [keys::VALUE, keys::SYNONYMS, keys::OTHER];
        attr::read(&variant.attrs, keys::ENTITY, &known, errors, |key, meta, _| {
            match key {
                keys::OTHER => {
                    is_other = true;
                    return Ok(());
                }
                keys::VALUE => value = attr::text(meta)?,
                _ => synonyms = attr::texts_in_parentheses(meta)?,
            }
            key_of_value.get_or_insert_with(|| meta.path.clone());
            Ok(())
        });
        if is_other {
            if let Some(key) = key_of_value {
                let written = attr::written(&key);
                errors.at(
                    key,
                    format_args!(
                        "`{written}` cannot be combined with `other`: unlisted values have no \
                         reference value and no synonyms; remove `{written}`"
                    ),
                );
            }
            self.read_other(variant, errors);
            return;
        }
        if !matches!(variant.fields, Fields::Unit) {
            errors.at(
                &variant.fields,
                format_args!(
                    "the reference value `{ident}` cannot have fields; remove them, or write \
                     `#[entity(other)] {ident}(String)` for values that are not listed"
                ),
            );
        }
        self.variants.push(Variant { ident, value, synonyms });
    }

    fn read_other(&mut self, variant: &'i syn::Variant, errors: &mut Errors) {
        let ident = &variant.ident;
        if let Some(first) = &self.other {
            let first = first.ident;
            errors.at(
                ident,
                format_args!(
                    "`#[entity(other)]` cannot be on two variants; remove it from `{first}` or \
                     `{ident}`"
                ),
            );
        }
        let fields = &variant.fields;
        let mut types = fields.iter().map(|field| &field.ty);
        match (fields, types.next(), types.next()) {
            (Fields::Unnamed(_), Some(ty), None) => self.other = Some(Other { ident, ty }),
            _ => errors.at(
                // A variant without fields has only its name to report the error on.
                if fields.is_empty() { ident.to_token_stream() } else { fields.to_token_stream() },
                format_args!(
                    "the variant with `#[entity(other)]` must hold the unlisted value; write \
                     `{ident}(String)`"
                ),
            ),
        }
    }
}
