//! Flattened structs: fields with `#[flatten]`.

use crate::error::InvalidParameter;
use crate::model::{Params, ParamsMeta, PartialParams, Source, TriggerWriter};

/// Returns whether a flattened struct has a parameter with this name. A macro cannot look into the
/// struct.
pub const fn has_param(bases: &[&ParamsMeta], name: &str) -> bool {
    has(bases, name, false)
}

/// Returns whether a flattened struct has a parameter with this name that is not untagged.
pub const fn has_tagged_param(bases: &[&ParamsMeta], name: &str) -> bool {
    has(bases, name, true)
}

const fn has(bases: &[&ParamsMeta], name: &str, is_tagged: bool) -> bool {
    let mut i = 0;
    while i < bases.len() {
        if bases[i].has(name, is_tagged) {
            return true;
        }
        i += 1;
    }
    false
}

/// The functions of a flattened field, behind one trait bound.
pub struct BaseSpec<T> {
    /// The description of the parameters.
    pub meta: &'static ParamsMeta,
    read: fn(&Source<'_, '_>, &mut Vec<InvalidParameter>) -> Option<T>,
    write: fn(&T, &mut TriggerWriter<'_, '_>),
}

/// Returns the functions of a flattened field.
pub const fn base<T: Params>() -> BaseSpec<T> {
    BaseSpec { meta: T::PARAMS, read: T::read, write: T::write }
}

impl<T> BaseSpec<T> {
    /// Reads the field.
    pub fn read(&self, source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<T> {
        (self.read)(source, invalid)
    }

    /// Writes the parameters of the field.
    pub fn write(&self, value: &T, out: &mut TriggerWriter<'_, '_>) {
        (self.write)(value, out);
    }
}

/// The functions of a flattened field in the partial form of an intent.
pub struct PartialBaseSpec<P> {
    read: fn(&Source<'_, '_>, &mut Vec<InvalidParameter>) -> Option<P>,
    write: fn(&P, &mut TriggerWriter<'_, '_>),
}

/// Returns the functions of a flattened field in the partial form of an intent.
pub const fn partial_base<T: PartialParams>() -> PartialBaseSpec<T::Partial> {
    PartialBaseSpec { read: T::read_partial, write: T::write_partial }
}

impl<P> PartialBaseSpec<P> {
    /// Reads the parameters that have a value.
    pub fn read(&self, source: &Source<'_, '_>, invalid: &mut Vec<InvalidParameter>) -> Option<P> {
        (self.read)(source, invalid)
    }

    /// Writes the parameters that have a value.
    pub fn write(&self, partial: &P, out: &mut TriggerWriter<'_, '_>) {
        (self.write)(partial, out);
    }
}
