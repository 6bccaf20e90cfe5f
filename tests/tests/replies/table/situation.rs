//! When a reply is given: what its dialect makes of it may depend on the request.

use std::fmt;

use intents_tests::request;

/// When a reply is given.
#[derive(Clone, Copy)]
pub(crate) enum When {
    /// The request tells no channel.
    Usually,
    /// The request comes from a channel that shows texts alone, or speaks them.
    OnTheTelephone,
    /// The request comes from Facebook.
    OnFacebook,
    /// Parameters are still asked for.
    WhileSlotsAreFilled,
}

/// A request of each dialect.
pub(crate) struct Situation {
    pub(crate) es_v2: String,
    pub(crate) es_v1: String,
    pub(crate) cx: String,
}

const CX_PAGE: &str = r#""currentPage":"projects/p/locations/l/agents/a/flows/f/pages/p""#;

impl When {
    pub(crate) fn requests(self) -> Situation {
        let with =
            |request: String, members: String| request.replacen('{', &format!("{{{members},"), 1);
        let (v2, v1, cx) =
            (request::es_v2("Any", "{}"), request::es_v1("Any", "{}"), request::cx("Any", "{}"));
        let page = |form: &str| format!(r#""pageInfo":{{{CX_PAGE}{form}}}"#);
        match self {
            Self::Usually => Situation { es_v2: v2, es_v1: v1, cx: with(cx, page("")) },
            Self::OnTheTelephone => Situation {
                es_v2: with(
                    v2,
                    r#""originalDetectIntentRequest":{"source":"GOOGLE_TELEPHONY"}"#.into(),
                ),
                es_v1: with(v1, r#""originalRequest":{"source":"telephony"}"#.into()),
                cx: with(with(cx, page("")), r#""payload":{"telephony":{}}"#.into()),
            },
            Self::OnFacebook => Situation {
                es_v2: with(v2, r#""originalDetectIntentRequest":{"source":"facebook"}"#.into()),
                es_v1: with(v1, r#""originalRequest":{"source":"facebook"}"#.into()),
                cx: with(with(cx, page("")), r#""payload":{"source":"facebook"}"#.into()),
            },
            Self::WhileSlotsAreFilled => {
                let context = |name: &str, lifespan: &str| {
                    format!(
                        r#"{{"name":"{name}any_dialog_context","{lifespan}":2,"parameters":{{"day":""}}}}"#
                    )
                };
                let name = "projects/p/agent/sessions/s-1/contexts/";
                let v2 = v2.replace(
                    r#""allRequiredParamsPresent": true"#,
                    &format!(r#""outputContexts":[{}]"#, context(name, "lifespanCount")),
                );
                let v1 = v1.replace(
                    r#""actionIncomplete": false"#,
                    &format!(r#""actionIncomplete":true,"contexts":[{}]"#, context("", "lifespan")),
                );
                let form = r#","formInfo":{"parameterInfo":[{"displayName":"day","required":true,"state":"EMPTY"}]}"#;
                Situation { es_v2: v2, es_v1: v1, cx: with(cx, page(form)) }
            }
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Usually => "",
            Self::OnTheTelephone => ", on the telephone",
            Self::OnFacebook => ", on Facebook",
            Self::WhileSlotsAreFilled => ", while slots are filled",
        })
    }
}
