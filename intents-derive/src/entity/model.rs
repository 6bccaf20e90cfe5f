use quote::ToTokens;
use syn::{Data, DeriveInput, Field, Fields, Ident, LitStr, Type};

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
    /// The word `fuzzy`.
    pub(crate) fuzzy: Option<Ident>,
    pub(crate) shape: Shape<'i>,
}

/// What the values are.
pub(crate) enum Shape<'i> {
    /// An enum: reference values.
    Values(Values<'i>),
    /// A struct around a text: what regular expressions match.
    Regexp { patterns: Vec<LitStr> },
    /// A struct with fields: values of other entity types.
    Composite {
        /// How users put them.
        forms: Vec<LitStr>,
        parts: Vec<Part<'i>>,
    },
}

#[derive(Default)]
pub(crate) struct Values<'i> {
    pub(crate) variants: Vec<Variant<'i>>,
    /// The variant for values that are not listed.
    pub(crate) other: Option<&'i Ident>,
    /// The word `list`: values have no synonyms.
    pub(crate) list: Option<Ident>,
}

/// A reference value.
pub(crate) struct Variant<'i> {
    pub(crate) ident: &'i Ident,
    /// What the webhook gets, with the span of what gives it.
    pub(crate) value: LitStr,
    pub(crate) synonyms: Vec<LitStr>,
}

/// A part of a composite value.
pub(crate) struct Part<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: &'i Type,
    /// Its name on the wire, with the span of what gives it.
    pub(crate) name: LitStr,
}

/// What the attributes of the item say.
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
    /// Reads the item. Of one whose kind is no entity type, only where `intents_core` is.
    pub(crate) fn read(input: &'i DeriveInput, errors: &mut Errors) -> Result<Self, CratePath> {
        let ident = &input.ident;
        let header = Header::read(input, errors);
        if !input.generics.params.is_empty() {
            errors.at(&input.generics, "an entity type cannot be generic");
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
        let known = ["name", "fuzzy", "list", "regexp", "composite", "crate"];
        attr::read(&input.attrs, "entity", &known, errors, |key, meta, errors| {
            let word = meta.path.get_ident().cloned();
            match key {
                "name" => header.name = Some(attr::text(meta)?),
                "fuzzy" => header.fuzzy = word,
                "list" => header.list = word,
                "regexp" => {
                    // What it wants to be is known, whatever is wrong with the patterns.
                    header.regexp = word.clone().map(|word| (word, Vec::new()));
                    let patterns = attr::texts_in_parentheses(meta)?;
                    if patterns.is_empty() {
                        return Err(meta.error("write at least one regular expression"));
                    }
                    header.regexp = word.map(|word| (word, patterns));
                }
                "composite" => {
                    let forms = attr::texts_in_parentheses(meta)?;
                    header.composite = word.map(|word| (word, forms));
                }
                _ => header.crate_path = CratePath::read(meta, errors)?,
            }
            Ok(())
        });
        header
    }
}

impl<'i> Shape<'i> {
    fn read(input: &'i DeriveInput, header: &Header, errors: &mut Errors) -> Option<Self> {
        let misplaced = |word: Option<&Ident>, message: &str, errors: &mut Errors| {
            if let Some(word) = word {
                errors.at(word, message);
            }
        };
        let regexp = header.regexp.as_ref();
        let composite = header.composite.as_ref();
        let list = header.list.as_ref();
        const LIST: &str = "only an enum has reference values that could be a list";
        const COMPOSITE: &str =
            "a composite entity type is a struct with a named field for each part";
        match &input.data {
            Data::Enum(data) => {
                misplaced(
                    regexp.map(|(word, _)| word),
                    "an entity type of regular expressions is a struct around the text that they \
                     match: `struct Postcode(String);`",
                    errors,
                );
                misplaced(composite.map(|(word, _)| word), COMPOSITE, errors);
                let mut values = Values { list: list.cloned(), ..Values::default() };
                for variant in &data.variants {
                    values.read_variant(variant, errors);
                }
                Some(Self::Values(values))
            }
            Data::Struct(data) => {
                misplaced(list, LIST, errors);
                match (&data.fields, regexp) {
                    (Fields::Unnamed(fields), Some((_, patterns))) if fields.unnamed.len() == 1 => {
                        misplaced(composite.map(|(word, _)| word), COMPOSITE, errors);
                        Some(Self::Regexp { patterns: patterns.clone() })
                    }
                    (Fields::Named(fields), None) if !fields.named.is_empty() => {
                        let parts = fields.named.iter().filter_map(|f| Part::read(f, errors));
                        Some(Self::Composite {
                            parts: parts.collect(),
                            forms: composite.map(|(_, forms)| forms.clone()).unwrap_or_default(),
                        })
                    }
                    _ => {
                        errors.at(
                            &input.ident,
                            "a struct is an entity type if it has a named field for each part of a \
                             composite value, or holds one text and `#[entity(regexp(\"…\"))]` says \
                             which; reference values are an enum",
                        );
                        None
                    }
                }
            }
            Data::Union(data) => {
                errors.at(data.union_token, "an entity type is an enum or a struct");
                None
            }
        }
    }
}

impl<'i> Part<'i> {
    fn read(field: &'i Field, errors: &mut Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let mut name = LitStr::new(&case::plain(ident), ident.span());
        attr::read(&field.attrs, "entity", &["name"], errors, |_, meta, _| {
            name = attr::text(meta)?;
            Ok(())
        });
        Some(Self { ident, ty: &field.ty, name })
    }
}

impl<'i> Values<'i> {
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
