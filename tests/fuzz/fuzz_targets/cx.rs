#![no_main]

use intents_dialogflow::Cx;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| intents_fuzz::call(&Cx, body));
