use std::env;

/// The environment variable that [`watch_files`] sets for the compiler: the folder of the package
/// whose build script called it.
pub const WATCHED_PACKAGE: &str = "INTENTS_LANGUAGE_PACKAGE";

/// Makes Cargo compile the package again when a language file is added, changed or removed.
///
/// A build script calls it:
///
/// ```no_run
/// fn main() {
///     intents_language::watch_files();
/// }
/// ```
///
/// Once a build script names a file or folder that it depends on, Cargo no longer reruns it for
/// other changes in the package. A script that generates code from other files must print a
/// `cargo::rerun-if-changed` line for each of them.
///
/// Derive macros refuse language files without this call. They compare the folder in
/// [`WATCHED_PACKAGE`] with the folder of the package that they compile, because Cargo passes the
/// variable on to other packages: a test that runs Cargo inherits it, for example.
// Cargo reads the output of a build script.
#[expect(clippy::print_stdout)]
pub fn watch_files() {
    println!("cargo::rerun-if-changed={}", crate::FOLDER);
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    println!("cargo::rustc-env={WATCHED_PACKAGE}={}", package.to_string_lossy());
}
