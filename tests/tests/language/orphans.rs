//! Language files that nothing uses. Every intent that is linked into a program counts, so no other
//! test of this program has a package with files.

use intents_agent::{es, golden};
use intents_cli::{Cli, Exit};
use intents_core::__private::EntityEntry;
use intents_core::definition::AgentDefinition;
use intents_core::meta::{EntityKind, EntityMeta, LanguageFile};
use intents_core::problem::LanguagePackage;
use intents_core::{Agent, AgentBuilder};

/// The folder of the package, as the derive embeds it in debug builds.
macro_rules! folder {
    () => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/orphans")
    };
}

spoken!(Kept, { "en" => r#"{"examples":["Kept"]}"# }, with_language_folder(folder!()));
spoken!(Linked, { "en" => r#"{"examples":["Linked"]}"# }, with_language_folder(folder!()));
spoken!(Moved, { "en" => "{}" }, with_language_folder("/this/folder/is/on/no/machine"));
spoken!(Released, { "en" => "{}" });
spoken!(Silent, {});

// As the derive does with every intent: it is in the program, whether an agent has it or not.
intents_core::__private::inventory::submit! { intents_core::meta::IntentEntry::new::<Linked>() }

const UNUSED: EntityMeta =
    EntityMeta::new("Unused", EntityKind::Map(&[])).with_language_files(&[LanguageFile {
        language: "en",
        path: "language/en/entities/Unused.yaml",
        json: r#"{"entries":[{"value":"small","synonyms":["tiny"]}]}"#,
        source: None,
    }]);

// No parameter has this entity type, but its file is in use.
intents_core::__private::inventory::submit! {
    EntityEntry::new(&UNUSED, folder!())
}

const ORPHAN: &str =
    "no intent or entity type uses `language/en/Kpt.yaml`; did you mean `Kept.yaml`?";

fn orphans(builder: &AgentBuilder) -> std::io::Result<Vec<String>> {
    let mut orphans = Vec::new();
    for package in builder.language_packages() {
        orphans.extend(package.orphans()?.iter().map(ToString::to_string));
    }
    Ok(orphans)
}

#[test]
fn a_file_of_no_intent_in_the_program_is_an_orphan() {
    let builder = Agent::empty_builder().intent::<Kept>();
    assert_eq!(orphans(&builder).unwrap(), [ORPHAN]);
    // Building the agent reads no folder.
    builder.define().unwrap();
    // A folder that is not on this machine is not a mistake.
    assert_eq!(
        orphans(&Agent::empty_builder().intent::<Kept>().intent::<Moved>()).unwrap(),
        [ORPHAN]
    );
}

#[test]
fn a_package_knows_whether_its_folder_can_be_listed() {
    let are_present = |builder: &AgentBuilder| {
        builder.language_packages().iter().all(LanguagePackage::is_present)
    };
    assert!(are_present(&Agent::empty_builder()));
    assert!(are_present(&Agent::empty_builder().intent::<Kept>()));
    assert!(!are_present(&Agent::empty_builder().intent::<Kept>().intent::<Moved>()));
    assert!(!are_present(&Agent::empty_builder().intent::<Released>()));
    assert!(are_present(&Agent::empty_builder().intent::<Silent>()));
}

#[tokio::test]
async fn the_command_check_reports_orphans() {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let cli = Cli::new(Agent::empty_builder().intent::<Kept>());
    let exit = cli.run_with(["agent", "check"].map(Into::into), &mut stdout, &mut stderr).await;
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!(exit, Exit::Problems);
    assert!(stderr.contains(&format!("the agent has a problem:\n- {ORPHAN}\n")), "{stderr}");
}

#[test]
fn golden_tests_report_orphans() {
    let exported = es::export(&AgentDefinition::default()).unwrap();
    let error = golden::check("never/written", &exported).unwrap_err().to_string();
    // Not a file of `Kept`, which is not linked into the program.
    assert!(error.starts_with("the agent has unused language files:\n- "), "{error}");
    assert!(error.contains("`language/en/Kpt.yaml`"), "{error}");
}
