/// A message of a request: a struct with a [`Field`](super::Field) for each member.
///
/// The JSON names are camelCase; snake_case is read too.
macro_rules! message {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$lifetime:lifetime>)? {
            $( $(#[$field_meta:meta])* pub $field:ident: $ty:ty = $json:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name $(<$lifetime>)? {
            $( $(#[$field_meta])* pub $field: $ty, )*
        }

        impl<'a> serde::Deserialize<'a> for $name $(<$lifetime>)? {
            fn deserialize<D: serde::Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'a> serde::de::Visitor<'a> for Visitor {
                    type Value = $name $(<$lifetime>)?;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_unit<E>(self) -> Result<Self::Value, E> {
                        Ok(Default::default())
                    }

                    fn visit_seq<A: serde::de::SeqAccess<'a>>(
                        self,
                        mut seq: A,
                    ) -> Result<Self::Value, A::Error> {
                        match seq.next_element::<serde::de::IgnoredAny>()? {
                            None => Ok(Default::default()),
                            Some(_) => Err(serde::de::Error::invalid_type(
                                serde::de::Unexpected::Seq,
                                &self,
                            )),
                        }
                    }

                    fn visit_map<A: serde::de::MapAccess<'a>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut message = Self::Value::default();
                        while let Some(key) = map.next_key::<$crate::proto::Key<'a>>()? {
                            match key.as_str() {
                                $(
                                    $json => {
                                        message.$field =
                                            map.next_value::<$crate::proto::Read<$ty>>()?.0;
                                    }
                                )*
                                _ => {
                                    map.next_value::<serde::de::IgnoredAny>()?;
                                }
                            }
                        }
                        Ok(message)
                    }
                }

                deserializer.deserialize_any(Visitor)
            }
        }

        impl<'a> $crate::proto::Field<'a> for $name $(<$lifetime>)? {
            fn read<D: serde::Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use message;
