use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{
    Attribute, FnArg, Ident, ImplItem, Item, ItemFn, ItemImpl, Lit, LitStr, Receiver, ReturnType,
    Signature, Type, Visibility,
};

use crate::attr;
use crate::diag::{Errors, did_you_mean};
use crate::path::CratePath;

/// A handler as it is written.
pub(crate) struct Fulfill {
    pub(crate) crate_path: CratePath,
    /// The `#[cfg]`s of the item, which its registration shares.
    pub(crate) cfgs: Vec<Attribute>,
    /// What the handler is called for, where its first argument does not say it.
    pub(crate) key: Option<Key>,
    pub(crate) form: Form,
    pub(crate) signature: Signature,
    /// The types of the arguments: the intent, then those that are taken from the call.
    pub(crate) arguments: Vec<Type>,
}

/// What a handler is called for that reads parameters itself.
pub(crate) enum Key {
    /// The intent with this display name.
    Name(LitStr),
    /// Intents with this action.
    Action(LitStr),
    /// Fulfillments with this tag.
    Tag(LitStr),
    /// What nothing else answers.
    Unhandled,
}

/// The two ways to write a handler.
pub(crate) enum Form {
    /// A free function.
    Function { visibility: Visibility },
    /// The one function of an impl block, called with `self` or `&self`.
    Impl { intent: Box<Type>, receiver: Box<Receiver> },
}

impl Fulfill {
    /// Reads the item; `None` if it is of a kind that is no handler.
    pub(crate) fn read(args: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Self> {
        let (crate_path, key) = read_args(args, errors);
        match errors.ok(syn::parse2(item))? {
            Item::Fn(function) => Self::of_function(function, crate_path, key, errors),
            Item::Impl(block) => Self::of_impl(block, crate_path, key, errors),
            other => {
                errors.at(
                    keyword(other),
                    "`#[fulfill]` stands on a function whose first argument is an intent",
                );
                None
            }
        }
    }

    fn of_function(
        function: ItemFn,
        crate_path: CratePath,
        key: Option<Key>,
        errors: &mut Errors,
    ) -> Option<Self> {
        let signature = function.sig;
        if let Some(receiver) = signature.receiver() {
            errors.at(
                receiver,
                "`#[fulfill]` cannot stand on a method: put it on the impl block, if this is its \
                 only function, or on a free function whose first argument is the intent",
            );
            return None;
        }
        let arguments = arguments(&signature);
        // What it is called for may be what has an error.
        if arguments.is_empty() && key.is_none() && errors.is_empty() {
            errors.push(syn::Error::new(
                signature.paren_token.span.join(),
                "the first argument of a handler is the intent that it fulfills",
            ));
            return None;
        }
        let form = Form::Function { visibility: function.vis };
        Some(Self { crate_path, cfgs: cfgs(&function.attrs), key, form, signature, arguments })
    }

    fn of_impl(
        block: ItemImpl,
        crate_path: CratePath,
        key: Option<Key>,
        errors: &mut Errors,
    ) -> Option<Self> {
        if key.is_some() {
            errors.at(
                &block.self_ty,
                "an impl block fulfills the intent that it is of; a handler that is called for \
                 something else is a free function",
            );
            return None;
        }
        if let Some((path, _)) = &block.trait_ {
            errors.at(path, "`#[fulfill]` stands on an impl block of the intent's own functions");
            return None;
        }
        if !block.generics.params.is_empty() {
            errors.at(&block.generics, "an intent cannot be generic");
            return None;
        }
        let intent = block.self_ty;
        let mut items = block.items.into_iter();
        let (signature, other) = match (items.next(), items.next()) {
            (Some(ImplItem::Fn(function)), other) => (Some(function.sig), other),
            (other, _) => (None, other),
        };
        let (Some(signature), None) = (signature, &other) else {
            let blamed = match other {
                Some(ImplItem::Fn(function)) => function.sig.ident.into_token_stream(),
                Some(other) => keyword(other),
                None => intent.into_token_stream(),
            };
            errors.at(
                blamed,
                "an impl block with `#[fulfill]` has one function, the handler; put others into a \
                 block of their own",
            );
            return None;
        };
        let Some(receiver) = signature.receiver().cloned() else {
            errors.at(
                &signature.ident,
                "the function of an impl block with `#[fulfill]` takes `self`, the intent",
            );
            return None;
        };
        let mut all = vec![*intent.clone()];
        all.extend(arguments(&signature));
        let form = Form::Impl { intent, receiver: Box::new(receiver) };
        Some(Self { crate_path, cfgs: cfgs(&block.attrs), key, form, signature, arguments: all })
    }

    /// The name of the handler in messages.
    pub(crate) fn ident(&self) -> &Ident {
        &self.signature.ident
    }

    /// The type that implements `Handler`.
    pub(crate) fn handler(&self) -> TokenStream {
        match &self.form {
            Form::Function { .. } => self.ident().to_token_stream(),
            Form::Impl { intent, .. } => intent.to_token_stream(),
        }
    }
}

fn read_args(args: TokenStream, errors: &mut Errors) -> (CratePath, Option<Key>) {
    const INTENT: &str = "the intent is the type of the function's first argument; for one without \
                          a type write `intent = \"…\"`";
    let mut crate_path = CratePath::default();
    let mut key = None;
    if let Ok(literal) = syn::parse2::<Lit>(args.clone()) {
        errors.at(literal, INTENT);
        return (crate_path, key);
    }
    let parser = syn::meta::parser(|meta| {
        let written = attr::written(&meta.path);
        let read = match written.as_str() {
            "crate" => {
                crate_path = CratePath::read(&meta, errors)?;
                return Ok(());
            }
            "intent" => Key::Name(attr::text(&meta)?),
            "action" => Key::Action(attr::text(&meta)?),
            "tag" => Key::Tag(attr::text(&meta)?),
            "unhandled" => {
                attr::word(&meta)?;
                Key::Unhandled
            }
            _ => {
                let known = ["intent", "action", "tag", "unhandled", "crate"];
                let hint = match did_you_mean(&written, known) {
                    suggestion if suggestion.is_empty() => format!("; {INTENT}"),
                    suggestion => suggestion,
                };
                let message = format_args!("unknown argument `{written}` of `#[fulfill]`{hint}");
                return Err(meta.error(message));
            }
        };
        if key.is_some() {
            let message = "a handler is called for one thing; write another function";
            return Err(syn::Error::new_spanned(&meta.path, message));
        }
        key = Some(read);
        Ok(())
    });
    let result = parser.parse2(args);
    errors.ok(result);
    (crate_path, key)
}

/// The word that says what an item is: `struct`, `const`.
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

impl Fulfill {
    /// The return type, if there is one.
    pub(crate) fn returned(&self) -> Option<&Type> {
        match &self.signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(ty),
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.ident().span()
    }
}
