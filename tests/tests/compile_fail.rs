//! Mistakes that the macros report, and items that they accept without tripping a lint.
//!
//! The accepted items are modules of this program, where Clippy sees them. `trybuild` has none of
//! them: without a case that passes, it checks all mistakes at once instead of building each alone.
//!
//! The `.stderr` files also contain messages of the compiler, so they are compared with one release
//! only. `TRYBUILD=overwrite` updates them. Review each change of a `.stderr` file as prose, as the
//! user of the macro would read it.

use std::process::Command;

/// The release of the compiler whose messages are in the `.stderr` files.
const RELEASE: &str = "rustc 1.95.";

#[path = "../ui/pass/framework.rs"]
mod framework_items;
#[path = "../ui/pass/lints.rs"]
mod lints;
#[path = "../ui/pass/lints_model.rs"]
mod lints_model;

/// The path by which `framework_items` names `intents_core`.
mod framework {
    pub(crate) use intents_core as intents;
}

#[test]
fn mistakes_are_reported_where_they_were_made() {
    let cases = trybuild::TestCases::new();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    if version.starts_with(RELEASE.as_bytes()) || std::env::var_os("CI").is_some() {
        cases.compile_fail("ui/fail/**/*.rs");
    } else {
        println!("skipped: the expected messages are those of {RELEASE}x");
    }
}

#[test]
fn accepted_items_are_linked_into_the_program() {
    framework_items::main();
    lints::main();
    lints_model::main();
}
