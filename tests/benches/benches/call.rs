//! The whole call, in time: the framework and the hand in one run.

#![expect(clippy::unwrap_used, reason = "a benchmark of a failure would measure something else")]

use criterion::{Bencher, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use intents_benches::by_hand::Reading;
use intents_benches::request::Bulk;
use intents_benches::{CASES, DIALECTS, framework, ready};
use intents_core::FulfillmentRequest;
use intents_core::connector::Connector;
use intents_dialogflow::Dialogflow;

fn call(criterion: &mut Criterion) {
    let agent = framework::agent();
    for dialect in &DIALECTS {
        let mut group = criterion.benchmark_group(dialect.name);
        for (bulk, size) in CASES {
            let body = dialect.template.request("shop.Order", bulk, size);
            let body_async = dialect.template.request("shop.OrderAsync", bulk, size);
            let with_framework = |bencher: &mut Bencher<'_>, body: &String| {
                bencher.iter(|| ready(framework::answer(&agent, body.as_bytes())).unwrap());
            };
            let case = match bulk {
                Bulk::Traffic => size.to_string(),
                Bulk::Opaque => format!("{size} opaque"),
            };
            group.throughput(Throughput::Bytes(body.len() as u64));
            group.bench_with_input(BenchmarkId::new("by hand", &case), &body, |bencher, body| {
                bencher.iter(|| (dialect.by_hand)(body.as_bytes(), Reading::Text).unwrap());
            });
            let id = BenchmarkId::new("framework", &case);
            group.bench_with_input(id, &body, with_framework);
            let id = BenchmarkId::new("framework, async handler", &case);
            group.bench_with_input(id, &body_async, with_framework);
        }
        group.finish();
    }
}

fn stages(criterion: &mut Criterion) {
    let agent = framework::agent();
    for dialect in &DIALECTS {
        let body = dialect.template.request("shop.Order", Bulk::Traffic, 1_600);
        let request = FulfillmentRequest::new(body.as_bytes());
        let mut group = criterion.benchmark_group(format!("{} stage", dialect.name));
        group.bench_function("decode", |bencher| {
            bencher.iter(|| Dialogflow.decode(&request).unwrap());
        });
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
}

criterion_group!(benches, call, stages);
criterion_main!(benches);
