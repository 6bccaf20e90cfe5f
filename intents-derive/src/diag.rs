//! Errors, collected so that all of them are reported at once.

use intents_language::{closest, expected};
use proc_macro2::TokenStream;
use quote::ToTokens;

/// The errors found in one item. They must be taken out with [`finish`](Self::finish) or
/// [`into_compile_errors`](Self::into_compile_errors): dropping them unchecked panics.
#[derive(Debug)]
pub(crate) struct Errors(Option<Vec<syn::Error>>);

impl Errors {
    pub(crate) fn new() -> Self {
        Self(Some(Vec::new()))
    }

    /// Adds an error on `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.0.get_or_insert_default().push(error);
    }

    /// Returns the parsed value, or adds the error and returns `None`.
    pub(crate) fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, Vec::len)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the errors as `compile_error!`s, if there are any.
    pub(crate) fn finish(self) -> Result<(), TokenStream> {
        let is_empty = self.is_empty();
        let errors = self.into_compile_errors();
        if is_empty { Ok(()) } else { Err(errors) }
    }

    /// Returns a `compile_error!` for each error.
    pub(crate) fn into_compile_errors(mut self) -> TokenStream {
        let errors = self.0.take().unwrap_or_default();
        errors.iter().map(syn::Error::to_compile_error).collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        assert!(
            self.0.is_none() || std::thread::panicking(),
            "the errors of a macro were dropped without being reported"
        );
    }
}

/// Returns `; did you mean …?` if a candidate is similar to `word`, else an empty text.
pub(crate) fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> String {
    closest(word, candidates)
        .map(|candidate| format!("; did you mean `{candidate}`?"))
        .unwrap_or_default()
}

/// Returns `; did you mean …?`, or else `; expected …` with all candidates.
pub(crate) fn did_you_mean_or(word: &str, candidates: &[&str]) -> String {
    match did_you_mean(word, candidates.iter().copied()) {
        suggestion if suggestion.is_empty() => format!("; expected {}", expected(candidates, "or")),
        suggestion => suggestion,
    }
}

#[cfg(test)]
mod tests {
    use super::Errors;

    #[test]
    #[should_panic(expected = "dropped without being reported")]
    fn errors_that_are_dropped_unchecked_panic() {
        drop(Errors::new());
    }

    #[test]
    fn errors_that_are_taken_out_do_not_panic() {
        assert!(Errors::new().finish().is_ok());
        let mut errors = Errors::new();
        errors.at(quote::quote!(name), "a message");
        assert!(errors.finish().is_err());
    }
}
