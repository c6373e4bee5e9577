// An impl for boxes of one's own trait object does not overlap with that for boxes of sized values.
trait Shape {
    fn name(&self) -> String;
    fn copied(&self) -> Box<dyn Shape>;
}

impl<T: Named + Clone + 'static> Shape for T {
    fn name(&self) -> String {
        format!("{} {}", T::KIND, self.size())
    }
    fn copied(&self) -> Box<dyn Shape> {
        Box::new(self.clone())
    }
}

impl Clone for Box<dyn Shape> {
    fn clone(&self) -> Self {
        (**self).copied()
    }
}

trait Named {
    const KIND: &'static str;
    fn size(&self) -> u32;
}

#[derive(Clone)]
struct Square(u32);
impl Named for Square {
    const KIND: &'static str = "square";
    fn size(&self) -> u32 {
        self.0
    }
}

struct Wrap<T: ?Sized>(Box<T>);
trait Kind {
    fn kind(&self) -> &'static str;
}
impl<T> Kind for Wrap<T> {
    fn kind(&self) -> &'static str {
        "sized"
    }
}
impl Kind for Wrap<str> {
    fn kind(&self) -> &'static str {
        "text"
    }
}
impl Kind for Wrap<dyn Fn()> {
    fn kind(&self) -> &'static str {
        "function"
    }
}

fn main() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(2)), Box::new(Square(3))];
    let copies = shapes.clone();
    drop(shapes);
    for shape in &copies {
        println!("{}", shape.name());
    }
    println!("{} {} {}", Wrap(Box::new(1)).kind(), Wrap::<str>("a".into()).kind(), Wrap::<dyn Fn()>(Box::new(|| ())).kind());
}
