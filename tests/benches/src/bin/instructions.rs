//! Answers a request many times, for a profiler that counts instructions: see `instructions.sh`.

use intents_benches::{by_hand, framework, ready, request};

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(what), Some(size), Some(count)) = (args.next(), args.next(), args.next()) else {
        eprintln!("usage: instructions framework|framework-async|by-hand|by-hand-lean SIZE COUNT");
        std::process::exit(2);
    };
    let parse = |number: String| number.parse::<usize>().unwrap_or_default();
    let (size, count) = (parse(size), parse(count));
    let intent = if what == "framework-async" { "shop.OrderAsync" } else { "shop.Order" };
    let body = request::es_v2(intent, size);
    let agent = framework::agent();
    let mut bytes = 0;
    for _ in 0..count {
        let body = std::hint::black_box(body.as_bytes());
        bytes += match what.as_str() {
            "by-hand" => ready(by_hand::answer(body)).map_or(0, |body| body.len()),
            "by-hand-lean" => ready(by_hand::lean::answer(body)).map_or(0, |body| body.len()),
            _ => ready(framework::answer(&agent, body)).map_or(0, |response| response.body.len()),
        };
    }
    assert!(count == 0 || bytes > 0, "no request was answered");
}
