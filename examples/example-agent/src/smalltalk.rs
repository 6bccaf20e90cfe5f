//! "Hello!" … "Goodbye!"

use intents_core::{Intent, Reply, fulfill, sys};

/// The user greets.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.Hello")]
pub struct Hello;

/// The user tells a name.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.UserNameGive")]
pub struct UserNameGive {
    /// The user's name.
    pub user_name: sys::Person,
}

/// The agent tells its name.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.AgentNameGive")]
pub struct AgentNameGive {
    /// The agent's name.
    pub agent_name: sys::Person,
}

/// The user introduces friends.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.GreetFriends")]
pub struct GreetFriends {
    /// The names of the friends, at least one.
    #[param(required)]
    pub friend_names: Vec<sys::Person>,
}

/// The user asks for a date.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.UserAsksDay")]
pub struct UserAsksDay {
    /// The day in question.
    pub date: sys::Date,
}

/// The user likes music.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.UserLikesMusic")]
pub struct UserLikesMusic {
    /// The genre.
    #[param(default = "Rock 'n' Roll")]
    pub music_genre: sys::MusicGenre,
}

/// The user leaves.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.Goodbye", ends_conversation)]
pub struct Goodbye;

/// Gives the agent another name if the user is called Bot, the name in the agent's own response.
#[fulfill]
pub fn introduce(user: UserNameGive) -> Option<AgentNameGive> {
    let is_namesake = user.user_name.name.eq_ignore_ascii_case("Bot");
    is_namesake.then(|| AgentNameGive { agent_name: "Robot".into() })
}

/// Ends the session in CX, after the agent's own response. In ES, `ends_conversation` ends it.
#[fulfill]
pub fn leave(_: Goodbye) -> Reply {
    Reply::keep().end_session()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_never_has_the_name_of_the_user() {
        let agent_name = |name: &str| introduce(UserNameGive { user_name: name.into() });
        assert!(agent_name("Ada").is_none());
        assert_eq!(agent_name("bot").unwrap().agent_name.name, "Robot");
    }
}
