use std::fmt;

use super::text;
use crate::model::{Entity, EntityMeta};
use crate::value::{Value, ValueError, ValueWriter, Written};

const EXPECTED: &str = "a person";

/// `@sys.person`: the name of a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Person {
    /// The given name, the family name, or both.
    pub name: String,
    /// The user's text (CX).
    pub original: Option<String>,
}

impl Entity for Person {
    const META: &'static EntityMeta = &EntityMeta::system("sys.person");

    fn from_value(mut value: Value<'_>) -> Result<Self, ValueError> {
        if let Value::String(name) = value {
            return Ok(name.as_ref().into());
        }
        if !matches!(value, Value::Struct(_)) {
            return Err(ValueError::new(EXPECTED, &value));
        }
        let mut member = |name| text::member(value.take(name)).map_err(|error| error.within(name));
        let (name, original) = (member("name")?, member("original")?);
        let name = name.ok_or_else(|| ValueError::found(EXPECTED, "one without `name`"))?;
        Ok(Self { name, original })
    }

    fn write(&self, out: ValueWriter<'_>) -> Written {
        let mut person = out.object();
        person.member("name").string(&self.name);
        if let Some(original) = &self.original {
            person.member("original").string(original);
        }
        person.end()
    }
}

impl From<&str> for Person {
    fn from(name: &str) -> Self {
        name.to_owned().into()
    }
}

impl From<String> for Person {
    fn from(name: String) -> Self {
        Self { name, original: None }
    }
}

/// Writes the name.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::{check, read};

    #[test]
    fn a_person_is_a_name_in_a_struct_or_bare() {
        check(
            &Person::from("Guido"),
            &["\"Guido\"", r#"{"name":"Guido","original":""}"#],
            [r#"{"name":"Guido"}"#; 3],
        );
        check(
            &Person { name: "Daniel".to_owned(), original: Some("I'm Daniel".to_owned()) },
            &[],
            [r#"{"name":"Daniel","original":"I'm Daniel"}"#; 3],
        );
        assert_eq!(Person::from("Guido").to_string(), "Guido");
    }

    #[test]
    fn what_is_no_person_is_an_error_that_does_not_repeat_it() {
        for (json, error) in [
            (r#"{"original":"Daniel"}"#, "expected a person, found one without `name`"),
            (r#"{"name":""}"#, "expected a person, found one without `name`"),
            (r#"{"name":["Daniel"]}"#, "/name: expected a string, found a list"),
            ("true", "expected a person, found a boolean"),
        ] {
            assert_eq!(read::<Person>(json), Err(error.to_owned()), "{json}");
        }
    }
}
