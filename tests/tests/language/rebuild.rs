//! A language file that is edited, added or removed is seen by the next build, and no other build
//! does anything.

use crate::package::Package;

const INTENTS: &str = r#"
use intents_core::{Entity, Intent};

#[derive(Intent)]
#[intent(name = "shop.Greet")]
pub struct Greet;

#[derive(Clone, Copy, Entity)]
pub enum Size { Small }

fn main() {
    for file in Greet::META.language_files.iter().chain(Size::META.language_files) {
        println!("{}: {}", file.path, file.json);
    }
}
"#;

/// An entity type that no intent has.
const UNUSED: &str = r#"
use intents_core::{Agent, Entity, Intent};

#[derive(Intent)]
#[intent(name = "What time is it?")]
pub struct Time;

#[derive(Clone, Copy, Entity)]
pub enum Size { Small }

fn main() {
    let builder = Agent::builder();
    println!("{}", builder.finds_language_files());
    match builder.define() {
        Ok(agent) => println!("{}", agent.intents["What time is it?"].phrases.len()),
        Err(error) => println!("{error}"),
    }
}
"#;

/// What the program says, or else what Cargo said, and whether it was compiled for that.
fn run(package: &Package) -> (String, bool) {
    let (status, stdout, stderr) = match package.cargo(&["run"]) {
        Ok(output) => (output.status.success(), output.stdout, output.stderr),
        Err(error) => (false, Vec::new(), error.to_string().into_bytes()),
    };
    let stderr = String::from_utf8_lossy(&stderr).into_owned();
    let is_compiled = stderr.contains("Compiling language-rebuild");
    let said = if status { String::from_utf8_lossy(&stdout).into_owned() } else { stderr };
    (said, is_compiled)
}

fn compiled(said: &str) -> (String, bool) {
    (said.to_owned(), true)
}

fn unchanged(said: &str) -> (String, bool) {
    (said.to_owned(), false)
}

#[test]
fn a_file_that_is_edited_added_or_removed_leads_to_a_rebuild() {
    let package = Package::new("language-rebuild").unwrap();
    package.write("src/main.rs", INTENTS).unwrap();
    let script = r#"fn main() { println!("cargo::rerun-if-changed=language"); }"#;
    package.write("build.rs", script).unwrap();
    package.write("language/en/shop.Greet.yaml", "examples: [hello]\n").unwrap();
    let hello = "language/en/shop.Greet.yaml: {\"examples\":[\"hello\"]}\n";
    assert_eq!(run(&package), compiled(hello));
    assert_eq!(run(&package), unchanged(hello));

    package.write("language/en/shop.Greet.yaml", "examples: [hi]\n").unwrap();
    let hi = "language/en/shop.Greet.yaml: {\"examples\":[\"hi\"]}\n";
    assert_eq!(run(&package), compiled(hi));

    // In a new folder, beside one that nobody read before.
    package.write("language/it/shop.Greet.yaml", "examples: [ciao]\n").unwrap();
    let both = format!("{hi}language/it/shop.Greet.yaml: {{\"examples\":[\"ciao\"]}}\n");
    assert_eq!(run(&package), compiled(&both));
    assert_eq!(run(&package), unchanged(&both));

    package.write("language/en/entities/Size.yaml", "values: {Small: [tiny]}\n").unwrap();
    let size = "language/en/entities/Size.yaml: \
                {\"entries\":[{\"value\":\"Small\",\"synonyms\":[\"tiny\"]}]}\n";
    assert_eq!(run(&package), compiled(&format!("{both}{size}")));

    package.remove("language/it/shop.Greet.yaml").unwrap();
    assert_eq!(run(&package), compiled(&format!("{hi}{size}")));
    package.remove("language/en/entities/Size.yaml").unwrap();
    assert_eq!(run(&package), compiled(hi));
    package.remove("language/en/shop.Greet.yaml").unwrap();
    assert_eq!(run(&package), compiled(""));
    assert_eq!(run(&package), unchanged(""));
}

/// Cargo looks at the folder when a build script says so, whether it is there or not; without one
/// it has no reason to compile anything, and nobody can tell.
#[test]
fn the_first_file_is_seen_when_the_script_was_there_before() {
    let package = Package::new("language-rebuild-first").unwrap();
    package.write("src/main.rs", INTENTS).unwrap();
    assert_eq!(run(&package).0, "");
    package.write("language/en/shop.Greet.yaml", "examples: [hello]\n").unwrap();
    assert_eq!(run(&package), unchanged(""));
    // The next change of the code has the compiler say what is missing.
    package.write("src/main.rs", &format!("{INTENTS}\n")).unwrap();
    let refused = run(&package).0;
    assert!(refused.contains("write `fn main() {"), "{refused}");

    package.remove("language/en/shop.Greet.yaml").unwrap();
    package.remove_folder("language").unwrap();
    let script = r#"fn main() { println!("cargo::rerun-if-changed=language"); }"#;
    package.write("build.rs", script).unwrap();
    assert_eq!(run(&package).0, "");
    package.write("language/en/shop.Greet.yaml", "examples: [hello]\n").unwrap();
    let hello = "language/en/shop.Greet.yaml: {\"examples\":[\"hello\"]}\n";
    assert_eq!(run(&package), compiled(hello));
    assert_eq!(run(&package), unchanged(hello));
}

#[test]
fn every_file_has_a_reader_or_is_told() {
    let package = Package::new("language-rebuild-unused").unwrap();
    package.write("src/main.rs", UNUSED).unwrap();
    let script = r#"fn main() { println!("cargo::rerun-if-changed=language"); }"#;
    package.write("build.rs", script).unwrap();
    let time = "language/en/What time is it%3F.yaml";
    package.write(time, "examples: [the time]\n").unwrap();
    package.write("language/en/entities/Size.yaml", "values: {Small: [tiny]}\n").unwrap();
    assert_eq!(run(&package).0, "true\n1\n");
    package.write("language/en/entities/Siz.yaml", "values: {Small: [tiny]}\n").unwrap();
    let told = run(&package).0;
    assert!(told.contains("Siz.yaml belongs to no intent or entity type"), "{told}");
    assert!(told.contains("did you mean `Size.yaml`?") && !told.contains("/Size.yaml"), "{told}");

    package.write("language/en/What time is it%3f.yaml", "examples: [the hour]\n").unwrap();
    let told = run(&package).0;
    let double = "language/en/What time is it%3f.yaml is a file of this name, as \
                  language/en/What time is it%3F.yaml is: remove one of them";
    assert!(told.contains(double), "{told}");
}
