//! Answers a request many times, for a profiler that counts instructions: see `instructions.sh`.

#![expect(clippy::print_stdout, reason = "`size` is a question, and this the answer")]

use std::hint::black_box;

use intents_benches::by_hand::Reading;
use intents_benches::request::Bulk;
use intents_benches::{DIALECTS, framework, ready};
use serde::de::IgnoredAny;

const USAGE: &str = "usage: instructions es-v2|es-v1|cx traffic|opaque SIZE \
                     framework|framework-async|by-hand|by-hand-slice|skip|size COUNT";

fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if run(&args).is_none() {
        eprintln!("{USAGE}");
        std::process::exit(2);
    }
}

fn run(args: &[String]) -> Option<()> {
    let [dialect, bulk, size, what, count] = args else { return None };
    let dialect = DIALECTS.iter().find(|of| of.name == dialect)?;
    let bulk = if bulk == "opaque" { Bulk::Opaque } else { Bulk::Traffic };
    let intent = if what == "framework-async" { "shop.OrderAsync" } else { "shop.Order" };
    let body = dialect.template.request(intent, bulk, size.parse().ok()?);
    let count: usize = count.parse().ok()?;
    let agent = framework::agent();
    let answer: &dyn Fn(&[u8]) -> bool = match what.as_str() {
        "framework" | "framework-async" => &|body| ready(framework::answer(&agent, body)).is_ok(),
        "by-hand" => &|body| (dialect.by_hand)(body, Reading::Text).is_ok(),
        "by-hand-slice" => &|body| (dialect.by_hand)(body, Reading::Slice).is_ok(),
        // No answer, but the least that anything pays that reads the body as JSON.
        "skip" => &|body| serde_json::from_slice::<IgnoredAny>(body).is_ok(),
        "size" => {
            println!("{}", body.len());
            return Some(());
        }
        _ => return None,
    };
    for _ in 0..count {
        assert!(answer(black_box(body.as_bytes())), "a request was not answered");
    }
    Some(())
}
