//! Messages come back as they were: each kind that a dialect has, written into a response and read
//! from it, and read from a request as a message of the agent's own.

mod generate;
mod v1;
