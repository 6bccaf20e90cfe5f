//! Allocations do not depend on the machine's mood, so they are held to a bound: a call makes no
//! more of them than the same task written by hand.

#![expect(unsafe_code, reason = "an allocator that counts is one that is called unsafely")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use intents_benches::{by_hand, framework, ready, request};
use intents_tests::recorded;

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's own promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
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

fn allocations<T>(call: impl FnOnce() -> T) -> usize {
    let before = COUNT.get();
    let result = call();
    let count = COUNT.get() - before;
    drop(result);
    count
}

#[test]
fn a_call_allocates_no_more_than_the_same_task_written_by_hand() {
    let agent = framework::agent();
    for size in request::SIZES {
        let body = request::es_v2("shop.Order", size);
        let by_hand = allocations(|| ready(by_hand::answer(body.as_bytes())).unwrap());
        let framework = allocations(|| ready(framework::answer(&agent, body.as_bytes())).unwrap());
        let body = request::es_v2("shop.OrderAsync", size);
        let with_async = allocations(|| ready(framework::answer(&agent, body.as_bytes())).unwrap());
        println!("{size} bytes: by hand {by_hand}, framework {framework}, async {with_async}");
        assert!(framework <= by_hand, "{framework} against {by_hand} at {size} bytes");
        // The box of an `async` handler's future, whose type no registry can know.
        assert!(with_async <= by_hand + 1, "{with_async} against {by_hand} at {size} bytes");
    }
}

#[test]
fn both_give_the_same_answer() {
    let agent = framework::agent();
    let body = request::es_v2("shop.Order", 1_600);
    let by_hand = ready(by_hand::answer(body.as_bytes())).unwrap();
    let framework = ready(framework::answer(&agent, body.as_bytes())).unwrap();
    recorded::answer(&framework.body).unwrap();
    assert_eq!(String::from_utf8(framework.body), String::from_utf8(by_hand));
}
