use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{
    Attribute, FnArg, Ident, ImplItem, Item, ItemFn, ItemImpl, Lit, LitStr, Receiver, ReturnType,
    Signature, Type, Visibility,
};

use crate::attr;
use crate::diag::{Errors, did_you_mean};
use crate::keys;
use crate::path::CratePath;

/// An item with `#[fulfill]`.
pub(crate) struct Handler {
    pub(crate) crate_path: CratePath,
    /// The `#[cfg]`s of the item, which are repeated on its registration.
    pub(crate) cfgs: Vec<Attribute>,
    /// The key of an untyped handler. A typed handler is called for the intent of its first
    /// argument.
    pub(crate) key: Option<Key>,
    pub(crate) form: Form,
    pub(crate) signature: Signature,
    /// The types of the arguments: of a typed handler the intent, then the extracted arguments.
    pub(crate) arguments: Vec<Type>,
}

/// The requests for which an untyped handler is called.
pub(crate) enum Key {
    /// Requests for the intent with this display name.
    Name(LitStr),
    /// Requests for intents with this action.
    Action(LitStr),
    /// Requests with this tag.
    Tag(LitStr),
    /// Requests that no other handler fulfills.
    Unhandled,
}

impl Key {
    /// Returns the argument of the attribute that gives this key.
    fn written(&self) -> &'static str {
        match self {
            Self::Name(_) => keys::INTENT,
            Self::Action(_) => keys::ACTION,
            Self::Tag(_) => keys::TAG,
            Self::Unhandled => keys::UNHANDLED,
        }
    }
}

/// The two ways to write a handler.
pub(crate) enum Form {
    /// A free function.
    Function { visibility: Visibility },
    /// The only function of an impl block, called with `self` or `&self`.
    Impl { intent: Box<Type>, receiver: Box<Receiver> },
}

impl Handler {
    /// Reads the item. Returns `None` if it cannot be a handler.
    pub(crate) fn read(args: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Self> {
        let (crate_path, key) = read_args(args, errors);
        match errors.ok(syn::parse2(item))? {
            Item::Fn(function) => Self::read_function(function, crate_path, key, errors),
            Item::Impl(block) => Self::read_impl(block, crate_path, key, errors),
            other => {
                errors.at(
                    keyword(other),
                    "`#[fulfill]` cannot be used on this item; write it on a function whose first \
                     argument is an intent",
                );
                None
            }
        }
    }

    fn read_function(
        function: ItemFn,
        crate_path: CratePath,
        key: Option<Key>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let signature = function.sig;
        if let Some(receiver) = signature.receiver() {
            errors.at(
                receiver,
                "`#[fulfill]` cannot be used on a method; write it on the impl block if this is \
                 its only function, or on a free function whose first argument is the intent",
            );
            return None;
        }
        let arguments = arguments(&signature);
        // After an error in the attribute it is not known whether the handler is typed.
        if arguments.is_empty() && key.is_none() && errors.is_empty() {
            let ident = &signature.ident;
            errors.push(syn::Error::new(
                signature.paren_token.span.join(),
                format_args!(
                    "`{ident}` must take an intent as its first argument; to fulfill requests that \
                     no other handler fulfills, write `#[fulfill(unhandled)]`"
                ),
            ));
            return None;
        }
        let form = Form::Function { visibility: function.vis };
        Some(Self { crate_path, cfgs: cfgs(&function.attrs), key, form, signature, arguments })
    }

    fn read_impl(
        block: ItemImpl,
        crate_path: CratePath,
        key: Option<Key>,
        errors: &mut Errors,
    ) -> Option<Self> {
        if let Some(key) = key {
            let key = key.written();
            errors.at(
                &block.self_ty,
                format_args!(
                    "`{key}` cannot be used on an impl block, which always fulfills its own intent; \
                     write a free function"
                ),
            );
            return None;
        }
        if let Some((path, _)) = &block.trait_ {
            errors.at(
                path,
                "`#[fulfill]` cannot be used on the impl of a trait; write it on an impl block of \
                 the intent",
            );
            return None;
        }
        if !block.generics.params.is_empty() {
            errors.at(
                &block.generics,
                "an impl block with `#[fulfill]` cannot be generic; remove its generic parameters",
            );
            return None;
        }
        let intent = block.self_ty;
        let mut items = block.items.into_iter();
        let (signature, other) = match (items.next(), items.next()) {
            (Some(ImplItem::Fn(function)), other) => (Some(function.sig), other),
            (other, _) => (None, other),
        };
        let (Some(signature), None) = (signature, &other) else {
            let tokens = match other {
                Some(ImplItem::Fn(function)) => function.sig.ident.into_token_stream(),
                Some(other) => keyword(other),
                None => intent.into_token_stream(),
            };
            errors.at(
                tokens,
                "an impl block with `#[fulfill]` must contain one function, the handler, and \
                 nothing else; write other items in a second impl block",
            );
            return None;
        };
        let Some(receiver) = signature.receiver().cloned() else {
            let ident = &signature.ident;
            errors.at(
                ident,
                format_args!(
                    "`{ident}` must take the intent as its first argument; write `self` or `&self`"
                ),
            );
            return None;
        };
        let mut all = vec![*intent.clone()];
        all.extend(arguments(&signature));
        let form = Form::Impl { intent, receiver: Box::new(receiver) };
        Some(Self {
            crate_path,
            cfgs: cfgs(&block.attrs),
            key: None,
            form,
            signature,
            arguments: all,
        })
    }

    /// Returns the name of the function.
    pub(crate) fn ident(&self) -> &Ident {
        &self.signature.ident
    }

    /// Returns the type that implements `Handler`.
    pub(crate) fn ty(&self) -> TokenStream {
        match &self.form {
            Form::Function { .. } => self.ident().to_token_stream(),
            Form::Impl { intent, .. } => intent.to_token_stream(),
        }
    }

    /// Returns the return type, if it is written.
    pub(crate) fn returned(&self) -> Option<&Type> {
        match &self.signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(ty),
        }
    }
}

