use quote::ToTokens;
use syn::{Data, DeriveInput, Fields, Ident, LitStr, Type};

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
    /// Reads the item. Of one whose kind is no entity type, only where `intents_core` is.
    pub(crate) fn read(input: &'i DeriveInput, errors: &mut Errors) -> Result<Self, CratePath> {
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
                _ => entity.crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        if !input.generics.params.is_empty() {
            errors.at(&input.generics, "an entity type cannot be generic");
            return Err(entity.crate_path);
        }
        let Data::Enum(data) = &input.data else {
            errors.at(
                ident,
                "an entity type is an enum, whose variants are its reference values; for other \
                 values implement the trait `Entity` by hand",
            );
            return Err(entity.crate_path);
        };
        for variant in &data.variants {
            entity.read_variant(variant, errors);
        }
        Ok(entity)
    }

    fn read_variant(&mut self, variant: &'i syn::Variant, errors: &mut Errors) {
        let ident = &variant.ident;
        let mut read = Variant {
            ident,
            value: LitStr::new(&case::plain(ident), ident.span()),
            synonyms: Vec::new(),
        };
        let mut is_other = false;
        let mut named = None;
        let known = ["value", "synonyms", "other"];
        attr::read(&variant.attrs, "entity", &known, errors, |key, meta, _| {
            match key {
                "other" => {
                    is_other = true;
                    return Ok(());
                }
                "value" => read.value = attr::text(meta)?,
                _ => read.synonyms = attr::texts_in_parentheses(meta)?,
            }
            named.get_or_insert_with(|| meta.path.clone());
            Ok(())
        });
        if is_other {
            if let Some(key) = named {
                errors.at(
                    key,
                    "the values that are not listed have no reference value and no synonyms",
                );
            }
            if self.other.replace(ident).is_some() {
                errors.at(ident, "one variant is enough for the values that are not listed");
            }
        }
        match (&variant.fields, is_other) {
            (Fields::Unit, false) => self.variants.push(read),
            (fields, true) if is_text(fields) => {}
            (fields, true) => errors.at(
                // A variant without fields has nothing but its name to blame.
                if fields.is_empty() { ident.to_token_stream() } else { fields.to_token_stream() },
                "the variant for values that are not listed holds their text: `Other(String)`",
            ),
            (fields, false) => {
                errors.at(
                    fields,
                    "a reference value has no fields; the variant for values that are not listed \
                     is marked `#[entity(other)]`",
                );
                self.variants.push(read);
            }
        }
    }
}

/// `(String)`. By its name, as the compiler would only report another type inside of generated
/// code.
fn is_text(fields: &Fields) -> bool {
    let Fields::Unnamed(fields) = fields else { return false };
    let mut types = fields.unnamed.iter().map(|field| &field.ty);
    match (types.next(), types.next()) {
        (Some(Type::Path(ty)), None) => {
            ty.path.segments.last().is_some_and(|segment| segment.ident == "String")
        }
        _ => false,
    }
}
