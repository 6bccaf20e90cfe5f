use intents_language::name::{self, NameError};
use syn::{Ident, LitStr, PathArguments, Type};

use crate::case;
use crate::diag::Errors;
use crate::params::model::{Fields, Param};

/// The rules that the fields of one struct can be held to by themselves.
pub(crate) fn fields(fields: &Fields<'_>, errors: &mut Errors) {
    for (i, param) in fields.params.iter().enumerate() {
        names("parameter name", &param.name, name::check_parameter, errors);
        unique(param, &fields.params[..i], errors);
        if param.default.is_some() && is_option(param.ty) {
            errors.at(
                param.ty,
                "an `Option` has no default: it is `None` when no value was given; remove the \
                 `Option` or the default",
            );
        }
        if let Some(required) = &param.required {
            if param.default.is_some() {
                errors.at(
                    required,
                    "a parameter with a default is not required; remove one of the two",
                );
            } else if param.is_untagged {
                errors.at(required, "nobody is asked for what is untagged; remove one of the two");
            }
        }
    }
}

/// The partial form is a type beside the one that it is made from.
pub(crate) fn partial_name(partial: &Ident, ident: &Ident, errors: &mut Errors) {
    if partial == ident {
        errors.at(
            partial,
            format_args!("the partial form is a type of its own: give it another name, as in `Partial{ident}`"),
        );
    }
}

/// Whether Dialogflow accepts a name.
pub(crate) fn names(
    what: &str,
    name: &LitStr,
    check: impl Fn(&str) -> Result<(), NameError>,
    errors: &mut Errors,
) {
    if let Err(error) = check(&name.value()) {
        errors.at(name, format_args!("this {what} {error}"));
    }
}

fn unique(param: &Param<'_>, before: &[Param<'_>], errors: &mut Errors) {
    let name = param.name.value();
    // CX does not tell names apart by their case.
    let same = |other: &&Param<'_>| other.name.value().eq_ignore_ascii_case(&name);
    if let Some(first) = before.iter().find(same) {
        let (field, first) = (case::plain(first.ident), first.name.value());
        let hint = if first == name { "" } else { ", which differs in case only" };
        errors.at(
            &param.name,
            format_args!("the field `{field}` has the parameter `{first}` already{hint}"),
        );
    }
}

/// `Option<…>`. By its name; under another name it is found when its `Spec` is made.
pub(crate) fn is_option(ty: &Type) -> bool {
    let Type::Path(ty) = ty else { return false };
    ty.path.segments.last().is_some_and(|segment| {
        segment.ident == "Option" && matches!(segment.arguments, PathArguments::AngleBracketed(_))
    })
}
