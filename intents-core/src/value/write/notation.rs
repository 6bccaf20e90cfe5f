/// How a dialect spells the values that the dialects spell differently, dates above all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Notation {
    /// Dialogflow ES V2: ISO 8601 strings.
    EsV2,
    /// Dialogflow ES V1 and API.AI: ISO 8601 strings, periods as `start/end`.
    EsV1,
    /// Dialogflow CX: structs such as `{"year": 2026, "month": 2, "day": 28}`.
    Cx,
}
