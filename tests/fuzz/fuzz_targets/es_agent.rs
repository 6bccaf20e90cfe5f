#![no_main]

use intents_agent::es::{export, import};
use intents_agent::files::Files;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

/// The least that each file of an agent may have.
const AGENT: [(&str, &[u8]); 5] = [
    ("agent.json", b"{}"),
    ("intents/a.json", br#"{"name":"a"}"#),
    ("intents/a_usersays_en.json", b"[]"),
    ("entities/e.json", br#"{"name":"e"}"#),
    ("entities/e_entries_en.json", b"[]"),
];

// An imported agent is the same after an export and another import.
fuzz_target!(|data: &[u8]| {
    let _ = Files::from_zip(data);
    for (odd, _) in AGENT {
        let mut files = Files::new();
        for (path, bytes) in AGENT {
            let bytes = if path == odd { data } else { bytes };
            files.insert(path, bytes.to_vec()).expect("the paths are different ones");
        }
        let Ok(agent) = import(&files) else { continue };
        let Ok(exported) = export(&agent) else { continue };
        let again = import(&exported.files).expect("what was exported is imported");
        assert!(again == agent, "{odd}: another agent came back");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    intents_fuzz::mutate(data, size, max_size, seed)
});
