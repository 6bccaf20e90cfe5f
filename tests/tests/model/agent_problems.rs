//! Problems of an agent as a whole, reported all at once with their places in the source.

use intents_core::__private::{Source, TriggerWriter};
use intents_core::meta::{
    EntityKind, EntityMeta, IntentMeta, Location, ParamMeta, ParamShape, ParamsMeta,
};
use intents_core::{
    Agent, AgentBuilder, BuildError, Entity, Intent, InvalidParameter, Params, Problem, State,
    fulfill,
};

/// The word at a place in this file.
fn at(location: Location) -> &'static str {
    let source = include_str!("agent_problems.rs");
    let line = source.lines().nth(location.line as usize - 1).unwrap_or_default();
    let rest = line.get(location.column as usize - 1..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    if location.file.ends_with("agent_problems.rs") { &rest[..end] } else { "" }
}

fn problems(builder: AgentBuilder) -> Vec<Problem> {
    match builder.build() {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().to_vec(),
    }
}

#[derive(Debug, Intent)]
#[intent(name = "greet.Hello")]
struct Hello;

#[derive(Debug, Intent)]
#[intent(name = "greet.Hello")]
struct HelloAgain;

#[derive(Debug, Intent)]
#[intent(name = "greet_Hello")]
struct HelloLike;

#[derive(Debug, Intent)]
#[intent(name = "greet Hello", event = "HELLO")]
struct HelloByEvent;

#[fulfill]
fn hello(_: Hello) {}

#[fulfill]
fn hello_too(_: Hello) {}

struct Greeting;

struct Voice<T>(T);

#[derive(Debug, Intent)]
struct Shout;

#[fulfill]
fn shout(_: Shout, _greeting: State<'_, Greeting>, _voice: State<'_, Voice<u8>>) {}

#[test]
fn an_empty_agent_is_told_what_to_write() {
    let error = Agent::empty_builder().build().unwrap_err();
    assert_eq!(error.problems(), [Problem::Empty]);
    let message = error.to_string();
    assert!(
        message.starts_with("the agent has a problem:\n- the agent has no intents"),
        "{message}"
    );
    assert!(message.contains("write `use your_intents_crate as _;`"), "{message}");
    assert!(message.contains("`AgentBuilder::intent`"), "{message}");
    // What a `main` that returns it prints.
    assert_eq!(format!("{error:?}"), message);
}

#[test]
fn two_types_of_one_name() {
    let builder = Agent::empty_builder().intent::<Hello>().intent::<HelloAgain>();
    let error = builder.build().unwrap_err();
    let [Problem::DuplicateIntent { name, locations }] = error.problems() else {
        panic!("{error}")
    };
    assert_eq!(*name, "greet.Hello");
    assert_eq!(locations.map(at), ["Hello", "HelloAgain"]);
    let [first, second] = locations;
    assert_eq!(
        error.to_string(),
        format!(
            "the agent has a problem:\n\
             - two intents have the name `greet.Hello`, at {first} and at {second}; rename one of \
             them with `#[intent(name = \"…\")]`"
        )
    );
    assert!(first.to_string().ends_with(&format!("agent_problems.rs:{}:8", first.line)), "{first}");
}

