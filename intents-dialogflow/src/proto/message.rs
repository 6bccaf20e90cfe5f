/// Declares a wire message: one table that gives the struct, its reader, its writer, and the names
/// of its members.
///
/// ```ignore
/// message! {
///     pub struct Event<'a> {
///         pub name: Cow<'a, str> = "name",
///         pub data: Struct<'a> = "data" | "parameters",
///     }
/// }
/// ```
///
/// - The type of a member is a [`Field`](super::Field), which says how it is read, and a
///   [`Write`](super::Write), which writes it.
/// - The JSON name is in camelCase; snake_case is read too. A member may have other names, which
///   are read and never written: `"data" | "parameters"`.
/// - `by Id` after the names reads a text as an id, which may be a number.
/// - `@ oneof` at the end makes the member one of a oneof, of which a message has at most one;
///   `oneof_len` counts the members that are set.
/// - `Event::name` is the JSON name of the member `name`, for code that reads or writes single
///   members without the struct.
macro_rules! message {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident $(<$lifetime:lifetime>)? {
            $( $(#[$field_meta:meta])* $field_visibility:vis $field:ident: $ty:ty =
                $json:literal $(| $other_json:literal)* $(by $kind:ident)? $(@ $oneof:ident)?, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name $(<$lifetime>)? {
            $( $(#[$field_meta])* $field_visibility $field: $ty, )*
        }

        #[expect(non_upper_case_globals, reason = "each constant has the name of its member")]
        impl $(<$lifetime>)? $name $(<$lifetime>)? {
            $( pub(crate) const $field: &'static str = $json; )*
        }

        /// Hides all members: they are personal data.
        impl $(<$lifetime>)? std::fmt::Debug for $name $(<$lifetime>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl<'a> $crate::proto::Field<'a> for $name $(<$lifetime>)? {
            fn target(&mut self) -> $crate::proto::Target<'_, 'a> {
                $crate::proto::Target::Message(self)
            }
        }

        impl<'a> $crate::proto::MessageTarget<'a> for $name $(<$lifetime>)? {
            fn member(&mut self, name: &str) -> Option<$crate::proto::Target<'_, 'a>> {
                match name {
                    $( Self::$field $(| $other_json)* => {
                        $crate::proto::Field::named(&mut self.$field, Self::$field);
                        Some($crate::proto::target!(self.$field $(, $kind)?))
                    } )*
                    _ => None,
                }
            }

            fn oneof_len(&self) -> usize {
                0 $( $( + $crate::proto::$oneof!(self.$field) )? )*
            }
        }

        impl $(<$lifetime>)? $crate::proto::Write for $name $(<$lifetime>)? {
            fn is_default(&self) -> bool {
                true $( && $crate::proto::Write::is_default(&self.$field) )*
            }

            fn write(&self, out: intents_core::connector::ValueWriter<'_>) {
                let mut object = out.object();
                $( $crate::proto::write_member(&mut object, Self::$field, &self.$field); )*
                object.end();
            }
        }
    };
}
pub(crate) use message;

/// Returns the target of a member.
macro_rules! target {
    ($member:expr) => {
        $crate::proto::Field::target(&mut $member)
    };
    ($member:expr, $kind:ident) => {
        $crate::proto::Target::$kind(&mut $member)
    };
}
pub(crate) use target;

/// Counts a member of a oneof: 1 if it is set.
macro_rules! oneof {
    ($member:expr) => {
        usize::from(!$crate::proto::Write::is_default(&$member))
    };
}
pub(crate) use oneof;
