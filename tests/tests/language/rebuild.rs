//! A language file that is edited, added or removed is seen by the next build, and no other build
//! does anything.

use crate::package::{BUILD_SCRIPT, Package, build_dependency};

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
    for orphan in builder.language_packages().iter().flat_map(|it| it.orphans().unwrap()) {
        println!("{orphan}");
    }
    println!("{}", builder.define().unwrap().intents["What time is it?"].phrases.len());
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

/// The build script makes Cargo watch the folder, whether it exists or not. Without the script Cargo
/// has no reason to compile the package again.
#[test]
fn the_first_file_leads_to_a_rebuild_if_the_build_script_was_there_before() {
    let package = Package::without_build_script("language-rebuild-first").unwrap();
    package.write("src/main.rs", INTENTS).unwrap();
    assert_eq!(run(&package).0, "");
    package.write("language/en/shop.Greet.yaml", "examples: [hello]\n").unwrap();
    assert_eq!(run(&package), unchanged(""));
    // The next change of the code leads to the error.
    package.write("src/main.rs", &format!("{INTENTS}\n")).unwrap();
    let refused = run(&package).0;
    assert!(refused.contains(BUILD_SCRIPT.lines().nth(1).unwrap()), "{refused}");

    package.remove("language/en/shop.Greet.yaml").unwrap();
    package.remove_folder("language").unwrap();
    package.append("Cargo.toml", &build_dependency("intents-language")).unwrap();
    package.write("build.rs", BUILD_SCRIPT).unwrap();
    assert_eq!(run(&package).0, "");
    package.write("language/en/shop.Greet.yaml", "examples: [hello]\n").unwrap();
    let hello = "language/en/shop.Greet.yaml: {\"examples\":[\"hello\"]}\n";
    assert_eq!(run(&package), compiled(hello));
    assert_eq!(run(&package), unchanged(hello));
}

#[test]
fn unused_files_are_found_by_the_program_and_the_compiler() {
    let package = Package::new("language-rebuild-unused").unwrap();
    package.write("src/main.rs", UNUSED).unwrap();
    let time = "language/en/What time is it%3F.yaml";
    package.write(time, "examples: [the time]\n").unwrap();
    package.write("language/en/entities/Size.yaml", "values: {Small: [tiny]}\n").unwrap();
    assert_eq!(run(&package).0, "1\n");
    package.write("language/en/entities/Siz.yaml", "values: {Small: [tiny]}\n").unwrap();
    assert_eq!(
        run(&package).0,
        "no intent or entity type uses `language/en/entities/Siz.yaml`; did you mean \
         `Size.yaml`?\n1\n"
    );

    package.write("language/en/What time is it%3f.yaml", "examples: [the hour]\n").unwrap();
    let error = run(&package).0;
    let doubles = "`language/en/What time is it%3F.yaml` and `language/en/What time is it%3f.yaml` \
                   have the same name; remove one of them";
    assert!(error.contains(doubles), "{error}");
}

/// What a problem of the whole agent shows of a language file: the source text is embedded.
#[test]
fn problems_show_the_line_in_debug_builds_only() {
    let package = Package::new("language-rebuild-positions").unwrap();
    let program = "
use intents_core::{Agent, Entity, Intent};

#[derive(Clone, Copy, Entity)]
enum Size { Small }

#[derive(Intent)]
struct Order { size: Size }

fn main() {
    println!(\"{}\", Agent::builder().define().unwrap_err());
}
";
    package.write("src/main.rs", program).unwrap();
    let text = "# é\nexamples:\n  - one $size{small}\n  - \"a $size{smal} one\"\n";
    package.write("language/en/Order.yaml", text).unwrap();
    let (message, _) = run(&package);
    assert!(message.contains("- language/en/Order.yaml:4:8, `Order`: "), "{message}");
    let snippet = "\n  4 |   - \"a $size{smal} one\"\n    |        ^\n";
    assert!(message.ends_with(snippet), "{message}");

    // The program needs the file no longer.
    package.append("Cargo.toml", "\n[profile.dev]\ndebug-assertions = false\n").unwrap();
    let (message, _) = run(&package);
    assert!(message.contains("- language/en/Order.yaml, `Order`: "), "{message}");
    assert!(!message.contains(" | "), "{message}");
}
