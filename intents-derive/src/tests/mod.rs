//! What the macros expand to, as snapshots: a change of theirs is to be read, not only run.
//!
//! After a change `INSTA_UPDATE=always cargo test -p intents-derive` writes them anew.

mod entity;
mod followed;
mod fulfill;
mod intent;
mod params;

use proc_macro2::TokenStream;

/// An expansion as rustfmt would write it.
fn pretty(expansion: TokenStream) -> String {
    match syn::parse2(expansion.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("{error}: {expansion}"),
    }
}
