//! Intents that follow others which follow others, groups that do, and one of several.

use intents_core::{Agent, Follow, Followed, Intent, Params, fulfill, sys};
use intents_tests::request;

use super::{Context, es_v1, es_v2, refused, said};

/// The user comes in.
#[derive(Debug, Intent)]
#[intent(name = "shop.Enter")]
struct Enter {
    name: sys::Any,
}

/// The user orders fish.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderFish")]
struct OrderFish {
    fish: sys::Any,
    #[follow]
    customer: Follow<Enter>,
}

/// The user orders bread.
#[derive(Debug, Intent)]
#[intent(name = "shop.OrderBread")]
struct OrderBread {
    loaves: sys::Integer,
    #[follow]
    customer: Follow<Enter>,
}

/// The user pays for both.
#[derive(Debug, Intent)]
#[intent(name = "shop.PayBoth")]
struct PayBoth {
    #[follow(lifespan = 0)]
    fish: Follow<OrderFish>,
    #[follow(lifespan = 0)]
    bread: Follow<OrderBread>,
}

#[fulfill]
fn pay(pay: PayBoth) -> String {
    let (fish, bread) = (&pay.fish, &pay.bread);
    format!(
        "{}: {} for {}, {} for {}: {:?}",
        pay.fish.lifespan().map_or(-1, i64::from),
        fish.fish,
        fish.customer.name,
        bread.loaves,
        bread.customer.name,
        fish.customer.lifespan(),
    )
}

#[derive(Debug, Followed)]
enum AnyOrder {
    Fish(OrderFish),
    Bread(OrderBread),
}

/// The user cancels whatever was ordered.
#[derive(Debug, Intent)]
#[intent(name = "shop.Cancel")]
struct Cancel {
    #[follow(lifespan = 0)]
    order: Follow<AnyOrder>,
}

#[fulfill]
fn cancel(cancel: Cancel) -> String {
    let turns = cancel.order.lifespan();
    match &*cancel.order {
        AnyOrder::Fish(order) => {
            format!("no {} for {}, {turns:?}", order.fish, order.customer.name)
        }
        AnyOrder::Bread(order) => format!("no {} loaves, {turns:?}", order.loaves),
    }
}

fn agent() -> Agent {
    let builder = Agent::empty_builder().handler::<pay>().handler::<cancel>().intent::<Enter>();
    builder.intent::<OrderFish>().intent::<OrderBread>().build().unwrap()
}

