//! The harness of `#[test]` functions; prints what `cargo test -- --test-threads=1` prints.
use crate::intrinsics;
use crate::panicking;
use crate::prelude::rust_2021::*;
use crate::process::Termination;
use crate::sync::{Arc, Mutex};
use crate::sys;
use crate::thread;
use crate::time::Instant;

/// A test; the machine fills these in, field by field; `run` is an instance of `test_call`.
#[lang = "TestDesc"]
#[repr(C)]
pub struct TestDesc {
    name: &'static str,
    run: fn() -> i32,
    expected: &'static str,
    ignore: bool,
    ignore_reason: &'static str,
    should_panic: bool,
    // Where its name stands.
    place: &'static str,
}
/// Calls a test function (`F` is its zero-sized type); the exit code its result stands for.
#[lang = "test_call"]
fn test_call<F: Fn() -> T, T: Termination>() -> i32 {
    let f = unsafe { intrinsics::uninit::<F>() };
    f().report().to_i32()
}
struct Failure {
    name: &'static str,
    output: Vec<u8>,
}
fn out(text: &str) { sys::stdout_write(text.as_bytes()) }
fn plural(n: usize) -> &'static str { if n == 1 { "" } else { "s" } }

/// Runs all tests one after the other, each in a thread of its name with its output captured; returns the exit code.
#[lang = "test_main"]
pub fn test_main(tests: &[TestDesc]) -> i32 {
    let started = Instant::now();
    out(&format!("\nrunning {} test{}\n", tests.len(), plural(tests.len())));
    let mut failures: Vec<Failure> = Vec::new();
    let (mut passed, mut ignored) = (0, 0);
    for test in tests {
        let note = if test.should_panic { " - should panic" } else { "" };
        out(&format!("test {}{note} ... ", test.name));
        if test.ignore {
            ignored += 1;
            out("ignored");
            if !test.ignore_reason.is_empty() {
                out(", ");
                out(test.ignore_reason);
            }
            out("\n");
            continue;
        }
        match run(test) {
            Ok(()) => {
                passed += 1;
                out("ok\n");
            }
            Err(output) => {
                out("FAILED\n");
                failures.push(Failure { name: test.name, output });
            }
        }
    }
    if !failures.is_empty() {
        out("\nfailures:\n\n");
        for failure in &failures {
            if !failure.output.is_empty() {
                out(&format!("---- {} stdout ----\n", failure.name));
                sys::stdout_write(&failure.output);
                out("\n");
            }
        }
        out("\nfailures:\n");
        failures.sort_by(|a, b| a.name.cmp(b.name));
        for failure in &failures {
            out(&format!("    {}\n", failure.name));
        }
    }
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    let time = started.elapsed().as_secs_f64();
    out(&format!(
        "\ntest result: {verdict}. {passed} passed; {} failed; {ignored} ignored; 0 measured; 0 filtered out; finished in {time:.2}s\n\n",
        failures.len()
    ));
    if failures.is_empty() { 0 } else { 101 }
}
// `Err`: it failed, with what it wrote.
fn run(test: &TestDesc) -> Result<(), Vec<u8>> {
    let sink = Arc::new(Mutex::new(Vec::new()));
    let theirs = sink.clone();
    let f = test.run;
    let handle = thread::Builder::new()
        .name(String::from(test.name))
        .spawn(move || {
            thread::set_capture(Some(theirs));
            let result = panicking::catch(f);
            thread::set_capture(None);
            result
        })
        .unwrap();
    let result = match handle.join() {
        Ok(result) => result,
        Err(payload) => Err(payload),
    };
    let mut output = crate::mem::take(&mut *sink.lock().unwrap_or_else(|e| e.into_inner()));
    match result {
        Ok(0) if !test.should_panic => Ok(()),
        Ok(_) if !test.should_panic => Err(output),
        Ok(_) => {
            output.extend_from_slice(format!("note: test did not panic as expected at {}", test.place).as_bytes());
            Err(output)
        }
        Err(payload) if test.should_panic => {
            if test.expected.is_empty() {
                return Ok(());
            }
            let message = panicking::payload_str(&*payload);
            match message {
                Some(message) if message.contains(test.expected) => Ok(()),
                Some(message) => {
                    let note = format!("note: panic did not contain expected string\n      panic message: {message:?}\n expected substring: {:?}", test.expected);
                    output.extend_from_slice(note.as_bytes());
                    Err(output)
                }
                None => {
                    let found = (*payload).type_id();
                    let note = format!("note: expected panic with string value,\n found non-string value: `{found:?}`\n     expected substring: {:?}", test.expected);
                    output.extend_from_slice(note.as_bytes());
                    Err(output)
                }
            }
        }
        Err(_) => Err(output),
    }
}
