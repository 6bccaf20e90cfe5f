//! The definition of the example agent.

use super::agent;

#[test]
fn naming_the_crate_links_its_agent() {
    let agent = agent();
    let names: Vec<_> = agent.intents().map(|intent| intent.name).collect();
    assert_eq!(
        names,
        [
            "calculator.SolveMathOperation",
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "restaurant.BookTable",
            "restaurant.OrderPizza",
            "shop.ChangeAmount",
            "shop.OrderFish",
            "shop.OrderFishAnswerKipper",
            "shop.OrderKipper",
            "smalltalk.AgentNameGive",
            "smalltalk.Goodbye",
            "smalltalk.GreetFriends",
            "smalltalk.Hello",
            "smalltalk.UserAsksDay",
            "smalltalk.UserLikesMusic",
            "smalltalk.UserNameGive",
            "travels.UserAskHolidayPicture",
            "travels.UserAskHotelRecommendation",
            "travels.UserAskTrainStation",
            "travels.UserWantsTravel",
        ]
    );
    // What nobody can say, an event triggers.
    let definition = agent.definition();
    let silent = definition.intents.iter().filter(|(_, intent)| intent.phrases.is_empty());
    let silent: Vec<_> = silent.map(|(name, _)| name).collect();
    assert_eq!(
        silent,
        [
            "calculator.SolveMathOperationError",
            "calculator.SolveMathOperationResponse",
            "smalltalk.AgentNameGive",
        ]
    );
}
