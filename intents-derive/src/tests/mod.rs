//! Snapshots of expansions. Review each change of a snapshot.
//!
//! `INSTA_UPDATE=always cargo test -p intents-derive` updates them.

mod entity;
mod followed;
mod fulfill;
mod intent;
mod params;

use proc_macro2::TokenStream;

/// Formats an expansion.
fn pretty(expansion: TokenStream) -> String {
    match syn::parse2(expansion.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("{error}: {expansion}"),
    }
}
