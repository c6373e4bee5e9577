// A borrow through a field ends when the field is replaced by what was borrowed.
struct Rest<'a> {
    words: &'a mut [u32],
    at: usize,
}

impl<'a> Rest<'a> {
    fn skip(mut self, n: usize) -> Rest<'a> {
        self.words = self.words.split_at_mut(n).1;
        if let Some(word) = self.words.first_mut() {
            *word += 100;
        }
        self.at += n;
        self
    }

    fn last(&mut self) -> &mut u32 {
        self.words.last_mut().unwrap()
    }
}

struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

struct Cursor<'a> {
    at: &'a mut Node,
}

impl Cursor<'_> {
    fn to_end(mut self) -> u32 {
        while self.at.next.is_some() {
            self.at = self.at.next.as_mut().unwrap();
        }
        self.at.value += 1;
        self.at.value
    }
}

fn main() {
    let mut words = [1, 2, 3, 4];
    let mut rest = Rest { words: &mut words, at: 0 }.skip(1).skip(1);
    *rest.last() = 9;
    println!("{} {:?}", rest.at, rest.words);
    println!("{words:?}");
    let mut list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    println!("{}", Cursor { at: &mut list }.to_end());
    println!("{}", Cursor { at: &mut list }.to_end());
}
