use intents_language::name;
use syn::{GenericParam, ReceiverKind, Safety, Type};

use crate::diag::Errors;
use crate::fulfill::model::{Form, Handler, Key};
use crate::params::check_name;

/// Checks what the compiler would only report inside of generated code.
pub(crate) fn check_handler(handler: &Handler, errors: &mut Errors) {
    check_signature(handler, errors);
    if let Some(key) = &handler.key {
        check_key(key, errors);
    }
    check_arguments(handler, errors);
}

fn check_signature(handler: &Handler, errors: &mut Errors) {
    let (ident, signature) = (handler.ident(), &handler.signature);
    for param in &signature.generics.params {
        let name = match param {
            GenericParam::Lifetime(_) => continue,
            GenericParam::Type(param) => &param.ident,
            GenericParam::Const(param) => &param.ident,
        };
        errors.at(
            param,
            format_args!(
                "the handler `{ident}` cannot be generic: the registry holds one function for each \
                 intent; remove `{name}`"
            ),
        );
    }
    if let Safety::Unsafe(unsafety) = &signature.safety {
        errors.at(
            unsafety,
            format_args!(
                "the handler `{ident}` cannot be `unsafe`, as any request can call it; remove \
                 `unsafe`"
            ),
        );
    }
}

fn check_key(key: &Key, errors: &mut Errors) {
    match key {
        Key::Name(name) => check_name("`intent`", name, name::check_intent, errors),
        Key::Action(action) => check_name("`action`", action, name::check_action, errors),
        Key::Tag(tag) if tag.value().is_empty() => errors.at(
            tag,
            "`tag` cannot be empty; to fulfill requests without a tag, write `intent = \"…\"`",
        ),
        Key::Tag(_) | Key::Unhandled => {}
    }
}

fn check_arguments(handler: &Handler, errors: &mut Errors) {
    for ty in &handler.arguments {
        if let Type::ImplTrait(ty) = ty {
            errors.at(
                ty,
                "an argument of a handler cannot be `impl Trait`: its type decides what is \
                 extracted from the request; write a concrete type",
            );
        }
    }
    if let Form::Impl { receiver, .. } = &handler.form
        && !matches!(receiver.kind, ReceiverKind::Value | ReceiverKind::Reference(_, _, None))
    {
        let ident = handler.ident();
        errors.at(receiver, format_args!("`{ident}` must take the intent as `self` or `&self`"));
    }
}
