//! Compiles the crate again when a language file changes.

fn main() {
    intents_language::watch_files();
}
