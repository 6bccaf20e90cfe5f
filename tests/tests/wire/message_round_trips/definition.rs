//! Messages in a definition: as serde writes and reads them.

use intents_core::Message;
use proptest::prelude::*;

use super::generate;

fn any() -> impl Strategy<Value = Message> {
    prop_oneof![
        generate::rich(),
        generate::telephony(),
        generate::outcome(),
        generate::assistant(),
        generate::rbm(),
    ]
}

proptest! {
    #![proptest_config(super::config())]

    #[test]
    fn a_message_comes_back_from_a_definition(message in any()) {
        let json = serde_json::to_string(&message).unwrap();
        prop_assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message, "{}", json);
    }
}
