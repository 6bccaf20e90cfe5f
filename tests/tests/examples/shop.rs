//! Orders that follow one another, and what refuses them.

use intents_tests::request;
use serde_json::{Value, json};

use super::platform::{DIALECTS, Dialect, User};
use super::turn::{Heard, Meant, Understood};
use super::{agent, answer};

impl User {
    /// The user says something in which Dialogflow finds an intent with an amount.
    async fn order(&mut self, intent: &'static str, amount: Option<i32>) -> Heard {
        let with = amount.map(|amount| ("amount", Meant::Number(amount)));
        let said = Understood { query: "", intent, with: with.into_iter().collect() };
        self.say(&said).await.unwrap()
    }
}

#[tokio::test]
async fn kippers_are_fish_and_who_orders_them_may_be_asked_which() {
    for dialect in DIALECTS {
        let mut user = User::new(dialect).unwrap();
        for (intent, amount, kippers) in [
            ("shop.OrderFish", Some(1), 0),
            ("shop.OrderFishAnswerKipper", Some(2), 2),
            ("shop.ChangeAmount", Some(3), 3),
            ("shop.OrderKipper", None, 4),
            ("shop.OrderFishAnswerKipper", Some(1), 5),
        ] {
            assert_eq!(user.order(intent, amount).await.intent, intent, "{dialect:?}");
            assert_eq!(user.kippers(), kippers, "{dialect:?}, {intent}");
        }
    }
}

#[tokio::test]
async fn an_order_can_be_changed_for_as_long_as_it_is_open() {
    for dialect in [Dialect::V2, Dialect::V1] {
        let mut user = User::new(dialect).unwrap();
        user.order("shop.OrderKipper", Some(1)).await;
        // Each change keeps it open for two turns more.
        for amount in 2..6 {
            user.order("smalltalk.Hello", None).await;
            let heard = user.order("shop.ChangeAmount", Some(amount)).await;
            assert_eq!(heard.intent, "shop.ChangeAmount");
            assert_eq!(user.kippers(), i64::from(amount));
        }
        for _ in 0..2 {
            user.order("smalltalk.Hello", None).await;
        }
        let heard = user.order("shop.ChangeAmount", Some(9)).await;
        assert_eq!(heard.intent, "Default Fallback Intent");
        assert_eq!(user.kippers(), 5);
    }
}

/// Dialogflow would not match the intent. A webhook refuses it all the same.
#[tokio::test]
async fn who_only_wants_fish_has_no_kippers_to_change() {
    let agent = agent();
    let parameters = r#"{"amount": "many"}"#;
    let mut v2: Value =
        serde_json::from_str(&request::es_v2("shop.ChangeAmount", parameters)).unwrap();
    v2["queryResult"]["outputContexts"] = json!([
        {"name": "projects/p/agent/sessions/s-1/contexts/c_shop_order_fish", "lifespanCount": 3},
    ]);
    let mut v1: Value =
        serde_json::from_str(&request::es_v1("shop.ChangeAmount", parameters)).unwrap();
    v1["result"]["contexts"] = json!([{"name": "c_shop_order_fish", "lifespan": 3}]);
    for body in [v2, v1] {
        let error = answer(&agent, &body.to_string()).await.unwrap_err();
        // All that is wrong, not the first.
        assert_eq!(
            error.to_string(),
            "parameters do not fit the intent `shop.ChangeAmount`: \
             `amount`: expected a whole number, found a string; \
             `order_kipper`: the context `c_shop_order_kipper` is not active"
        );
    }
}
