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
