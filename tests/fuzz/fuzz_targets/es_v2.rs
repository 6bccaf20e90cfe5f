#![no_main]

use intents_dialogflow::EsV2;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| intents_fuzz::call(&EsV2, body));
