#![no_main]

use intents_dialogflow::{Cx, cx};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|body: &[u8]| intents_fuzz::call_dialect(&Cx, cx::DIALECT, body));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    intents_fuzz::mutate(data, size, max_size, seed)
});
