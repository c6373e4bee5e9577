// Another field is replaced: the borrow goes on.
struct Pair<'a> {
    a: &'a mut [u32],
    b: &'a mut [u32],
}

impl<'a> Pair<'a> {
    fn mix(mut self) -> Pair<'a> {
        self.b = self.a.split_at_mut(1).1;
        if let Some(first) = self.a.first_mut() {
            *first += 1;
        }
        self
    }
}

fn main() {
    let (mut a, mut b) = ([1, 2], [3]);
    println!("{}", Pair { a: &mut a, b: &mut b }.mix().b.len());
}
