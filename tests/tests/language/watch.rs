//! A package with language files has a build script that makes Cargo watch them.

use std::io;

use crate::package::{BUILD_SCRIPT, Package, build_dependency};

const INTENTS: &str = "use intents_core::Intent;\n#[derive(Intent)] pub struct One;\n\
                       #[derive(Intent)] pub struct Two;\n";

/// Adds two intents with a language file each.
fn add_intents(package: &Package, source: &str) -> io::Result<()> {
    package.write(source, INTENTS)?;
    package.write("language/en/One.yaml", "examples: [one]\n")?;
    package.write("language/en/Two.yaml", "examples: [two]\n")
}

fn check(package: &Package) -> String {
    match package.cargo(&["check", "--workspace"]) {
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    }
}

/// How often a message tells what to write in the build script.
fn refusals(message: &str) -> usize {
    message.matches("intents_language::watch_files();").count()
}

fn is_accepted(message: &str) -> bool {
    message.contains("Finished") && refusals(message) == 0
}

#[test]
fn a_package_without_the_call_is_refused_once_with_the_lines_to_write() {
    let package = Package::without_build_script("language-unwatched").unwrap();
    add_intents(&package, "src/lib.rs").unwrap();
    let scripts = [
        None,
        Some("fn main() {}"),
        // What earlier releases asked for.
        Some(r#"fn main() { println!("cargo::rerun-if-changed=language"); }"#),
    ];
    for script in scripts {
        if let Some(script) = script {
            package.write("build.rs", script).unwrap();
        }
        let message = check(&package);
        assert_eq!(refusals(&message), 1, "{script:?}: {message}");
        for lines in [BUILD_SCRIPT, "[build-dependencies]\nintents-language = \"0.1.0\"\n"] {
            let indented = lines.trim_end().replace('\n', "\n       ");
            assert!(message.contains(&indented), "{message}");
        }
    }
    package.write("build.rs", BUILD_SCRIPT).unwrap();
    package.append("Cargo.toml", &build_dependency("intents-language")).unwrap();
    let message = check(&package);
    assert!(is_accepted(&message), "{message}");
}

#[test]
fn names_of_the_library_the_script_and_the_dependency_do_not_matter() {
    let package = Package::without_build_script("language-renamed").unwrap();
    add_intents(&package, "code/intents.rs").unwrap();
    let manifest = "\n[lib]\nname = \"another\"\npath = \"code/intents.rs\"\n";
    package.append("Cargo.toml", manifest).unwrap();
    package.append("Cargo.toml", &build_dependency("files")).unwrap();
    package.replace("Cargo.toml", "[package]", "[package]\nbuild = \"code/make.rs\"").unwrap();
    let script = "use files::watch_files as watch;\nfn main() { watch() }\n";
    package.write("code/make.rs", script).unwrap();
    let message = check(&package);
    assert!(is_accepted(&message), "{message}");
}

/// The variable of a package says nothing about the packages that it depends on.
#[test]
fn each_package_of_a_workspace_needs_the_call() {
    let package = Package::new("language-workspace").unwrap();
    add_intents(&package, "src/lib.rs").unwrap();
    let manifest = package.read("Cargo.toml").unwrap().replace("[workspace]\n", "");
    let member = manifest.replace("language-workspace", "language-member");
    let paths =
        [("parts/member/Cargo.toml", member.as_str()), ("parts/member/build.rs", "fn main() {}")];
    for (path, text) in paths {
        package.write(path, text).unwrap();
    }
    package.write("parts/member/src/lib.rs", INTENTS).unwrap();
    package.write("parts/member/language/en/One.yaml", "examples: [one]\n").unwrap();
    let dependency = "[dependencies]\nlanguage-member = { path = \"parts/member\" }";
    package.replace("Cargo.toml", "[dependencies]", dependency).unwrap();
    let message = check(&package);
    assert_eq!(refusals(&message), 1, "{message}");
    assert!(message.contains("could not compile `language-member`"), "{message}");
    package.write("parts/member/build.rs", BUILD_SCRIPT).unwrap();
    let message = check(&package);
    assert!(is_accepted(&message), "{message}");
}

/// A program that Cargo runs inherits the variables of its build script, and so does a Cargo that
/// the program runs, as trybuild does.
#[test]
fn the_variable_of_another_package_does_not_count() {
    let inner = Package::without_build_script("language-inner").unwrap();
    add_intents(&inner, "src/lib.rs").unwrap();
    let outer = Package::new("language-outer").unwrap();
    let program = format!(
        "use std::process::Command;\n\
         fn main() {{\n\
         assert!(std::env::var_os(\"INTENTS_LANGUAGE_PACKAGE\").is_some());\n\
         let mut cargo = Command::new(env!(\"CARGO\"));\n\
         let cargo = cargo.args([\"check\", \"--offline\"]).current_dir({:?});\n\
         println!(\"{{}}\", cargo.status().unwrap().success());\n\
         }}\n",
        inner.path()
    );
    outer.write("src/main.rs", &program).unwrap();
    let run = || {
        let output = outer.cargo(&["run"]).unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    };
    let (is_success, message) = run();
    assert_eq!((is_success.as_str(), refusals(&message)), ("false\n", 1), "{message}");
    inner.append("Cargo.toml", &build_dependency("intents-language")).unwrap();
    inner.write("build.rs", BUILD_SCRIPT).unwrap();
    let (is_success, message) = run();
    assert_eq!(is_success, "true\n", "{message}");
}
