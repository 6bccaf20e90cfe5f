//! The whole call, in time: the framework and the hand in one run.

#![expect(clippy::unwrap_used, reason = "a benchmark of a failure would measure something else")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use intents_benches::{by_hand, framework, ready, request};
use intents_core::{Connector, FulfillmentRequest};
use intents_dialogflow::Dialogflow;

fn call(criterion: &mut Criterion) {
    let agent = framework::agent();
    let mut group = criterion.benchmark_group("call");
    for size in request::SIZES {
        let body = request::es_v2("shop.Order", size);
        let body_async = request::es_v2("shop.OrderAsync", size);
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_with_input(BenchmarkId::new("by hand", size), &body, |bencher, body| {
            bencher.iter(|| ready(by_hand::answer(body.as_bytes())).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("framework", size), &body, |bencher, body| {
            bencher.iter(|| ready(framework::answer(&agent, body.as_bytes())).unwrap());
        });
        group.bench_with_input(
            BenchmarkId::new("framework, async handler", size),
            &body_async,
            |bencher, body| {
                bencher.iter(|| ready(framework::answer(&agent, body.as_bytes())).unwrap());
            },
        );
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let agent = framework::agent();
    let body = request::es_v2("shop.Order", 1_600);
    let request = FulfillmentRequest::new(body.as_bytes());
    let mut group = criterion.benchmark_group("stage");
    group.bench_function("decode", |bencher| bencher.iter(|| Dialogflow.decode(&request).unwrap()));
    let mut context = Dialogflow.decode(&request).unwrap();
    group.bench_function("fulfill", |bencher| {
        bencher.iter(|| ready(agent.fulfill(&mut context)).unwrap());
    });
    let reply = ready(agent.fulfill(&mut context)).unwrap();
    group.bench_function("encode", |bencher| {
        bencher.iter(|| Dialogflow.encode(&context, &reply).unwrap());
    });
    group.finish();
}

criterion_group!(benches, call, stages);
criterion_main!(benches);
