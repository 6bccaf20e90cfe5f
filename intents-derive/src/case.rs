//! Identifiers as names on the wire.

use syn::ext::IdentExt;

/// The identifier without `r#`, which is Rust's own.
pub(crate) fn plain(ident: &syn::Ident) -> String {
    ident.unraw().to_string()
}
