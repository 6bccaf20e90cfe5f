//! Identifiers as names on the wire.

use syn::ext::IdentExt;

/// Returns the identifier without `r#`, which only Rust knows.
pub(crate) fn plain(ident: &syn::Ident) -> String {
    ident.unraw().to_string()
}
