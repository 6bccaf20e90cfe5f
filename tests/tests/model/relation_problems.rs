//! Problems of relations, roles and handlers by key, with their places in the source.

use intents_core::{
    Agent, AgentBuilder, Follow, Followed, Intent, Params, Partial, Problem, Sensitive, fulfill,
    sys,
};

/// The word at a place in this file.
fn at(location: intents_core::meta::Location) -> &'static str {
    let source = include_str!("relation_problems.rs");
    let line = source.lines().nth(location.line as usize - 1).unwrap_or_default();
    let rest = line.get(location.column as usize - 1..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    if location.file.ends_with("relation_problems.rs") { &rest[..end] } else { "" }
}

fn problems(builder: AgentBuilder) -> Vec<Problem> {
    match builder.build() {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().to_vec(),
    }
}

#[derive(Debug, Intent)]
#[intent(name = "m.Enter")]
struct Enter {
    name: sys::Any,
}

#[derive(Debug, Intent)]
#[intent(name = "m.Order")]
struct Order {
    amount: sys::Integer,
    names: Vec<sys::Any>,
    #[param(untagged)]
    token: String,
    #[follow]
    customer: Option<Follow<Enter>>,
}

/// Follows through a group.
#[derive(Debug, Params)]
struct Customer {
    #[follow]
    entered: Follow<Enter>,
}

#[derive(Debug, Intent)]
struct Leave {
    #[flatten]
    customer: Customer,
}

#[derive(Debug, Followed)]
#[expect(dead_code, reason = "no handler asks which it was")]
enum Anything {
    Entered(Enter),
    Ordered(Order),
}

#[derive(Debug, Intent)]
struct Cancel {
    #[follow(lifespan = 0)]
    what: Follow<Anything>,
}

#[test]
fn what_is_followed_has_to_be_there() {
    let found = problems(Agent::empty_builder().intent::<Leave>());
    let [Problem::FollowedWithoutIntent { intent, followed, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((*intent, *followed), ("Leave", "m.Enter"));
    assert_eq!(locations.map(at), ["Leave", "Enter"]);
    assert_eq!(
        found[0].to_string(),
        format!(
            "the intent `Leave` at {} follows `m.Enter` at {}, but the agent does not contain \
             `m.Enter`; register it with `AgentBuilder::intent`",
            locations[0], locations[1]
        )
    );
    assert_eq!(problems(Agent::empty_builder().intent::<Leave>().intent::<Enter>()), []);

    // Every alternative, and what the intent that is there follows itself.
    let followed = |found: &[Problem]| -> Vec<_> {
        let pair = |problem: &Problem| match problem {
            Problem::FollowedWithoutIntent { intent, followed, .. } => (*intent, *followed),
            other => panic!("{other:?}"),
        };
        found.iter().map(pair).collect()
    };
    let found = problems(Agent::empty_builder().intent::<Cancel>());
    assert_eq!(followed(&found), [("Cancel", "m.Enter"), ("Cancel", "m.Order")]);
    let found = problems(Agent::empty_builder().intent::<Cancel>().intent::<Order>());
    assert_eq!(followed(&found), [("Cancel", "m.Enter"), ("m.Order", "m.Enter")]);
    let builder = Agent::empty_builder().intent::<Cancel>().intent::<Order>();
    assert_eq!(problems(builder.intent::<Enter>()), []);
}

/// Parameters that an order has too, of other types.
#[derive(Debug, Intent)]
struct Change {
    #[param(name = "AMOUNT")]
    amount: sys::Any,
    #[flatten]
    names: Names,
    token: Option<sys::Any>,
    #[follow]
    order: Option<Follow<Order>>,
}

#[derive(Debug, Params)]
struct Names {
    names: Option<sys::Any>,
}

/// The same parameters, as far as the platforms can tell.
#[derive(Debug, Intent)]
struct Repeat {
    amount: Option<Sensitive<sys::Integer>>,
    names: Vec<sys::Any>,
    #[param(untagged)]
    token: Option<u8>,
    other: Option<sys::Date>,
    #[follow]
    order: Follow<Order>,
}

#[test]
fn a_parameter_is_of_one_type_in_what_follows_and_what_is_followed() {
    let agent = || Agent::empty_builder().intent::<Order>().intent::<Enter>();
    assert_eq!(problems(agent().intent::<Repeat>()), []);
    let found = problems(agent().intent::<Change>());
    let places = |problem: &Problem| match problem {
        Problem::ParameterOfTwoTypes { intents, locations, .. } => (*intents, locations.map(at)),
        other => panic!("{other:?}"),
    };
    assert_eq!(found.len(), 2, "{found:?}");
    for problem in &found {
        assert_eq!(places(problem), (["Change", "m.Order"], ["Change", "Order"]));
    }
    let Problem::ParameterOfTwoTypes { locations: [change, order], .. } = &found[0] else {
        panic!()
    };
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            format!(
                "the parameter `AMOUNT` has two types: `@sys.any` in the intent `Change` at {change}, \
                 and `@sys.number-integer` in the followed intent `m.Order` at {order}; rename one \
                 of the parameters, because Dialogflow stores both under one name"
            ),
            format!(
                "the parameter `names` has two types: `@sys.any` in the intent `Change` at {change}, \
                 and a list of `@sys.any` in the followed intent `m.Order` at {order}; rename one \
                 of the parameters, because Dialogflow stores both under one name"
            ),
        ]
    );
}

#[derive(Debug, Intent)]
#[intent(welcome)]
struct Welcome {
    name: sys::Any,
    hour: Option<sys::Time>,
    #[param(default = 1)]
    times: sys::Integer,
    all: Vec<sys::Any>,
    #[flatten]
    place: Place,
}

