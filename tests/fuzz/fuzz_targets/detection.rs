#![no_main]

use intents_core::FulfillmentRequest;
use intents_core::connector::Connector;
use intents_dialogflow::{Cx, Dialogflow, EsV1, EsV2, cx, es};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

// Whatever it takes for a request of a dialect is the same to the dialect's own connector.
fuzz_target!(|body: &[u8]| {
    intents_fuzz::call_any(&Dialogflow, body);
    let request = FulfillmentRequest::new(body);
    let Ok(detected) = Dialogflow.decode(&request) else { return };
    let own: &dyn Connector = match detected.dialect() {
        cx::DIALECT => &Cx,
        es::v1::DIALECT => &EsV1,
        es::v2::DIALECT => &EsV2,
        dialect => panic!("{dialect:?} is none of the three"),
    };
    let own = own.decode(&request).expect("what was detected is decoded");
    intents_fuzz::assert_same(&own, &detected);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    intents_fuzz::mutate(data, size, max_size, seed)
});
