use intents_language::name::{self, NameError};
use syn::{Ident, LitStr};

use crate::case;
use crate::diag::Errors;
use crate::params::model::{Fields, Param};

/// Checks the rules for the fields of a single struct.
pub(crate) fn check_fields(fields: &Fields<'_>, errors: &mut Errors) {
    for (i, param) in fields.params.iter().enumerate() {
        check_name("a parameter name", &param.name, name::check_parameter, errors);
        check_is_unique(param, &fields.params[..i], errors);
        if let Some(required) = &param.required {
            check_required(param, required, errors);
        }
    }
}

fn check_required(param: &Param<'_>, required: &Ident, errors: &mut Errors) {
    if param.default.is_some() {
        errors.at(
            required,
            "`required` cannot be combined with `default`: a parameter with a default is optional; \
             remove one of the two",
        );
    } else if param.is_untagged {
        errors.at(
            required,
            "`required` cannot be combined with `untagged`: Dialogflow never prompts for untagged \
             parameters; remove `required`",
        );
    }
}

/// Checks that the partial form is not the struct itself.
pub(crate) fn check_partial_name(partial: &Ident, ident: &Ident, errors: &mut Errors) {
    if partial == ident {
        errors.at(
            partial,
            format_args!("`partial` must name a new type; write `partial = Partial{ident}`"),
        );
    }
}

/// Checks whether Dialogflow accepts a name. `what` is the subject of the message: "`event`".
pub(crate) fn check_name(
    what: &str,
    name: &LitStr,
    check: impl Fn(&str) -> Result<(), NameError>,
    errors: &mut Errors,
) {
    if let Err(error) = check(&name.value()) {
        errors.at(name, format_args!("{what} {error}"));
    }
}

fn check_is_unique(param: &Param<'_>, before: &[Param<'_>], errors: &mut Errors) {
    let name = param.name.value();
    // CX compares parameter names without case.
    let same = |other: &&Param<'_>| other.name.value().eq_ignore_ascii_case(&name);
    if let Some(first) = before.iter().find(same) {
        let (field, first) = (case::plain(first.ident), first.name.value());
        let difference = if first == name { "" } else { ", which differs only in case" };
        errors.at(
            &param.name,
            format_args!(
                "the field `{field}` already has the parameter name `{first}`{difference}; choose \
                 another `name`"
            ),
        );
    }
}
