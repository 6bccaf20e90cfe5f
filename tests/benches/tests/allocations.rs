//! Allocations do not depend on the machine's mood, so they are held to a bound: a call makes no
//! more of them than the same task written by hand.

#![expect(unsafe_code, reason = "an allocator that counts is one that is called unsafely")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use intents_benches::by_hand::Reading;
use intents_benches::request::Bulk;
use intents_benches::{CASES, DIALECTS, Dialect, framework, ready};
use intents_tests::recorded;

struct Counting;

/// What was allocated, whether or not it was given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Allocated {
    count: usize,
    bytes: usize,
}

impl Allocated {
    fn add(bytes: usize) {
        let Self { count, bytes: before } = ALLOCATED.get();
        ALLOCATED.set(Self { count: count + 1, bytes: before + bytes });
    }
}

thread_local! {
    static ALLOCATED: Cell<Allocated> = const { Cell::new(Allocated { count: 0, bytes: 0 }) };
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Allocated::add(layout.size());
        // SAFETY: the caller's own promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Allocated::add(size.saturating_sub(layout.size()));
        // SAFETY: the caller's own promises.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's own promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a call allocates that succeeds.
fn allocated<T, E>(call: impl FnOnce() -> Result<T, E>) -> Option<Allocated> {
    let before = ALLOCATED.get();
    let result = call();
    let after = ALLOCATED.get();
    result.ok()?;
    Some(Allocated { count: after.count - before.count, bytes: after.bytes - before.bytes })
}

/// The allocations of one call: by hand, with the framework, and with an `async` handler.
fn count_one_call(dialect: &Dialect, bulk: Bulk, size: usize) -> Option<[Allocated; 3]> {
    let agent = framework::agent();
    let request = |intent| dialect.template.request(intent, bulk, size);
    let (body, body_async) = (request("shop.Order"), request("shop.OrderAsync"));
    Some([
        allocated(|| (dialect.by_hand)(body.as_bytes(), Reading::Text))?,
        allocated(|| ready(framework::answer(&agent, body.as_bytes())))?,
        allocated(|| ready(framework::answer(&agent, body_async.as_bytes())))?,
    ])
}

/// How often the framework allocates where the hand does not.
fn excess(dialect: &Dialect) -> usize {
    match dialect.name {
        // The intent that a reply triggers is in a box; the hand's response, the shortest of the
        // three, never has to grow.
        "es-v1" => 1,
        // The same box; a date, which is an object in CX, is a list of its members until its type
        // is known. The hand's response has to grow once.
        "cx" => 1,
        _ => 0,
    }
}

#[test]
fn a_call_allocates_no_more_often_than_the_same_task_written_by_hand() {
    for dialect in &DIALECTS {
        for (bulk, size) in CASES {
            let [by_hand, framework, with_async] = count_one_call(dialect, bulk, size).unwrap();
            let case = format!("{}, {bulk:?}, {size} bytes", dialect.name);
            println!("{case}: by hand {by_hand:?}, framework {framework:?}, async {with_async:?}");
            let most = by_hand.count + excess(dialect);
            assert!(framework.count <= most, "{case}: {} against {most}", framework.count);
            // The box of an `async` handler's future, whose type no registry can know.
            assert!(with_async.count <= most + 1, "{case}: {} against {most}", with_async.count);
        }
    }
}

#[test]
fn nothing_is_allocated_for_what_nobody_reads() {
    for dialect in &DIALECTS {
        for bulk in [Bulk::Traffic, Bulk::Opaque] {
            let [_, small, small_async] = count_one_call(dialect, bulk, 4_000).unwrap();
            let [_, large, large_async] = count_one_call(dialect, bulk, 64_000).unwrap();
            assert_eq!((large, large_async), (small, small_async), "{}, {bulk:?}", dialect.name);
        }
    }
}

#[test]
fn both_give_the_same_answer() {
    let agent = framework::agent();
    for dialect in &DIALECTS {
        for (bulk, size) in CASES {
            let body = dialect.template.request("shop.Order", bulk, size);
            assert!((size..size + 1_000).contains(&body.len()), "{} bytes", body.len());
            let by_hand = (dialect.by_hand)(body.as_bytes(), Reading::Text).unwrap();
            let framework = ready(framework::answer(&agent, body.as_bytes())).unwrap();
            recorded::answer(&framework.body).unwrap();
            let by_hand = String::from_utf8(by_hand).unwrap();
            assert_eq!(String::from_utf8(framework.body).unwrap(), by_hand, "{}", dialect.name);
            assert_ne!(by_hand, "{}");
            assert_eq!(framework.dropped, []);
        }
    }
}
