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

/// The user has friends to be greeted.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.GreetFriends")]
pub struct GreetFriends {
    /// Their names, one at least.
    #[param(required)]
    pub friend_names: Vec<sys::Person>,
}

/// The user wants to know a date.
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
    /// Which kind of it.
    #[param(default = "Rock 'n' Roll")]
    pub music_genre: sys::MusicGenre,
}

/// The user leaves.
#[derive(Debug, Intent)]
#[intent(name = "smalltalk.Goodbye", ends_conversation)]
pub struct Goodbye;

/// In its own response the agent calls itself Bot. Somebody of that name hears another one.
#[fulfill]
pub fn introduce(user: UserNameGive) -> Option<AgentNameGive> {
    let is_namesake = user.user_name.name.eq_ignore_ascii_case("Bot");
    is_namesake.then(|| AgentNameGive { agent_name: "Robot".into() })
}

/// Ends the session, after the agent's own response. CX alone can be told so; in ES it is the
/// intent itself that ends the conversation.
#[fulfill]
pub fn leave(_: Goodbye) -> Reply {
    Reply::keep().end_session()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_the_agents_name() {
        let met = |name: &str| introduce(UserNameGive { user_name: name.into() });
        assert!(met("Ada").is_none());
        assert_eq!(met("bot").unwrap().agent_name.name, "Robot");
    }
}
