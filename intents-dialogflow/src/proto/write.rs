use std::borrow::Cow;

use intents_core::Value;
use intents_core::connector::{Notation, ObjectWriter, Sink, ValueWriter};

use super::{Lazy, Struct};

/// A member of a message, written as strict ProtoJSON: default values are omitted.
pub(crate) trait Write {
    /// Whether V1 writes a single item without a list around it.
    const IS_WRITTEN_ALONE: bool = false;

    /// Returns whether the member has its default value.
    fn is_default(&self) -> bool;

    /// Writes the value.
    fn write(&self, out: ValueWriter<'_>);
}

/// Writes a member, unless it has its default value.
pub(crate) fn write_member<W: Write + ?Sized>(
    object: &mut ObjectWriter<'_>,
    name: &str,
    value: &W,
) {
    if !value.is_default() {
        value.write(object.member(name));
    }
}

impl Write for str {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        out.string(self);
    }
}

impl Write for Cow<'_, str> {
    const IS_WRITTEN_ALONE: bool = true;

    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        out.string(self);
    }
}

impl Write for bool {
    fn is_default(&self) -> bool {
        !self
    }

    fn write(&self, out: ValueWriter<'_>) {
        out.boolean(*self);
    }
}

impl Write for Option<f64> {
    fn is_default(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: ValueWriter<'_>) {
        match *self {
            Some(number) if number.is_finite() => out.number(number),
            // ProtoJSON spells these numbers as strings: `NaN`, `Infinity`, `-Infinity`.
            Some(number) if number.is_nan() => out.string("NaN"),
            Some(number) if number > 0.0 => out.string("Infinity"),
            Some(_) => out.string("-Infinity"),
            None => out.null(),
        };
    }
}

/// Items are written even if all their members are omitted, because items have a position.
impl<W: Write> Write for [W] {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        let mut list = out.list();
        for item in self {
            item.write(list.item());
        }
        list.end();
    }
}

impl<W: Write> Write for Vec<W> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        self.as_slice().write(out);
    }
}

impl<W: Write> Write for Vec<(Cow<'_, str>, W)> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: ValueWriter<'_>) {
        let mut object = out.object();
        for (name, value) in self {
            value.write(object.member(name));
        }
        object.end();
    }
}

impl Write for Value<'_> {
    fn is_default(&self) -> bool {
        *self == Value::Null
    }

    fn write(&self, out: ValueWriter<'_>) {
        out.serialize(self);
    }
}

impl<T> Write for Lazy<'_, T> {
    fn is_default(&self) -> bool {
        self.raw().is_none()
    }

    fn write(&self, out: ValueWriter<'_>) {
        match self.raw() {
            Some(json) => out.raw(json),
            None => out.null(),
        };
    }
}

impl Write for Struct<'_> {
    fn is_default(&self) -> bool {
        self.raw().is_none()
    }

    fn write(&self, out: ValueWriter<'_>) {
        match self.raw() {
            Some(json) => out.raw(json),
            None => out.null(),
        };
    }
}

/// Writes a message as the body of a request or response.
pub(crate) fn to_body(message: &impl Write, notation: Notation) -> Vec<u8> {
    let mut sink = Sink::new(notation);
    message.write(sink.value());
    sink.into_bytes()
}
