use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned;

use crate::entity::model::{Entity, Other, Part, Shape, Values};
use crate::language::EmbeddedFiles;
use crate::path;

/// The pieces of an `impl Entity`.
struct Pieces {
    /// Constants before the implementation.
    constants: TokenStream,
    kind: TokenStream,
    from_value: TokenStream,
    write: TokenStream,
}

/// Generates the implementation of `Entity` from a table of the values.
pub(crate) fn expand(entity: &Entity<'_>, files: &EmbeddedFiles) -> TokenStream {
    let (import, private) = (entity.crate_path.import(), path::private());
    let (ident, name) = (entity.ident, &entity.name);
    let Pieces { constants, kind, from_value, write } = match &entity.shape {
        Shape::Values(shape) => values(ident, shape, &private),
        Shape::Regexp { patterns } => Pieces {
            constants: TokenStream::new(),
            kind: quote!(#private::EntityKind::Regexp(&[#(#patterns),*])),
            from_value: quote!(#private::matched_value(__intents_value).map(Self)),
            write: quote!(__intents_out.display(&self.0)),
        },
        Shape::Composite { forms, parts } => {
            let forms: Vec<_> = forms.iter().map(syn::LitStr::value).collect();
            composite(forms, parts, &private)
        }
    };
    let mut meta = quote!(#private::EntityMeta::new(#name, #kind));
    if !entity.description.is_empty() {
        let description = &entity.description;
        meta.extend(quote!(.with_description(#description)));
    }
    if matches!(&entity.shape, Shape::Values(Values { other: Some(_), .. })) {
        meta.extend(quote!(.with_expansion(true)));
    }
    if entity.fuzzy.is_some() {
        meta.extend(quote!(.with_fuzzy_matching(true)));
    }
    meta.extend(files.meta());
    let language_files = files.constant(&private);
    let entry = files.folder().map(|folder| {
        quote! {
            #private::inventory::submit! {
                #private::EntityEntry::new(<#ident as #private::Entity>::META, #folder)
            }
        }
    });
    quote! {
        // A deprecated type or value is reported where the user's code uses it, not here.
        #[allow(deprecated)]
        const _: () = {
            #import

            #constants
            #language_files

            #[automatically_derived]
            impl #private::Entity for #ident {
                const META: &'static #private::EntityMeta = &#meta;

                fn from_value(
                    __intents_value: #private::Value<'_>,
                ) -> #private::Result<Self, #private::ValueError> {
                    #from_value
                }

                fn write(
                    &self,
                    __intents_out: #private::ValueWriter<'_>,
                ) -> #private::Written {
                    #write
                }
            }

            #entry
        };
    }
}

fn values(ident: &Ident, shape: &Values<'_>, private: &TokenStream) -> Pieces {
    let values: Vec<_> = shape.variants.iter().map(|variant| &variant.value).collect();
    let synonyms = shape.variants.iter().map(|variant| {
        let synonyms = &variant.synonyms;
        quote!(&[#(#synonyms),*])
    });
    let variants: Vec<_> = shape.variants.iter().map(|variant| variant.ident).collect();
    let kind = if shape.list.is_some() { quote!(List) } else { quote!(Map) };
    let other = shape.other.as_ref();
    let unlisted = other.map(|Other { ty, .. }| {
        // The span of the type makes the compiler report a type that is not `String` there.
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        quote_spanned! {span=>
            const __INTENTS_UNLISTED: #private::UnlistedSpec<#ty> = #private::unlisted::<#ty>();
        }
    });
    let read_other = match other {
        None => quote!(#private::Result::Err(__intents_error)),
        Some(Other { ident, .. }) => {
            quote! {
                __INTENTS_UNLISTED.read(__intents_value, __intents_error).map(Self::#ident)
            }
        }
    };
    let write_other = other.map(|Other { ident, .. }| {
        quote!(Self::#ident(__intents_text) => __INTENTS_UNLISTED.text(__intents_text),)
    });
    Pieces {
        constants: quote! {
            #unlisted
            const __INTENTS_VALUES: &[#private::EntityValue] = &[
                #(#private::EntityValue { value: #values, synonyms: #synonyms }),*
            ];
            const __INTENTS_VARIANTS: &[fn() -> #ident] = &[#(|| #ident::#variants),*];
        },
        kind: quote!(#private::EntityKind::#kind(__INTENTS_VALUES)),
        from_value: quote! {
            match #private::reference_value(&__intents_value, __INTENTS_VALUES) {
                #private::Result::Ok(__intents_position) => {
                    #private::Result::Ok(__INTENTS_VARIANTS[__intents_position]())
                }
                #private::Result::Err(__intents_error) => #read_other,
            }
        },
        write: quote! {
            __intents_out.string(match self {
                #(Self::#variants => #values,)*
                #write_other
            })
        },
    }
}

fn composite(mut forms: Vec<String>, parts: &[Part<'_>], private: &TokenStream) -> Pieces {
    if forms.is_empty() {
        let names: Vec<_> = parts.iter().map(|part| format!("${}", part.name.value())).collect();
        forms.push(names.join(" "));
    }
    let specs = parts.iter().enumerate().map(|(i, part)| {
        let (spec, ty) = (spec(i), part.ty);
        // The span of the type makes the compiler report a type that is not an entity type there.
        let span = Span::mixed_site().located_at(ty.span());
        let private = path::private_at(span);
        quote_spanned!(span=> const #spec: #private::Spec<#ty> = #private::param::<#ty>();)
    });
    let names: Vec<_> = parts.iter().map(|part| &part.name).collect();
    let all: Vec<_> = (0..parts.len()).map(spec).collect();
    let idents: Vec<_> = parts.iter().map(|part| part.ident).collect();
    let locals: Vec<_> = (0..parts.len()).map(|i| path::local("part", i)).collect();
    Pieces {
        constants: quote! {
            #(#specs)*
            const __INTENTS_PARTS: &[#private::EntityPart] = &[
                #(#private::EntityPart { name: #names, entity: #all.shape.entity }),*
            ];
        },
        kind: quote!(#private::EntityKind::Composite { forms: &[#(#forms),*], parts: __INTENTS_PARTS }),
        from_value: quote! {
            let [#(#locals),*] = #private::composite_members(__intents_value, __INTENTS_PARTS)?;
            #private::Result::Ok(Self {
                #(#idents: #private::read_part(&#all, #locals, #names)?,)*
            })
        },
        write: quote! {
            let mut __intents_object = __intents_out.object();
            #(#private::write_part(&mut __intents_object, #names, &#all, &self.#idents);)*
            __intents_object.end()
        },
    }
}

fn spec(i: usize) -> Ident {
    path::constant("PART", i)
}
