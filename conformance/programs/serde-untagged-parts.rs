//! Variants without a tag beside tagged ones, null for a variant without data, other names in messages.
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
enum Command {
    Stop,
    Move { by: i32 },
    #[serde(untagged)]
    Say(String),
    #[serde(untagged)]
    Steps(Vec<i32>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Reading {
    Value { celsius: f64 },
    Absent,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Limits {
    #[serde(alias = "top", alias = "ceiling")]
    max: u8,
    min: u8,
}

fn main() {
    for text in [r#""Stop""#, r#"{"Move":{"by":-2}}"#, r#""hello""#, "[1,2]", r#"{"Jump":1}"#] {
        match serde_json::from_str::<Command>(text) {
            Ok(command) => println!("{command:?} {}", serde_json::to_string(&command).unwrap()),
            Err(error) => println!("{error}"),
        }
    }
    for text in [r#"{"celsius":20.5}"#, "null", r#"{"kelvin":3}"#, "[]"] {
        match serde_json::from_str::<Reading>(text) {
            Ok(reading) => println!("{reading:?} {}", serde_json::to_string(&reading).unwrap()),
            Err(error) => println!("{error}"),
        }
    }
    for text in [r#"{"top":9,"min":1}"#, r#"{"ceiling":9,"max":8,"min":1}"#, r#"{"mid":5}"#] {
        match serde_json::from_str::<Limits>(text) {
            Ok(limits) => println!("{limits:?}"),
            Err(error) => println!("{error}"),
        }
    }
}
