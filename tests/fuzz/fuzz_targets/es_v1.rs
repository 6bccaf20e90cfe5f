#![no_main]

use intents_dialogflow::EsV1;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| intents_fuzz::call(&EsV1, body));
