// A constant in a pattern stands for the pattern that its value is, also for whether all cases are covered.
use std::cmp::Ordering;

#[derive(PartialEq, Eq, Debug, Clone, Copy)]
enum State {
    Idle,
    Busy { jobs: u8, urgent: bool },
    Down(Option<&'static str>),
}
impl State {
    const FULL: State = State::Busy { urgent: true, jobs: 255 };
    const LOST: Self = Self::Down(None);
}
const START: State = State::Idle;
const WELL: Option<bool> = Some(true);
const BEFORE: Ordering = Ordering::Less;
const ORIGIN: (i32, i32) = (0, -1);

fn word(state: State) -> &'static str {
    match state {
        START => "start",
        State::FULL => "full",
        State::Busy { urgent: true, jobs: 0..=254 } => "urgent",
        State::Busy { urgent: false, .. } => "busy",
        State::LOST => "lost",
        State::Down(Some(why)) => why,
    }
}

fn main() {
    let busy = |jobs, urgent| State::Busy { jobs, urgent };
    for state in [State::Idle, busy(255, true), busy(3, true), busy(255, false), State::Down(None), State::Down(Some("fire"))] {
        println!("{state:?}: {}", word(state));
    }
    for it in [Some(true), Some(false), None] {
        println!("{}", match it { WELL => "well", Some(false) => "ill", None => "?" });
    }
    for (a, b) in [(1, 2), (2, 2), (3, 2)] {
        println!("{}", match a.cmp(&b) { BEFORE => "before", Ordering::Equal => "same", Ordering::Greater => "after" });
    }
    println!("{}", matches!((0, -1), ORIGIN));
}
