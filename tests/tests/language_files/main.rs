//! Language files: found, checked and embedded when a crate is compiled, and compiled anew when
//! they change.

mod hostile;
mod messages;
mod mistakes;
mod package;
mod rebuild;
