/// The notation of values that differ between dialects, such as dates and locations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// ISO 8601 strings, with periods as structs of two strings (Dialogflow ES V2).
    Iso,
    /// ISO 8601 strings, with periods as intervals: `start/end` (Dialogflow ES V1 and API.AI).
    IsoIntervals,
    /// Structs such as `{"year": 2026, "month": 2, "day": 28}` (Dialogflow CX).
    Structs,
}
