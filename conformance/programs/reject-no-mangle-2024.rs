// Unsafe attributes say so in 2024.
// edition: 2024
#[no_mangle]
pub fn exported() {}
fn main() { exported(); }
