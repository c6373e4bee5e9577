// A constant of an enum covers its own value and nothing else.
#[derive(PartialEq, Eq)]
enum Light {
    Red,
    Green(bool),
}
const GO: Light = Light::Green(true);

fn may_go(light: Light) -> bool {
    match light {
        GO => true,
        Light::Red => false,
    }
}

fn main() {
    println!("{}", may_go(Light::Green(false)));
}
