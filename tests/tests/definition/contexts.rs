//! Which contexts an intent needs, opens, keeps open and closes.

use intents_core::definition::AgentDefinition;
use intents_core::{Agent, Follow, Followed, Intent, Params, Problem, sys};

use super::{intent, problems};

fn opened(agent: &AgentDefinition, name: &str) -> Vec<(String, i32)> {
    let contexts = intent(agent, name).into_iter().flat_map(|intent| intent.output_contexts);
    contexts.map(|context| (context.name, context.lifespan)).collect()
}

fn named(contexts: &[(&str, i32)]) -> Vec<(String, i32)> {
    contexts.iter().map(|&(name, lifespan)| (name.to_owned(), lifespan)).collect()
}

#[derive(Debug, Intent)]
#[intent(name = "Order", lifespan = 3)]
struct Order {
    amount: sys::Integer,
}

/// An order of something: what follows an order follows it too.
#[derive(Debug, Intent)]
#[intent(name = "OrderCake", lifespan = 7)]
struct OrderCake {
    #[flatten]
    order: Order,
}

#[derive(Debug, Intent)]
#[intent(name = "OrderBirthdayCake")]
struct OrderBirthdayCake {
    #[flatten]
    cake: OrderCake,
}

#[derive(Debug, Intent)]
#[intent(name = "Change", input_contexts("shop_open", "C_ORDER"))]
struct Change {
    #[follow]
    order: Follow<Order>,
}

#[derive(Debug, Intent)]
#[intent(name = "Keep")]
struct Keep {
    #[follow(lifespan = 2)]
    cake: Follow<OrderCake>,
}

#[derive(Debug, Intent)]
#[intent(name = "Cancel")]
struct Cancel {
    #[follow(lifespan = 0)]
    order: Option<Follow<Order>>,
}

/// What several intents share may follow something.
#[derive(Debug, Params)]
struct OfOrder {
    #[follow]
    order: Follow<Order>,
}

#[derive(Debug, Intent)]
#[intent(name = "Pay")]
struct Pay {
    #[flatten]
    of: OfOrder,
}

#[test]
fn a_context_is_opened_for_those_that_follow() {
    let agent = Agent::empty_builder().intent::<Order>().define().unwrap();
    assert_eq!(opened(&agent, "Order"), []);

    let agent = Agent::empty_builder().intent::<Order>().intent::<Pay>().define().unwrap();
    assert_eq!(opened(&agent, "Order"), named(&[("c_order", 3)]));
    assert_eq!(intent(&agent, "Pay").unwrap().input_contexts, ["c_order"]);
    assert_eq!(opened(&agent, "Pay"), []);
}

#[test]
fn an_intent_opens_what_is_flattened_into_it_as_that_does() {
    let builder = Agent::empty_builder().intent::<Order>().intent::<OrderCake>();
    let builder = builder.intent::<OrderBirthdayCake>().intent::<Change>();
    let agent = builder.define().unwrap();
    for name in ["Order", "OrderCake", "OrderBirthdayCake"] {
        assert_eq!(opened(&agent, name), named(&[("c_order", 3)]), "{name}");
    }
    // Contexts have no case, and each is needed once.
    assert_eq!(intent(&agent, "Change").unwrap().input_contexts, ["c_order", "shop_open"]);
}

#[test]
fn what_is_followed_is_kept_open_with_its_bases_or_closed() {
    let builder = Agent::empty_builder().intent::<Order>().intent::<OrderCake>();
    let builder = builder.intent::<Change>().intent::<Keep>().intent::<Cancel>();
    let agent = builder.define().unwrap();
    assert_eq!(opened(&agent, "OrderCake"), named(&[("c_order_cake", 7), ("c_order", 3)]));
    assert_eq!(opened(&agent, "Keep"), named(&[("c_order_cake", 2), ("c_order", 2)]));
    assert_eq!(opened(&agent, "Cancel"), named(&[("c_order", 0)]));
    assert_eq!(intent(&agent, "Cancel").unwrap().input_contexts, [""; 0]);
    assert_eq!(opened(&agent, "Change"), []);
}

#[derive(Debug, Intent)]
#[intent(name = "Reserve", lifespan = 4)]
struct Reserve;

#[derive(Debug, Followed)]
#[allow(dead_code, reason = "only what the derive makes of it is used")]
enum Anything {
    Order(Order),
    Reserve(Reserve),
}

#[derive(Debug, Intent)]
#[intent(name = "Forget")]
struct Forget {
    #[follow(lifespan = 0)]
    anything: Follow<Anything>,
}

#[test]
fn each_of_several_opens_the_context_that_they_share() {
    let builder = Agent::empty_builder().intent::<Order>().intent::<Reserve>();
    let agent = builder.intent::<Forget>().intent::<OrderCake>().define().unwrap();
    assert_eq!(opened(&agent, "Order"), named(&[("c_order", 3), ("c_anything", 3)]));
    assert_eq!(opened(&agent, "OrderCake"), named(&[("c_order", 3), ("c_anything", 3)]));
    assert_eq!(opened(&agent, "Reserve"), named(&[("c_reserve", 4), ("c_anything", 4)]));
    assert_eq!(intent(&agent, "Forget").unwrap().input_contexts, ["c_anything"]);
    let closed = named(&[("c_anything", 0), ("c_order", 0), ("c_reserve", 0)]);
    assert_eq!(opened(&agent, "Forget"), closed);
}

#[derive(Debug, Intent)]
#[intent(name = "Thank")]
struct Thank {
    #[follow(lifespan = 2)]
    perhaps: Option<Follow<Order>>,
}

#[derive(Debug, Intent)]
#[intent(name = "Repeat")]
struct Repeat {
    #[follow(lifespan = 2)]
    either: Follow<Anything>,
}

#[test]
fn what_perhaps_nobody_said_cannot_be_kept_open() {
    let builder = Agent::empty_builder().intent::<Order>().intent::<Reserve>();
    let found = problems(builder.intent::<Thank>().intent::<Repeat>());
    let fields: Vec<_> = found
        .iter()
        .map(|problem| match problem {
            Problem::OpenedBlindly { intent, field, .. } => (*intent, *field),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(fields, [("Repeat", "either"), ("Thank", "perhaps")]);
    let message = found[1].to_string();
    assert!(message.contains("`Thank` at") && message.contains("contexts.rs:"), "{message}");
    assert!(message.starts_with("`lifespan` on the field `perhaps` of"), "{message}");
}