#[test]
fn names_that_are_too_alike() {
    let builder = Agent::empty_builder().intent::<HelloLike>().intent::<Hello>();
    let found = problems(builder);
    let [Problem::DuplicateEvent { event, intents, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((*event, *intents), ("E_GREET_HELLO", ["greet.Hello", "greet_Hello"]));
    assert_eq!(locations.map(at), ["Hello", "HelloLike"]);
    assert!(found[0].to_string().contains("`#[intent(event = \"…\")]`"), "{}", found[0]);

    // An event of its own does not give a context of its own.
    let builder = Agent::empty_builder().intent::<HelloByEvent>().intent::<Hello>();
    let found = problems(builder);
    let [Problem::DuplicateContext { context, intents, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((*context, *intents), ("c_greet_hello", ["greet Hello", "greet.Hello"]));
    assert_eq!(locations.map(at), ["HelloByEvent", "Hello"]);
}

#[test]
fn two_handlers_of_one_intent() {
    let builder = Agent::empty_builder().handler::<hello_too>().handler::<hello>();
    let found = problems(builder);
    let [Problem::DuplicateHandler { fulfilled, handlers, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(fulfilled, "the intent `greet.Hello`");
    assert_eq!(*handlers, ["model::agent_problems::hello", "model::agent_problems::hello_too"]);
    assert_eq!(locations.map(at), ["hello", "hello_too"]);
    let message = found[0].to_string();
    assert!(locations.iter().all(|place| message.contains(&place.to_string())), "{message}");
}

#[test]
fn what_is_registered_twice_is_there_once() {
    let builder = Agent::empty_builder().intent::<Hello>().handler::<hello>();
    let agent = builder.handler::<hello>().intent::<Hello>().build().unwrap();
    assert_eq!(agent.intents().map(|intent| intent.name).collect::<Vec<_>>(), ["greet.Hello"]);
}

#[test]
fn a_handler_brings_its_intent() {
    let agent = Agent::empty_builder().handler::<hello>().build().unwrap();
    assert_eq!(agent.intents().map(|intent| at(intent.location)).collect::<Vec<_>>(), ["Hello"]);
}

#[test]
fn every_state_that_is_missing() {
    let found = problems(Agent::empty_builder().handler::<shout>());
    let states: Vec<_> = found
        .iter()
        .map(|problem| match problem {
            Problem::MissingState { state, handler, location } => (*state, *handler, at(*location)),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        states,
        [
            ("model::agent_problems::Greeting", "model::agent_problems::shout", "shout"),
            ("model::agent_problems::Voice<u8>", "model::agent_problems::shout", "shout"),
        ]
    );
    // Of the type that is asked for, and no other.
    let builder = Agent::empty_builder().handler::<shout>().state(Voice(2_u8));
    assert_eq!(problems(builder), found[..1]);
    let builder = Agent::empty_builder().handler::<shout>().state(Voice(2_i8)).state(Greeting);
    assert_eq!(problems(builder), found[1..]);
    let builder = Agent::empty_builder().handler::<shout>().state(Voice(2_u8)).state(Greeting);
    assert_eq!(problems(builder), []);
}

mod small {
    use super::Entity;

    #[derive(Debug, Entity)]
    pub(crate) enum Size {
        Small,
        #[entity(synonyms("big"))]
        Large,
    }
}

mod same {
    use super::Entity;

    #[derive(Debug, Entity)]
    pub(crate) enum Size {
        Small,
        #[entity(synonyms("big"))]
        Large,
    }
}

mod other {
    use super::Entity;

    #[derive(Debug, Entity)]
    pub(crate) enum Size {
        Small,
        #[entity(synonyms("huge"))]
        Large,
    }
}

#[derive(Debug, Intent)]
struct OrderPizza {
    size: small::Size,
    second: Option<same::Size>,
}

#[derive(Debug, Intent)]
struct OrderShirt {
    sizes: Vec<other::Size>,
}

#[test]
fn entity_types_of_one_name_are_the_same() {
    assert_eq!(problems(Agent::empty_builder().intent::<OrderPizza>()), []);
    let builder = Agent::empty_builder().intent::<OrderShirt>().intent::<OrderPizza>();
    let found = problems(builder);
    let [Problem::DuplicateEntity { name, intents, locations }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((*name, *intents), ("Size", ["OrderPizza", "OrderShirt"]));
    assert_eq!(locations.map(at), ["OrderPizza", "OrderShirt"]);
}

/// Intents that no derive has checked.
macro_rules! by_hand {
    ($($name:ident: $display_name:literal, $params:expr $(, $with:ident($($arg:expr),*))*;)*) => {
        $(
            struct $name;

            impl Params for $name {
                const PARAMS: &'static ParamsMeta = &$params;

                type Partial = ();

                fn read(_: &Source<'_, '_>, _: &mut Vec<InvalidParameter>) -> Option<Self> {
                    Some(Self)
                }

                fn write(&self, _: &mut TriggerWriter<'_, '_>) {}
            }

            impl Intent for $name {
                const META: &'static IntentMeta =
                    &IntentMeta::new($display_name, Self::PARAMS, HERE)$(.$with($($arg),*))*;
            }
        )*
    };
}

const HERE: Location = Location { file: "by_hand.rs", line: 1, column: 2 };
const SHAPE: ParamShape = ParamShape::new::<String>();
const MISNAMED: ParamShape =
    ParamShape { entity: &EntityMeta::new("1st", EntityKind::Map(&[])), ..SHAPE };
const NO_PARAMS: ParamsMeta = ParamsMeta::new(&[]);

by_hand! {
    Nameless: "", NO_PARAMS.with_event("E_1").with_context("c_1");
    Untrimmed: " Hi", NO_PARAMS.with_event("E_2").with_context("c_2"), with_input_contexts(&["ü"]);
    Broken: "Broken", NO_PARAMS.with_event("E\n3").with_context("c 3"), with_action("say hi");
    WithParameters: "Parameters", ParamsMeta::new(&[
        ParamMeta::new("first operand", SHAPE),
        ParamMeta::new("size", MISNAMED),
        ParamMeta::new("Size", SHAPE),
    ]).with_event("E_4").with_context("c_4");
    Fine: "Fine", NO_PARAMS.with_event("E_5").with_context("c_5");
}

#[test]
fn names_that_dialogflow_would_refuse() {
    let builder = Agent::empty_builder()
        .intent::<WithParameters>()
        .intent::<Broken>()
        .intent::<Fine>()
        .intent::<Untrimmed>()
        .intent::<Nameless>();
    let found: Vec<_> = problems(builder).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "two parameters of the intent `Parameters` at by_hand.rs:1:2 have the name `Size`; \
             rename one of them with `#[param(name = \"…\")]`",
            "the action name `say hi` at by_hand.rs:1:2 cannot contain white space; remove it",
            "the context name `c 3` at by_hand.rs:1:2 cannot contain ` `; use only letters, \
             digits, `_`, `-` and `%`",
            "the context name `ü` at by_hand.rs:1:2 cannot contain `ü`; use only letters, \
             digits, `_`, `-` and `%`",
            "the entity type name `1st` at by_hand.rs:1:2 cannot start with `1`; start it \
             with a letter",
            "the event name `E\\n3` at by_hand.rs:1:2 cannot contain a control character; remove \
             it",
            "the intent name `` at by_hand.rs:1:2 cannot be empty; write a name",
            "the intent name ` Hi` at by_hand.rs:1:2 cannot start or end with white space; \
             remove it",
            "the parameter name `first operand` at by_hand.rs:1:2 cannot contain ` `; use \
             only letters, digits, `_`, `-` and `.`",
        ]
    );
}

/// Adds one thing to an agent.
type Register = fn(AgentBuilder) -> AgentBuilder;

/// In every order.
fn permutations(items: &[Register]) -> Vec<Vec<Register>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let starting_with = |i: usize| {
        let mut rest = items.to_vec();
        let first = rest.remove(i);
        permutations(&rest).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..items.len()).flat_map(starting_with).collect()
}

fn build(order: &[Register]) -> Result<Agent, BuildError> {
    order.iter().fold(Agent::empty_builder(), |builder, add| add(builder)).build()
}

#[test]
fn the_order_of_registration_does_not_matter() {
    let sound: [Register; 5] = [
        |builder| builder.handler::<shout>(),
        |builder| builder.state(Greeting),
        |builder| builder.state(Voice(1_u8)),
        |builder| builder.intent::<OrderShirt>(),
        |builder| builder.handler::<hello>(),
    ];
    for order in permutations(&sound) {
        let agent = build(&order).unwrap();
        assert_eq!(
            format!("{agent:?}"),
            r#"Agent { intents: ["OrderShirt", "Shout", "greet.Hello"], state: StateMap(2 values) }"#
        );
    }

    let broken: [Register; 5] = [
        |builder| builder.handler::<shout>(),
        |builder| builder.handler::<hello>(),
        |builder| builder.handler::<hello_too>(),
        |builder| builder.intent::<HelloAgain>(),
        |builder| builder.intent::<OrderShirt>().intent::<OrderPizza>(),
    ];
    let mut errors = permutations(&broken).into_iter().map(|order| build(&order).unwrap_err());
    let first = errors.next().unwrap();
    let kinds: Vec<_> = first.problems().iter().map(std::mem::discriminant).collect();
    assert_eq!(kinds.len(), 5, "{first}");
    assert!(first.to_string().starts_with("the agent has 5 problems:\n- "), "{first}");
    assert!(errors.all(|error| error == first));
}