const ALL: &[Context<'_>] = &[
    ("c_shop_enter", Some(7), r#"{"name":"Ada"}"#),
    ("c_shop_order_fish", Some(3), r#"{"fish":"kipper"}"#),
    ("c_shop_order_bread", Some(2), r#"{"loaves":2}"#),
];

#[tokio::test]
async fn two_ways_to_one_grandparent_are_both_read() {
    let agent = agent();
    let text = "3: kipper for Ada, 2 for Ada: Some(7)";
    assert_eq!(said(&agent, &es_v2("shop.PayBoth", "{}", ALL)).await, text);
    assert_eq!(said(&agent, &es_v1("shop.PayBoth", "{}", ALL)).await, text);
    let session = r#"{"name":"Ada","fish":"kipper","loaves":2}"#;
    let text = "-1: kipper for Ada, 2 for Ada: None";
    assert_eq!(said(&agent, &request::cx("shop.PayBoth", session)).await, text);
}

#[tokio::test]
async fn every_way_to_what_is_missing_is_named() {
    let agent = agent();
    let message = refused(&agent, &es_v2("shop.PayBoth", "{}", &ALL[1..])).await;
    assert_eq!(
        message,
        "parameters do not fit the intent `shop.PayBoth`: \
         `fish`, which is followed: `customer`: the context `c_shop_enter` is not active; \
         `bread`, which is followed: `customer`: the context `c_shop_enter` is not active"
    );
    // Who did not come in did not order either, as far as a session tells.
    let body = request::cx("shop.PayBoth", r#"{"fish":"kipper","loaves":2}"#);
    assert_eq!(
        refused(&agent, &body).await,
        "parameters do not fit the intent `shop.PayBoth`: \
         `fish`: the context `c_shop_order_fish` is not active; \
         `bread`: the context `c_shop_order_bread` is not active"
    );
    // How deep it is, a bad value is named with its way.
    let contexts = [("c_shop_enter", Some(7), r#"{"name":["secret"]}"#), ALL[1], ALL[2]];
    let message = refused(&agent, &es_v1("shop.PayBoth", "{}", &contexts)).await;
    assert_eq!(
        message,
        "parameters do not fit the intent `shop.PayBoth`: \
         `fish`, which is followed: `customer`, which is followed: `name`: \
         expected a string, found a list; \
         `bread`, which is followed: `customer`, which is followed: `name`: \
         expected a string, found a list"
    );
}

#[tokio::test]
async fn the_first_variant_with_an_active_context_is_read() {
    let agent = agent();
    let backwards: Vec<_> = ALL.iter().rev().copied().collect();
    for (contexts, text) in [
        (ALL, "no kipper for Ada, Some(3)"),
        (&backwards[..], "no kipper for Ada, Some(3)"),
        (&[ALL[0], ALL[2]][..], "no 2 loaves, Some(2)"),
        (&ALL[..2], "no kipper for Ada, Some(3)"),
    ] {
        assert_eq!(said(&agent, &es_v2("shop.Cancel", "{}", contexts)).await, text);
        assert_eq!(said(&agent, &es_v1("shop.Cancel", "{}", contexts)).await, text);
    }
    for (session, text) in [
        (r#"{"name":"Ada","fish":"kipper","loaves":2}"#, "no kipper for Ada, None"),
        (r#"{"name":"Ada","fish":"","loaves":2}"#, "no 2 loaves, None"),
    ] {
        assert_eq!(said(&agent, &request::cx("shop.Cancel", session)).await, text);
    }
    let message = "parameters do not fit the intent `shop.Cancel`: \
                   `order`: the context `c_any_order` is not active";
    for body in [
        es_v2("shop.Cancel", "{}", &ALL[..1]),
        es_v1("shop.Cancel", "{}", &ALL[..1]),
        request::cx("shop.Cancel", r#"{"name":"Ada"}"#),
    ] {
        assert_eq!(refused(&agent, &body).await, message);
    }
}

#[tokio::test]
async fn an_open_alternative_that_does_not_fit_is_not_passed_over() {
    let agent = agent();
    let contexts = [ALL[0], ("c_shop_order_fish", Some(3), r#"{"fish":5}"#), ALL[2]];
    let contexts_of_others = [ALL[0], ("c_shop_order_fish", Some(3), "{}"), ALL[2]];
    for contexts in [contexts, contexts_of_others] {
        let message = refused(&agent, &es_v2("shop.Cancel", "{}", &contexts)).await;
        assert!(message.contains("`order`, which is followed: `fish`: "), "{message}");
    }
}

/// A delivery, of fish or of anything.
#[derive(Debug, Intent)]
#[intent(name = "shop.Deliver")]
struct Deliver {
    street: sys::Any,
    number: Option<sys::Integer>,
}

/// A delivery that is early. Who follows a delivery follows it.
#[derive(Debug, Intent)]
#[intent(name = "shop.DeliverEarly")]
struct DeliverEarly {
    hour: sys::Integer,
    #[flatten]
    deliver: Deliver,
}

/// The user has somebody to thank.
#[derive(Debug, Intent)]
#[intent(name = "shop.Thank")]
struct Thank {
    #[follow]
    delivery: Follow<Deliver>,
    #[follow]
    early: Option<Follow<DeliverEarly>>,
}

#[fulfill]
fn thank(thank: Thank) -> String {
    let early = thank.early.map(|early| (early.hour, early.deliver.street.clone()));
    format!("{} {:?} {early:?}", thank.delivery.street, thank.delivery.number)
}

#[tokio::test]
async fn who_follows_a_base_follows_what_it_is_flattened_into() {
    let meta = DeliverEarly::META;
    assert_eq!(meta.context, "c_shop_deliver_early");
    assert_eq!(
        meta.params.bases.iter().map(|base| base.context).collect::<Vec<_>>(),
        ["c_shop_deliver"]
    );

    let builder = Agent::empty_builder().handler::<thank>().intent::<Deliver>();
    let agent = builder.intent::<DeliverEarly>().build().unwrap();
    let parameters = r#"{"street":"Elm","number":5,"hour":6}"#;
    // What the early delivery opens: its own context and that of its base.
    let both =
        &[("c_shop_deliver_early", Some(5), parameters), ("c_shop_deliver", Some(5), parameters)];
    let base = &[("c_shop_deliver", Some(5), r#"{"street":"Elm","number":5}"#)];
    assert_eq!(
        said(&agent, &es_v2("shop.Thank", "{}", both)).await,
        r#"Elm Some(5) Some((6, "Elm"))"#
    );
    assert_eq!(said(&agent, &es_v1("shop.Thank", "{}", base)).await, "Elm Some(5) None");
    // Not the other way round.
    let message = refused(&agent, &es_v2("shop.Thank", "{}", &both[..1])).await;
    assert!(
        message.ends_with("`delivery`: the context `c_shop_deliver` is not active"),
        "{message}"
    );
}

/// Whom it is for.
#[derive(Debug, Params)]
struct Customer {
    #[follow]
    entered: Follow<Enter>,
    greeting: Option<String>,
}

/// A farewell.
#[derive(Debug, Intent)]
#[intent(name = "shop.Leave")]
struct Leave {
    #[flatten]
    customer: Customer,
}

#[fulfill]
fn leave(leave: Leave) -> String {
    let Customer { entered, greeting } = leave.customer;
    format!("{} {}", greeting.unwrap_or("Bye".into()), entered.name)
}

#[tokio::test]
async fn a_group_may_follow_an_intent() {
    let follows = Leave::META.params.all_follows();
    let names = |follow: &&intents_core::meta::FollowMeta| {
        (follow.field, follow.followed.context, follow.is_required, follow.lifespan)
    };
    let follows: Vec<_> = follows.iter().map(names).collect();
    assert_eq!(follows, [("entered", "c_shop_enter", true, None)]);

    let agent = Agent::empty_builder().handler::<leave>().intent::<Enter>().build().unwrap();
    assert_eq!(said(&agent, &es_v2("shop.Leave", r#"{"greeting":"Ciao"}"#, ALL)).await, "Ciao Ada");
    assert_eq!(said(&agent, &es_v1("shop.Leave", "{}", ALL)).await, "Bye Ada");
    assert_eq!(said(&agent, &request::cx("shop.Leave", r#"{"name":"Ada"}"#)).await, "Bye Ada");
    assert_eq!(
        refused(&agent, &es_v1("shop.Leave", r#"{"greeting":5}"#, &[])).await,
        "parameters do not fit the intent `shop.Leave`: \
         `greeting`: expected a string, found a whole number; \
         `entered`: the context `c_shop_enter` is not active"
    );
}

#[test]
fn what_the_exporters_know_of_relations() {
    let follows = |meta: &intents_core::meta::IntentMeta| -> Vec<_> {
        let follows = meta.params.all_follows().into_iter();
        follows.map(|follow| (follow.field, follow.is_required, follow.lifespan)).collect()
    };
    assert_eq!(follows(PayBoth::META), [("fish", true, Some(0)), ("bread", true, Some(0))]);
    assert_eq!(follows(Thank::META), [("delivery", true, None), ("early", false, None)]);
    let followed = Cancel::META.params.follows[0].followed;
    assert_eq!((followed.context, followed.intents.len()), ("c_any_order", 2));
}