#[derive(Debug, Params)]
struct Place {
    street: sys::Any,
    city: Option<sys::Any>,
}

#[derive(Debug, Intent)]
#[intent(welcome)]
struct Greet;

#[derive(Debug, Intent)]
#[intent(welcome)]
struct GreetToo;

#[derive(Debug, Intent)]
#[intent(fallback)]
struct Pardon {
    words: sys::Any,
}

#[derive(Debug, Intent)]
#[intent(fallback)]
struct PardonAgain;

#[derive(Debug, Intent)]
#[intent(fallback, priority = "low")]
struct PardonOnceMore;

#[test]
fn nobody_can_be_asked_for_parameters_of_a_welcome_or_fallback_intent() {
    let found = problems(Agent::empty_builder().intent::<Welcome>().intent::<Pardon>());
    let required = |problem: &Problem| match problem {
        Problem::RequiredInRole { intent, name, location } => (*intent, *name, at(*location)),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        found.iter().map(required).collect::<Vec<_>>(),
        [
            ("Pardon", "words", "Pardon"),
            ("Welcome", "name", "Welcome"),
            ("Welcome", "street", "Welcome"),
        ]
    );
    let Problem::RequiredInRole { location, .. } = &found[0] else { panic!() };
    assert_eq!(
        found[0].to_string(),
        format!(
            "the parameter `words` of the intent `Pardon` at {location} cannot be required: \
             Dialogflow does not prompt in a welcome or fallback intent; change the field to an \
             `Option`"
        )
    );
}

#[test]
fn one_intent_greets_and_any_number_falls_back() {
    let builder = Agent::empty_builder().intent::<PardonAgain>().intent::<PardonOnceMore>();
    assert_eq!(problems(builder.intent::<Greet>()), []);

    let found = problems(Agent::empty_builder().intent::<GreetToo>().intent::<Greet>());
    let [Problem::DuplicateWelcome { intents, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(*intents, ["Greet", "GreetToo"]);
    assert_eq!(locations.map(at), ["Greet", "GreetToo"]);
    assert_eq!(
        found[0].to_string(),
        format!(
            "an agent cannot have two welcome intents: `Greet` at {} and `GreetToo` at {}; remove \
             `welcome` from one of them",
            locations[0], locations[1]
        )
    );
}

#[derive(Debug, Intent)]
#[intent(partial = PartialAsk)]
struct Ask {
    what: sys::Any,
}

#[fulfill]
fn ask(_: Ask) {}

#[fulfill]
fn ask_partial(_: Partial<Ask>) {}

#[fulfill]
fn ask_partial_too(_: Partial<Ask>) {}

#[fulfill(intent = "Ask")]
fn ask_by_name() {}

#[fulfill(intent = "Else")]
fn other_by_name() {}

#[fulfill(intent = "Else")]
fn other_by_name_too() {}

#[fulfill(action = "act")]
fn by_action() {}

#[fulfill(action = "act")]
fn by_action_too() {}

#[fulfill(tag = "a tag")]
fn by_tag() {}

#[fulfill(tag = "a tag")]
fn by_tag_too() {}

#[fulfill(tag = "A Tag")]
fn by_another_tag() {}

#[fulfill(unhandled)]
fn anything() {}

#[fulfill(unhandled)]
fn anything_too() {}

#[test]
fn two_handlers_are_never_called_for_the_same() {
    for (builder, fulfilled, functions) in [
        (
            Agent::empty_builder().handler::<ask_partial_too>().handler::<ask_partial>(),
            "the intent `Ask` while its slots are filled",
            ["ask_partial", "ask_partial_too"],
        ),
        (
            Agent::empty_builder().handler::<ask_by_name>().handler::<ask>(),
            "the intent `Ask`",
            ["ask", "ask_by_name"],
        ),
        (
            Agent::empty_builder().handler::<other_by_name_too>().handler::<other_by_name>(),
            "the intent `Else`",
            ["other_by_name", "other_by_name_too"],
        ),
        (
            Agent::empty_builder().handler::<by_action_too>().handler::<by_action>(),
            "the action `act`",
            ["by_action", "by_action_too"],
        ),
        (
            Agent::empty_builder().handler::<by_tag_too>().handler::<by_tag>(),
            "the tag `a tag`",
            ["by_tag", "by_tag_too"],
        ),
        (
            Agent::empty_builder().handler::<anything_too>().handler::<anything>(),
            "unhandled requests",
            ["anything", "anything_too"],
        ),
    ] {
        let found = problems(builder);
        let [Problem::DuplicateHandler { fulfilled: what, handlers, locations }] = &found[..]
        else {
            panic!("{found:?}")
        };
        assert_eq!(what, fulfilled);
        assert_eq!(locations.map(at), functions);
        assert_eq!(handlers.map(|name| name.rsplit_once("::").unwrap().1), functions);
        let [first, second] = locations;
        assert_eq!(
            found[0].to_string(),
            format!(
                "two handlers fulfill {fulfilled}: `{}` at {first} and `{}` at {second}; remove \
                 one of them",
                handlers[0], handlers[1]
            )
        );
    }
}

#[test]
fn handlers_of_different_keys_do_not_clash() {
    let builder = Agent::empty_builder().handler::<ask>().handler::<ask_partial>();
    let builder = builder.handler::<other_by_name>().handler::<by_action>().handler::<by_tag>();
    let agent = builder.handler::<by_another_tag>().handler::<anything>().build().unwrap();
    assert_eq!(agent.intents().map(|intent| intent.name).collect::<Vec<_>>(), ["Ask"]);

    // A handler that names no type is enough to build an agent of.
    let agent = Agent::empty_builder().handler::<anything>().build().unwrap();
    assert_eq!(agent.intents().len(), 0);
}
