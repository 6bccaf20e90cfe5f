//! Language files that belong to nothing. Every agent of a program looks for them, so no other test
//! of this program builds an agent.

use intents_core::__private::EntityEntry;
use intents_core::meta::{EntityKind, EntityMeta, LanguageFile};
use intents_core::{Agent, AgentBuilder, BuildError, Problem};

/// The folder of the package, as the derive names it in development.
macro_rules! folder {
    () => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/orphans")
    };
}

spoken!(Kept, { "en" => r#"{"examples":["Kept"]}"# }, with_language_folder(folder!()));
spoken!(Linked, { "en" => r#"{"examples":["Linked"]}"# }, with_language_folder(folder!()));
spoken!(Moved, { "en" => "{}" }, with_language_folder("/this/folder/is/on/no/machine"));

// What the derive does with every intent: it is in the program, whether an agent has it or not.
intents_core::__private::inventory::submit! { intents_core::meta::IntentEntry::new::<Linked>() }

const UNUSED: EntityMeta =
    EntityMeta::new("Unused", EntityKind::Map(&[])).with_language_files(&[LanguageFile {
        language: "en",
        path: "language/en/entities/Unused.yaml",
        json: r#"{"entries":[{"value":"small","synonyms":["tiny"]}]}"#,
    }]);

// An entity type that no parameter has: it is one all the same.
intents_core::__private::inventory::submit! {
    EntityEntry::new(&UNUSED, folder!())
}

fn orphans(builder: AgentBuilder) -> Vec<String> {
    let problems = |error: BuildError| error.problems().to_vec();
    let problems = builder.define().err().map(problems).unwrap_or_default();
    problems
        .into_iter()
        .filter(|problem| matches!(problem, Problem::OrphanFile { .. }))
        .map(|problem| problem.to_string())
        .collect()
}

#[test]
fn a_file_of_no_intent_of_the_program_is_told() {
    let orphan = "language/en/Kpt.yaml belongs to no intent or entity type of the agent; did you \
                  mean `Kept.yaml`?";
    assert_eq!(orphans(Agent::empty_builder().intent::<Kept>()), [orphan]);
    // A folder that is not on this machine is no mistake.
    assert_eq!(orphans(Agent::empty_builder().intent::<Kept>().intent::<Moved>()), [orphan]);
}

#[test]
fn an_agent_tells_whether_it_knows_where_its_files_are() {
    assert!(Agent::empty_builder().finds_language_files());
    assert!(Agent::empty_builder().intent::<Kept>().finds_language_files());
    let builder = Agent::empty_builder().intent::<Kept>();
    assert!(!builder.intent::<Moved>().finds_language_files());
    // A release.
    assert!(!Agent::empty_builder().intent::<Released>().finds_language_files());
    assert!(Agent::empty_builder().intent::<Silent>().finds_language_files());
}

spoken!(Released, { "en" => "{}" });
spoken!(Silent, {});
