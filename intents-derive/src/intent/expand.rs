use intents_language::{Language, name};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

use crate::intent::model::Intent;
use crate::language::Words;
use crate::params::{self, Names, Owner};
use crate::path;

/// The intent's code: its parameters, and what the agent's definition says of it.
pub(crate) fn intent(intent: &Intent<'_>, words: &Words) -> TokenStream {
    let (import, private) = (intent.crate_path.import(), path::private());
    let ident = intent.ident;
    let name = intent.name.value();
    let event = intent.event.as_ref().map_or_else(|| name::event(&name), LitStr::value);
    let context = name::context(&name);
    let location = location(&private, ident.span());

    let mut meta = quote!(#private::IntentMeta::new(#name, __INTENTS_PARAMS, #location));
    if !intent.description.is_empty() {
        let description = &intent.description;
        meta.extend(quote!(.with_description(#description)));
    }
    if let Some(action) = &intent.action {
        meta.extend(quote!(.with_action(#action)));
    }
    if let Some(lifespan) = &intent.lifespan {
        meta.extend(quote!(.with_lifespan(#lifespan)));
    }
    if !intent.input_contexts.is_empty() {
        let contexts = &intent.input_contexts;
        meta.extend(quote!(.with_input_contexts(&[#(#contexts),*])));
    }
    if let Some(role) = &intent.role {
        let role =
            Ident::new(if role == "welcome" { "Welcome" } else { "Fallback" }, Span::call_site());
        meta.extend(quote!(.with_role(#private::Role::#role)));
    }
    if let Some(priority) = intent.priority.as_ref().and_then(|text| priority(&text.value())) {
        let priority = Ident::new(priority, Span::call_site());
        meta.extend(quote!(.with_priority(#private::Priority::#priority)));
    }
    if intent.ends_conversation {
        meta.extend(quote!(.with_ends_conversation(true)));
    }
    if intent.resets_contexts {
        meta.extend(quote!(.with_resets_contexts(true)));
    }
    if !intent.examples.is_empty() {
        let examples = intent.examples.iter().map(|examples| {
            let (tag, phrases) = (&examples.language, &examples.phrases);
            let language = tag.value().parse::<Language>();
            let language = language.map_or_else(|_| tag.value(), |tag| tag.as_str().to_owned());
            quote!(#private::Examples { language: #language, phrases: &[#(#phrases),*] })
        });
        meta.extend(quote!(.with_examples(&[#(#examples),*])));
    }

    meta.extend(words.meta(&private));
    if let Some(folder) = words.folder() {
        meta.extend(quote!(.with_language_folder(#folder)));
    }
    let dependencies = words.dependencies();

    let names = Some((event, context));
    let form = intent.partial.as_ref();
    let partial = form.map(|form| &form.ident);
    let params = params::implementation(&Owner { ident, names, partial }, &intent.fields);
    let item = form.map(|form| {
        params::partial_item(form, intent.visibility, &intent.crate_path, &intent.fields)
    });
    let partial = partial.map(|p| params::partial_implementation(ident, p, &intent.fields));
    let flattened = flattened(intent, words, &private);

    quote! {
        #item
        // The type or a field may be deprecated: what uses it is the user's code, not this.
        #[allow(deprecated)]
        const _: () = {
            #import

            #params
            #partial
            #flattened
            #dependencies

            #[automatically_derived]
            impl #private::Intent for #ident {
                const META: &'static #private::IntentMeta = &#meta;
            }

            #private::inventory::submit! { #private::IntentEntry::new::<#ident>() }
        };
    }
}

/// The words for priorities, and the variants of `Priority`.
pub(crate) const PRIORITIES: [(&str, &str); 5] = [
    ("ignored", "Ignored"),
    ("low", "Low"),
    ("normal", "Normal"),
    ("high", "High"),
    ("highest", "Highest"),
];

/// The variant of `Priority` for a word.
pub(crate) fn priority(word: &str) -> Option<&'static str> {
    PRIORITIES.iter().find(|(name, _)| *name == word).map(|(_, variant)| *variant)
}

/// Names that are no parameters of the struct itself have to be some of what is flattened into it,
/// whose fields a macro cannot see: the compiler checks them when it knows the types.
fn flattened(intent: &Intent<'_>, words: &Words, private: &TokenStream) -> TokenStream {
    if intent.fields.bases.is_empty() {
        return TokenStream::new();
    }
    let bases: Vec<_> = (0..intent.fields.bases.len()).map(params::base_spec).collect();
    let names = Names::of(&intent.fields);
    let parameters = names.parameters();
    let mut assertions = TokenStream::new();
    for text in intent.examples.iter().flat_map(|examples| &examples.phrases) {
        for (_, name) in parameters.check_phrase(&text.value()).unknown {
            let message = parameters.absent_everywhere(name, "$", true);
            assertions.extend(quote_spanned! {text.span()=>
                const _: () = ::core::assert!(
                    #private::has_said_param(&[#(#bases.meta),*], #name),
                    #message
                );
            });
        }
    }
    assertions.extend(words.assertions(&bases, intent.name.span()));
    assertions
}

/// Where `span` is in the user's code.
pub(crate) fn location(private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned! {span=>
        #private::Location {
            file: ::core::file!(),
            line: ::core::line!(),
            column: ::core::column!(),
        }
    }
}
