use syn::{Data, DeriveInput, Fields, Ident, LitStr};

use crate::attr;
use crate::case;
use crate::diag::Errors;
use crate::doc;
use crate::path::CratePath;

/// An entity type as it is written.
pub(crate) struct Entity<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) crate_path: CratePath,
    pub(crate) description: String,
    /// The display name, with the span of what gives it.
    pub(crate) name: LitStr,
    pub(crate) variants: Vec<Variant<'i>>,
    /// The variant for values that are not listed.
    pub(crate) other: Option<&'i Ident>,
}

/// A reference value.
pub(crate) struct Variant<'i> {
    pub(crate) ident: &'i Ident,
    /// What the webhook gets, with the span of what gives it.
    pub(crate) value: LitStr,
    pub(crate) synonyms: Vec<LitStr>,
}

impl<'i> Entity<'i> {
    /// Reads the item; `None` if it is of a kind that is no entity type.
    pub(crate) fn read(input: &'i DeriveInput, errors: &mut Errors) -> Option<Self> {
        let ident = &input.ident;
        let mut entity = Self {
            ident,
            crate_path: CratePath::default(),
            description: doc::description(&input.attrs),
            name: LitStr::new(&case::plain(ident), ident.span()),
            variants: Vec::new(),
            other: None,
        };
        attr::read(&input.attrs, "entity", &["name", "crate"], errors, |key, meta, errors| {
            match key {
                "name" => entity.name = attr::text(meta)?,
                _ => entity.crate_path = CratePath::given(meta.value()?.parse()?, errors),
            }
            Ok(())
        });
        if !input.generics.params.is_empty() {
            errors.at(&input.generics, "an entity type cannot be generic");
            return None;
        }
        let Data::Enum(data) = &input.data else {
            errors.at(
                ident,
                "an entity type is an enum, whose variants are its reference values; for other \
                 values implement the trait `Entity` by hand",
            );
            return None;
        };
        for variant in &data.variants {
            entity.read_variant(variant, errors);
        }
        Some(entity)
    }

    fn read_variant(&mut self, variant: &'i syn::Variant, errors: &mut Errors) {
        let ident = &variant.ident;
        let mut read = Variant {
            ident,
            value: LitStr::new(&case::plain(ident), ident.span()),
            synonyms: Vec::new(),
        };
        let mut is_other = false;
        let known = ["value", "synonyms", "other"];
        attr::read(&variant.attrs, "entity", &known, errors, |key, meta, _| {
            match key {
                "value" => read.value = attr::text(meta)?,
                "synonyms" => read.synonyms = attr::texts_in_parentheses(meta)?,
                _ => is_other = true,
            }
            Ok(())
        });
        match (&variant.fields, is_other) {
            (Fields::Unit, false) => self.variants.push(read),
            (Fields::Unnamed(fields), true) if fields.unnamed.len() == 1 => {
                if self.other.replace(ident).is_some() {
                    errors.at(ident, "one variant is enough for the values that are not listed");
                }
            }
            (_, true) => errors.at(
                variant,
                "the variant for values that are not listed holds their text: `Other(String)`",
            ),
            (fields, false) => errors.at(
                fields,
                "a reference value has no fields; the variant for values that are not listed is \
                 marked `#[entity(other)]`",
            ),
        }
    }
}
