#![no_main]

use intents_dialogflow::{EsV1, es};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|body: &[u8]| intents_fuzz::call_dialect(&EsV1, es::v1::DIALECT, body));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    intents_fuzz::mutate(data, size, max_size, seed)
});
