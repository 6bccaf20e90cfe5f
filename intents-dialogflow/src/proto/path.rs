//! The path of an error: the members and items that contain it.
//!
//! A reader adds its segment while it returns the error, so the innermost segment comes first.
//! Nothing is recorded without an error.

use std::cell::RefCell;

/// The longest name in a pointer. The names in a map come from the request and may be long.
const MAX_NAME: usize = 256;

enum Segment {
    Name(String),
    /// A name that is too long. The pointer ends before it.
    LongName,
    Index(usize),
}

thread_local! {
    static PATH: RefCell<Vec<Segment>> = const { RefCell::new(Vec::new()) };
}

/// Adds the member that an error is in. Returns the error.
#[cold]
pub(super) fn in_member<E>(name: &str, error: E) -> E {
    let is_long = name.len() > MAX_NAME;
    add(if is_long { Segment::LongName } else { Segment::Name(name.to_owned()) });
    error
}

/// Adds the item of a list that an error is in. Returns the error.
#[cold]
pub(super) fn in_item<E>(index: usize, error: E) -> E {
    add(Segment::Index(index));
    error
}

fn add(segment: Segment) {
    PATH.with_borrow_mut(|path| path.push(segment));
}

/// Takes the path of the error as a JSON pointer (RFC 6901).
pub(super) fn take_pointer() -> String {
    let path = PATH.take();
    let mut pointer = String::new();
    for segment in path.into_iter().rev() {
        match segment {
            Segment::Name(name) => {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Segment::LongName => break,
            Segment::Index(index) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
    }
    pointer
}
