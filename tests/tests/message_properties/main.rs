//! What a reply says is read from the response as it was, every message of every kind that the
//! dialect has.

mod cx;
