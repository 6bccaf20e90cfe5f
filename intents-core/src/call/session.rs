//! Sessions and their names.

/// A session: one conversation of a user with the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session<'a> {
    name: &'a str,
}

impl<'a> Session<'a> {
    /// Creates a session from its full name or, as in V1, from its id.
    #[must_use]
    pub fn new(name: &'a str) -> Self {
        Self { name }
    }

    /// Returns the full name in the request. The names of contexts and session entities start with
    /// the session name.
    ///
    /// The basic form is `projects/P/agent/sessions/S`. Sessions of regions, environments and CX
    /// have more segments before `sessions`. V1 sends only the id.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.name
    }

    /// Returns the id, which is the segment after `sessions/`. The id can contain any character
    /// except `/`.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.name.rsplit_once('/').map_or(self.name, |(_, id)| id)
    }

    /// Returns the id of the Google Cloud project.
    #[must_use]
    pub fn project(self) -> Option<&'a str> {
        self.part("projects")
    }

    /// Returns the region, if the session name contains one: `europe-west1`, `global`.
    #[must_use]
    pub fn location(self) -> Option<&'a str> {
        self.part("locations")
    }

    /// Returns the id of the agent (CX). In ES a project has one agent.
    #[must_use]
    pub fn agent(self) -> Option<&'a str> {
        self.part("agents")
    }

    /// Returns the environment, or `None` for the draft environment.
    #[must_use]
    pub fn environment(self) -> Option<&'a str> {
        self.part("environments")
    }

    /// Returns the user, if the session name contains one (ES); `-` stands for any user.
    #[must_use]
    pub fn user(self) -> Option<&'a str> {
        self.part("users")
    }

    /// Returns the segment after the name of a collection. Segments come in pairs, except `agent`.
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
    fn a_session_has_the_parts_of_its_name() {
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
