//! Language files: found, checked and embedded at compile time.

mod folder;

use std::collections::BTreeMap;
use std::fs;

use intents_language::resource::{Invalid, Resource, Unknown};
use intents_language::{ENTITIES, FOLDER, Language, LanguageFiles, display_name, file_name};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr};

use crate::diag::Errors;
use crate::path;
use folder::Package;

/// The language files of an intent or an entity type.
#[derive(Default)]
pub(crate) struct EmbeddedFiles {
    files: Vec<File>,
    /// Names that only flattened parameters can have.
    unknown: Vec<Unknown>,
    /// The folder of the package, if it has a language folder.
    package: Option<String>,
}

struct File {
    language: Language,
    path: String,
    json: String,
    starts: Vec<usize>,
}

/// The kind of type that a language file belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Intent,
    Entity,
}

impl Kind {
    /// Returns the files of this kind, by display name.
    fn files(self, files: &LanguageFiles) -> &BTreeMap<String, String> {
        match self {
            Self::Intent => &files.intents,
            Self::Entity => &files.entities,
        }
    }

    /// Returns the path of the folder for files of this kind.
    fn folder(self, language: &str) -> String {
        match self {
            Self::Intent => format!("{FOLDER}/{language}"),
            Self::Entity => format!("{FOLDER}/{language}/{ENTITIES}"),
        }
    }
}

impl EmbeddedFiles {
    /// Finds and reads the files for a display name. Their problems become errors on the name.
    pub(crate) fn read(
        kind: Kind,
        name: &LitStr,
        errors: &mut Errors,
        read: impl Fn(&str, &[u8]) -> Result<Resource, Invalid>,
    ) -> Self {
        let package = match folder::package() {
            Ok(Some(package)) => package,
            Ok(None) => return Self::default(),
            Err(error) => {
                errors.at(name, error);
                return Self::default();
            }
        };
        let mut embedded =
            Self { package: package.root.to_str().map(str::to_owned), ..Self::default() };
        let display_name = name.value();
        for (folder, files) in &package.folder.languages {
            check_file_names(kind, &display_name, folder, &package, name, errors);
            let Some(path) = kind.files(files).get(&display_name) else { continue };
            embedded.add(&package, files, path, name, errors, &read);
        }
        if !embedded.files.is_empty()
            && let Some(error) = package.unwatched()
        {
            errors.at(name, error);
        }
        embedded.files.sort_by(|a, b| a.language.cmp(&b.language));
        embedded
    }

    /// Reports each file of a type that cannot have language files.
    pub(crate) fn refuse(kind: Kind, name: &LitStr, errors: &mut Errors, message: &str) {
        let Ok(Some(package)) = folder::package() else { return };
        for files in package.folder.languages.values() {
            if let Some(path) = kind.files(files).get(&name.value()) {
                errors.at(name, format_args!("{path}: {message}"));
            }
        }
    }

