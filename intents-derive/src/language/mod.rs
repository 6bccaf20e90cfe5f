//! Language files: found, checked and embedded while a crate is compiled.

mod folder;

use std::collections::BTreeMap;
use std::fs;

use intents_language::Language;
use intents_language::resource::{
    self, FOLDER, Invalid, LanguageFiles, Resource, Unknown, file_name,
};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, LitStr};

use crate::diag::Errors;
use crate::path;
use folder::Package;

/// What the language files of an intent or an entity type say.
#[derive(Default)]
pub(crate) struct Words {
    files: Vec<File>,
    /// Names that only what is flattened can have.
    unknown: Vec<Unknown>,
    /// The package, if it has a language folder.
    package: Option<String>,
}

struct File {
    language: Language,
    path: String,
    json: String,
}

/// Whether a file of a language is that of an intent or of an entity type.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Intent,
    Entity,
}

impl Kind {
    fn of(self, files: &LanguageFiles) -> &BTreeMap<String, String> {
        match self {
            Self::Intent => &files.intents,
            Self::Entity => &files.entities,
        }
    }
}

impl Words {
    /// Finds and reads the files for a display name. Their problems are errors on the name.
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
        let mut words =
            Self { package: package.root.to_str().map(str::to_owned), ..Self::default() };
        let display_name = name.value();
        for (folder, files) in &package.folder.languages {
            misnamed(kind, &display_name, folder, &package, name, errors);
            let Some(path) = kind.of(files).get(&display_name) else { continue };
            words.add(&package, files, path, name, errors, &read);
        }
        if !words.files.is_empty()
            && let Some(refusal) = package.refuse()
        {
            errors.at(name, refusal);
        }
        words.files.sort_by(|a, b| a.language.cmp(&b.language));
        words
    }

    /// Of a type that has none, each file is an error.
    pub(crate) fn refuse(kind: Kind, name: &LitStr, errors: &mut Errors, message: &str) {
        let Ok(Some(package)) = folder::package() else { return };
        for files in package.folder.languages.values() {
            if let Some(path) = kind.of(files).get(&name.value()) {
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
                    format_args!("{path}: the folder of a language is named by its tag: {error}"),
                );
                return;
            }
        };
        if let Some(first) = self.files.iter().find(|file| file.language == language) {
            let first = &first.path;
            errors.at(name, format_args!("{path}: `{language}` has the file {first} already"));
            return;
        }
        let bytes = match fs::read(package.root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) => {
                errors.at(name, format_args!("{path}: this file cannot be read: {error}"));
                return;
            }
        };
        match read(path, &bytes) {
            Ok(resource) => {
                self.unknown.extend(resource.unknown);
                self.files.push(File { language, path: path.to_owned(), json: resource.json });
            }
            Err(invalid) => {
                for problem in invalid.problems {
                    errors.at(name, problem);
                }
                self.unknown.extend(invalid.unknown);
            }
        }
    }

    /// The file of a language.
    pub(crate) fn file(&self, language: &Language) -> Option<&str> {
        let file = self.files.iter().find(|file| file.language == *language);
        file.map(|file| file.path.as_str())
    }

    /// What is added to the meta data.
    pub(crate) fn meta(&self, private: &TokenStream) -> TokenStream {
        if self.files.is_empty() {
            return TokenStream::new();
        }
        let files = self.files.iter().map(|File { language, path, json }| {
            let language = language.as_str();
            quote!(#private::LanguageFile { language: #language, path: #path, json: #json })
        });
        quote!(.with_language_files(&[#(#files),*]))
    }

    /// The folder of the package, for what looks for files that belong to nothing: in development
    /// alone, as programs that are shipped have no paths of the machine that built them. `None` if
    /// the package has no language folder.
    pub(crate) fn folder(&self) -> Option<TokenStream> {
        let package = self.package.as_ref()?;
        Some(quote!(if ::core::cfg!(debug_assertions) { #package } else { "" }))
    }

    /// Asks the compiler whether one of what is flattened has the parameters that the intent itself
    /// has not: a macro cannot see it.
    pub(crate) fn assertions(&self, bases: &[Ident], span: Span) -> TokenStream {
        let private = path::private();
        let bases = quote!(&[#(#bases.meta),*]);
        let assertions = self.unknown.iter().map(|Unknown { names, is_said, problem }| {
            let has = if *is_said { quote!(has_said_param) } else { quote!(has_param) };
            let alternatives = names.iter().map(|name| quote!(#private::#has(#bases, #name)));
            // It is a format string.
            let message = problem.to_string().replace('{', "{{").replace('}', "}}");
            quote_spanned! {span=>
                const _: () = ::core::assert!(#(#alternatives)||*, #message);
            }
        });
        assertions.collect()
    }

    /// What makes the compiler note that the crate depends on the files.
    pub(crate) fn dependencies(&self) -> TokenStream {
        let files = self.files.iter().map(|file| {
            let path = format!("/{}", file.path);
            quote! {
                const _: &[u8] =
                    ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
            }
        });
        files.collect()
    }
}

/// A file of this name that nobody reads: a second one, or one with another ending.
fn misnamed(
    kind: Kind,
    display_name: &str,
    folder: &str,
    package: &Package,
    name: &LitStr,
    errors: &mut Errors,
) {
    let file = file_name(display_name);
    let folder = match kind {
        Kind::Intent => format!("{FOLDER}/{folder}"),
        Kind::Entity => format!("{FOLDER}/{folder}/entities"),
    };
    for [read, other] in &package.folder.doubles {
        let file = other.strip_prefix(&folder).and_then(|file| file.strip_prefix('/'));
        if file.and_then(resource::display_name).is_some_and(|name| name == display_name) {
            let message =
                format!("{other} is a file of this name, as {read} is: remove one of them");
            errors.at(name, message);
        }
    }
    let stray = format!("{folder}/{}", file.replace(".yaml", ".yml"));
    if package.folder.strays.binary_search(&stray).is_ok() {
        errors.at(name, format_args!("{stray}: language files end with `.yaml`: name it `{file}`"));
    }
}

#[cfg(test)]
impl Words {
    /// One file, as if it had been found in a package.
    pub(crate) fn of(language: Language, path: &str, resource: Resource) -> Self {
        let file = File { language, path: path.to_owned(), json: resource.json };
        let package = Some("/a/package".to_owned());
        Self { files: vec![file], unknown: resource.unknown, package }
    }
}
