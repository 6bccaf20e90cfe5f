//! Nothing to build: `links` in the manifest, which refuses a second copy, needs a build script.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
