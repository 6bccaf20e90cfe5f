fn main() {
    intents_language::watch_files();
}
