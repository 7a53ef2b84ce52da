//! Rebuilds when a sentence changes: the texts are compiled in by a macro that cargo cannot see through.
fn main() {
    println!("cargo:rerun-if-changed=text");
    println!("cargo:rerun-if-changed=data");
}