    fn add(
        &mut self,
        package: &Package,
        files: &LanguageFiles,
        path: &str,
        name: &LitStr,
        errors: &mut Errors,
        read: impl Fn(&str, &[u8]) -> Result<Resource, Invalid>,
    ) {
        let language = match &files.language {
            Ok(language) => language.clone(),
            Err(error) => {
                errors.at(
                    name,
                    format_args!("`{path}` must be in a folder named after a language: {error}"),
                );
                return;
            }
        };
        if let Some(first) = self.files.iter().find(|file| file.language == language) {
            let first = &first.path;
            errors.at(
                name,
                format_args!(
                    "`{path}` and `{first}` are for the same language; remove one of them"
                ),
            );
            return;
        }
        let bytes = match fs::read(package.root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) => {
                errors.at(name, format_args!("`{path}` cannot be read: {error}"));
                return;
            }
        };
        match read(path, &bytes) {
            Ok(Resource { json, starts, unknown }) => {
                self.unknown.extend(unknown);
                self.files.push(File { language, path: path.to_owned(), json, starts });
            }
            Err(invalid) => {
                for problem in invalid.problems {
                    errors.at(name, problem);
                }
                self.unknown.extend(invalid.unknown);
            }
        }
    }

    /// Returns the path of the file for a language.
    pub(crate) fn path(&self, language: &Language) -> Option<&str> {
        let file = self.files.iter().find(|file| file.language == *language);
        file.map(|file| file.path.as_str())
    }

    /// Returns the call that adds the files to the metadata of their type.
    pub(crate) fn meta(&self) -> TokenStream {
        if self.files.is_empty() {
            return TokenStream::new();
        }
        quote!(.with_language_files(__INTENTS_LANGUAGE_FILES))
    }

    /// Returns the constant that [`meta`](Self::meta) refers to.
    ///
    /// Release builds contain the `include_str!` too, though they do not use its text: it tells the
    /// compiler that the crate depends on the file.
    pub(crate) fn constant(&self, private: &TokenStream) -> TokenStream {
        if self.files.is_empty() {
            return TokenStream::new();
        }
        let files = self.files.iter().map(|File { language, path, json, starts }| {
            let language = language.as_str();
            let absolute = format!("/{path}");
            let starts = starts.iter().map(|start| Literal::usize_unsuffixed(*start));
            quote! {
                #private::LanguageFile {
                    language: #language,
                    path: #path,
                    json: #json,
                    source: if ::core::cfg!(debug_assertions) {
                        #private::Option::Some(#private::LanguageSource {
                            text: ::core::include_str!(
                                ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #absolute)
                            ),
                            starts: &[#(#starts),*],
                        })
                    } else {
                        #private::Option::None
                    },
                }
            }
        });
        quote! {
            const __INTENTS_LANGUAGE_FILES: &[#private::LanguageFile] = &[#(#files),*];
        }
    }

    /// Returns the folder of the package, in which unused language files are looked for. `None` if
    /// the package has no language folder. Release builds do not contain the path, which belongs to
    /// the machine that compiled them.
    pub(crate) fn folder(&self) -> Option<TokenStream> {
        let package = self.package.as_ref()?;
        Some(quote!(if ::core::cfg!(debug_assertions) { #package } else { "" }))
    }

    /// Returns assertions that flattened types have the parameters that the intent itself lacks. A
    /// macro cannot see the types, so the compiler checks it.
    pub(crate) fn assertions(&self, bases: &[Ident], span: Span) -> TokenStream {
        let private = path::private();
        let bases = quote!(&[#(#bases.meta),*]);
        let assertions = self.unknown.iter().map(|Unknown { names, is_tagged, problem }| {
            let has = if *is_tagged { quote!(has_tagged_param) } else { quote!(has_param) };
            let alternatives = names.iter().map(|name| quote!(#private::#has(#bases, #name)));
            // The message of an assertion is a format string.
            let message = problem.to_string().replace('{', "{{").replace('}', "}}");
            quote_spanned! {span=>
                const _: () = ::core::assert!(#(#alternatives)||*, #message);
            }
        });
        assertions.collect()
    }
}

/// Reports files for a display name that are not read: duplicates, and names that end in `.yml`.
fn check_file_names(
    kind: Kind,
    name: &str,
    language: &str,
    package: &Package,
    tokens: &LitStr,
    errors: &mut Errors,
) {
    let expected = file_name(name);
    let folder = kind.folder(language);
    for [used, other] in &package.folder.doubles {
        let file = other.strip_prefix(&folder).and_then(|file| file.strip_prefix('/'));
        if file.and_then(display_name).is_some_and(|other| other == name) {
            errors.at(
                tokens,
                format_args!("`{used}` and `{other}` have the same name; remove one of them"),
            );
        }
    }
    let stray = format!("{folder}/{}", expected.replace(".yaml", ".yml"));
    if package.folder.strays.binary_search(&stray).is_ok() {
        errors.at(tokens, format_args!("`{stray}` must end in `.yaml`; rename it to `{expected}`"));
    }
}

#[cfg(test)]
impl EmbeddedFiles {
    /// Creates the files as if one had been found in a package.
    pub(crate) fn with_file(language: Language, path: &str, resource: Resource) -> Self {
        let Resource { json, starts, unknown } = resource;
        let file = File { language, path: path.to_owned(), json, starts };
        Self { files: vec![file], unknown, package: Some("/a/package".to_owned()) }
    }
}
