//! A language file that is added or removed leads to a new build.

fn main() {
    println!("cargo::rerun-if-changed=language");
}
