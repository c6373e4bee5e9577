// Errors about an item point behind its attributes; a derived impl conflicts with a written one at the derive.
#[derive(Debug)]
/// A list that contains itself.
#[allow(dead_code)]
enum Endless {
    More(u8, Endless),
    End,
}

#[derive(Clone)]
struct Twice;

#[allow(unused)]
impl Clone for Twice {
    fn clone(&self) -> Twice {
        Twice
    }
}

trait Named {
    fn name(&self) -> String;
}

#[allow(unused)]
impl Named for Twice {}

fn main() {}
