use intents_language::name;
use syn::{GenericParam, ReceiverKind, Safety, Type};

use crate::diag::Errors;
use crate::fulfill::model::{Form, Fulfill, Key};
use crate::params;

/// The rules for signatures that the compiler would only report inside of generated code.
pub(crate) fn fulfill(fulfill: &Fulfill, errors: &mut Errors) {
    let signature = &fulfill.signature;
    for param in &signature.generics.params {
        if !matches!(param, GenericParam::Lifetime(_)) {
            errors.at(
                param,
                "a handler cannot be generic: the registry holds one function for each intent",
            );
        }
    }
    if let Safety::Unsafe(unsafety) = &signature.safety {
        errors.at(unsafety, "a handler cannot be `unsafe`: any request may call it");
    }
    match &fulfill.key {
        Some(Key::Name(name)) => params::names("display name", name, name::check_intent, errors),
        Some(Key::Action(action)) => params::names("action", action, name::check_action, errors),
        Some(Key::Tag(tag)) if tag.value().is_empty() => {
            errors.at(tag, "this tag is empty: CX calls a fulfillment without one by its intent");
        }
        _ => {}
    }
    for ty in &fulfill.arguments {
        if let Type::ImplTrait(ty) = ty {
            errors.at(ty, "the type of a handler's argument says what it is taken from; name it");
        }
    }
    if let Form::Impl { receiver, .. } = &fulfill.form
        && !matches!(receiver.kind, ReceiverKind::Value | ReceiverKind::Reference(_, _, None))
    {
        errors.at(receiver, "the handler takes the intent as `self` or `&self`");
    }
}
