//! What the macros refuse, and that what they accept trips no lints.
//!
//! The messages of the compiler itself are in the `.stderr` files too, so they are those of one
//! release: after an update, `TRYBUILD=overwrite` writes them anew, and the difference is to be
//! read as a user would read it.

/// The accepted items once more, where Clippy sees them.
#[path = "../ui/pass/lints.rs"]
mod lints;

#[test]
fn mistakes_are_reported_where_they_were_made() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/**/*.rs");
    cases.pass("ui/pass/*.rs");
}

#[test]
fn accepted_items_are_linked_into_the_program() {
    lints::main();
}
