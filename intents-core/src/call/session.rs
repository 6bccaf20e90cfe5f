//! Sessions, by their names.

/// A conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session<'a> {
    name: &'a str,
}

impl<'a> Session<'a> {
    /// A session by its full name or, as in V1, by its id alone.
    #[must_use]
    pub fn new(name: &'a str) -> Self {
        Self { name }
    }

    /// The full name, as the platform sent it: contexts and session entities start with it.
    ///
    /// `projects/P/agent/sessions/S` is the plain form; those of regions, environments and CX
    /// have more segments before `sessions`. V1 sends the id alone.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.name
    }

    /// The id: what comes after `sessions/`, which may hold any character but `/`.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.name.rsplit_once('/').map_or(self.name, |(_, id)| id)
    }

    /// The id of the Google Cloud project.
    #[must_use]
    pub fn project(self) -> Option<&'a str> {
        self.part("projects")
    }

    /// The region, where the name tells it: `europe-west1`, `global`.
    #[must_use]
    pub fn location(self) -> Option<&'a str> {
        self.part("locations")
    }

    /// The id of the agent (CX; in ES a project has one agent).
    #[must_use]
    pub fn agent(self) -> Option<&'a str> {
        self.part("agents")
    }

    /// The environment, where it is not the draft.
    #[must_use]
    pub fn environment(self) -> Option<&'a str> {
        self.part("environments")
    }

    /// The user, where the name tells one (ES); `-` stands for any.
    #[must_use]
    pub fn user(self) -> Option<&'a str> {
        self.part("users")
    }

    /// Returns the segment after a collection's name. Segments come in pairs, except `agent`.
    fn part(self, collection: &str) -> Option<&'a str> {
        let mut segments = self.name.split('/');
        while let Some(name) = segments.next() {
            if name != "agent" {
                let id = segments.next()?;
                if name == collection {
                    return Some(id);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_id_is_the_last_segment_of_every_form() {
        for (name, id) in [
            ("projects/P/agent/sessions/S", "S"),
            ("projects/P/agent/environments/E/users/-/sessions/S", "S"),
            ("projects/P/locations/L/agent/sessions/S", "S"),
            ("projects/P/locations/L/agents/A/environments/E/sessions/a:b", "a:b"),
            ("1486656220806", "1486656220806"),
            ("", ""),
        ] {
            assert_eq!(Session::new(name).id(), id);
        }
    }

    #[test]
    fn a_session_has_the_parts_that_its_name_tells() {
        for (name, parts) in [
            ("projects/P/agent/sessions/S", [Some("P"), None, None, None, None]),
            (
                "projects/P/locations/L/agent/environments/E/users/-/sessions/S",
                [Some("P"), Some("L"), None, Some("E"), Some("-")],
            ),
            (
                "projects/P/locations/L/agents/A/environments/users/sessions/users",
                [Some("P"), Some("L"), Some("A"), Some("users"), None],
            ),
            ("1486656220806", [None; 5]),
            ("", [None; 5]),
        ] {
            let session = Session::new(name);
            let read = [
                session.project(),
                session.location(),
                session.agent(),
                session.environment(),
                session.user(),
            ];
            assert_eq!(read, parts, "{name}");
        }
    }
}
