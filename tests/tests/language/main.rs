//! Language files: found, checked and embedded when a crate is compiled, and compiled anew when
//! they change.

#[macro_use]
#[path = "../definition/spoken.rs"]
mod spoken;

mod guide;
mod hostile;
mod messages;
mod mistakes;
mod orphans;
mod package;
mod rebuild;
mod watch;