fn read_args(args: TokenStream, errors: &mut Errors) -> (CratePath, Option<Key>) {
    let mut crate_path = CratePath::default();
    let mut key = None;
    if let Ok(literal) = syn::parse2::<Lit>(args.clone()) {
        errors.at(
            literal,
            "`#[fulfill]` must name its arguments; write `intent = \"…\"`, or make the intent the \
             first argument of the function",
        );
        return (crate_path, key);
    }
    let parser = syn::meta::parser(|meta| {
        let written = attr::written(&meta.path);
        let read = match written.as_str() {
            keys::CRATE => {
                crate_path = CratePath::read(&meta, errors)?;
                return Ok(());
            }
            keys::INTENT => Key::Name(attr::text(&meta)?),
            keys::ACTION => Key::Action(attr::text(&meta)?),
            keys::TAG => Key::Tag(attr::text(&meta)?),
            keys::UNHANDLED => {
                attr::word(&meta)?;
                Key::Unhandled
            }
            _ => return Err(meta.error(unknown_argument(&written))),
        };
        if key.is_some() {
            let message = "`#[fulfill]` takes only one of `intent`, `action`, `tag` or \
                           `unhandled`; write a second function";
            return Err(syn::Error::new_spanned(&meta.path, message));
        }
        key = Some(read);
        Ok(())
    });
    let result = parser.parse2(args);
    errors.ok(result);
    (crate_path, key)
}

/// Returns the message for an unknown argument, such as the type in `#[fulfill(Order)]`.
fn unknown_argument(written: &str) -> String {
    let known = [keys::INTENT, keys::ACTION, keys::TAG, keys::UNHANDLED, keys::CRATE];
    let hint = match did_you_mean(written, known) {
        suggestion if suggestion.is_empty() => {
            "; expected `intent = \"…\"`, `action = \"…\"`, `tag = \"…\"`, `unhandled` or \
             `crate = …`. To fulfill an intent, make it the first argument of the function"
                .to_owned()
        }
        suggestion => suggestion,
    };
    format!("unknown argument `{written}` in `#[fulfill(…)]`{hint}")
}

/// Returns the keyword of an item: `struct`, `const`.
fn keyword(item: impl ToTokens) -> TokenStream {
    let words = item.into_token_stream().into_iter();
    words.filter(|token| matches!(token, TokenTree::Ident(word) if word != "pub")).take(1).collect()
}

fn arguments(signature: &Signature) -> Vec<Type> {
    let typed = signature.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some((*argument.ty).clone()),
        FnArg::Receiver(_) => None,
    });
    typed.collect()
}

fn cfgs(attrs: &[Attribute]) -> Vec<Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("cfg")).cloned().collect()
}
