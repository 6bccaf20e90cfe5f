use std::error::Error;

use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError};
use intents_core::{
    Agent, Connector, FormParameter, FulfillmentRequest, Intent, Lifespan, Partial, Reply, fulfill,
    sys,
};
use intents_tests::Cx;
use serde_json::{Value as Json, json};

use super::super::booked;
use super::{answer, refused, request_on_page, sent};

const TWO_VALUES: Dropped = Dropped::SecondParameterValue;
const VALUE_OF_INVALID: Dropped = Dropped::ValueOfInvalidParameter;

#[test]
fn parameters_of_the_session_are_set_in_the_notation_of_cx_and_cleared() {
    let reply = Reply::keep()
        .session_parameter("day", sys::Date::constant(2026, 2, 28))
        .session_parameter("Status", "booked")
        .session_parameter("seats", 2)
        .session_parameter("raw", json!({"a": [null, 1.5]}))
        .session_parameter("none", json!(null))
        .clear_session_parameter("draft");
    assert_eq!(
        sent(&reply),
        json!({"sessionInfo": {"parameters": {
            "day": {"year": 2026, "month": 2, "day": 28},
            "Status": "booked",
            "seats": 2,
            "raw": {"a": [null, 1.5]},
            "none": null,
            "draft": null,
        }}})
    );
}

#[test]
fn no_parameter_of_the_session_has_two_values() {
    let reply = Reply::trigger(booked(Some(2), &[]))
        .session_parameter("SEATS", 9)
        .clear_session_parameter("price")
        .session_parameter("intents_trigger", "Else")
        .session_parameter("own", 1)
        .output_context("Own", Lifespan::turns(1), json!({"a": 1}))
        .output_context("other", Lifespan::turns(1), ());
    let (json, dropped) = answer(&request_on_page(&json!([])), &reply);
    assert_eq!(
        json,
        json!({"sessionInfo": {"parameters": {
            "intents_trigger": "Booked",
            "day": {"year": 2026, "month": 2, "day": 28},
            "seats": 2,
            "extras": null,
            "price": 12.5,
            "own": 1,
            "other": {},
        }}})
    );
    assert_eq!(dropped, [TWO_VALUES, Dropped::ContextNamedLikeParameter]);
    // Whoever triggers nothing may write what triggers: the page that is reached clears it.
    let cleared = Reply::keep().clear_session_parameter("intents_trigger");
    assert_eq!(sent(&cleared), json!({"sessionInfo": {"parameters": {"intents_trigger": null}}}));
}

fn form() -> Json {
    json!([
        {"displayName": "Day", "required": true, "state": "FILLED", "value": "2026-02-28"},
        {"displayName": "table", "state": "EMPTY"},
        {"displayName": "note", "required": true},
    ])
}

/// What is sent to a request from a page with a form.
#[track_caller]
fn sent_to_form(reply: &Reply) -> Json {
    let (json, dropped) = answer(&request_on_page(&form()), reply);
    assert_eq!(dropped, [], "{json}");
    json
}

#[test]
fn a_parameter_that_is_refused_is_asked_for_again() {
    let reply =
        Reply::text("We are closed on that day.").form_parameter(FormParameter::invalid("day"));
    assert_eq!(
        sent_to_form(&reply),
        json!({
            "fulfillmentResponse": {"messages": [{"text": {"text": ["We are closed on that day."]}}]},
            "pageInfo": {"formInfo": {"parameterInfo": [
                {"displayName": "Day", "required": true, "state": "INVALID"},
            ]}},
            "sessionInfo": {"parameters": {"Day": null}},
        })
    );
    // Who clears it too says the same.
    assert_eq!(sent_to_form(&reply.clear_session_parameter("DAY"))["sessionInfo"], {
        json!({"parameters": {"Day": null}})
    });
}

#[test]
fn a_parameter_of_the_form_is_given_a_value_and_made_optional() {
    let reply = Reply::keep()
        .form_parameter(FormParameter::new("DAY").required(false))
        .form_parameter(FormParameter::new("table").value(7).required(true))
        .form_parameter(FormParameter::new("note").required(false));
    assert_eq!(
        sent_to_form(&reply),
        json!({"pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "Day", "required": false, "state": "FILLED"},
            {"displayName": "table", "required": true, "state": "FILLED", "value": 7},
            {"displayName": "note", "required": false, "state": "EMPTY"},
        ]}}})
    );
    let empty = Reply::keep().form_parameter(FormParameter::new("table").required(true));
    assert_eq!(
        sent_to_form(&empty)["pageInfo"]["formInfo"]["parameterInfo"],
        json!([{"displayName": "table", "required": true, "state": "EMPTY"}])
    );
    // Also where the request tells of no form.
    let unknown = Reply::keep()
        .form_parameter(FormParameter::new("table").required(true))
        .form_parameter(FormParameter::new("note").required(true).value("late"));
    assert_eq!(
        sent(&unknown)["pageInfo"]["formInfo"]["parameterInfo"],
        json!([
            {"displayName": "table", "required": true, "state": "EMPTY"},
            {"displayName": "note", "required": true, "state": "FILLED", "value": "late"},
        ])
    );
    // Of which nothing is said.
    let day = sys::Date::constant(2026, 3, 1);
    assert_eq!(sent_to_form(&Reply::keep().form_parameter(FormParameter::new("table"))), json!({}));
    let dated = Reply::keep().form_parameter(FormParameter::new("Day").value(day));
    assert_eq!(
        sent_to_form(&dated)["pageInfo"]["formInfo"]["parameterInfo"][0]["value"],
        json!({"year": 2026, "month": 3, "day": 1})
    );
}

#[test]
fn a_form_has_the_parameters_that_the_request_tells_if_it_tells_any() {
    let reply = Reply::keep()
        .form_parameter(FormParameter::invalid("colour"))
        .form_parameter(FormParameter::new("size").value("L"));
    let (json, dropped) = answer(&request_on_page(&form()), &reply);
    assert_eq!(json, json!({}));
    assert_eq!(dropped, [Dropped::UnknownFormParameter]);
    assert_eq!(
        sent(&reply),
        json!({
            "pageInfo": {"formInfo": {"parameterInfo": [
                {"displayName": "colour", "state": "INVALID"},
                {"displayName": "size", "state": "FILLED", "value": "L"},
            ]}},
            "sessionInfo": {"parameters": {"colour": null}},
        })
    );
}

#[test]
fn no_parameter_of_the_form_has_two_values() {
    let day = || sys::Date::constant(2026, 2, 28);
    for (reply, reported) in [
        (
            Reply::keep().form_parameter(FormParameter::invalid("day").value(day())),
            VALUE_OF_INVALID,
        ),
        (
            Reply::keep()
                .form_parameter(FormParameter::invalid("day"))
                .session_parameter("day", day()),
            TWO_VALUES,
        ),
    ] {
        let (json, dropped) = answer(&request_on_page(&form()), &reply);
        assert_eq!(json["pageInfo"]["formInfo"]["parameterInfo"][0]["state"], "INVALID");
        assert_eq!(json["pageInfo"]["formInfo"]["parameterInfo"][0].get("value"), None);
        assert_eq!(json["sessionInfo"]["parameters"], json!({"Day": null}));
        assert_eq!(dropped, [reported]);
    }
    // The form's value is copied to the session anyway.
    let given = Reply::keep().form_parameter(FormParameter::new("table").value(7));
    for twice in [
        Reply::keep().session_parameter("Table", 8),
        Reply::keep().clear_session_parameter("table"),
    ] {
        let reply = Reply::keep().form_parameter(FormParameter::new("table").value(7)).then(twice);
        let (json, dropped) = answer(&request_on_page(&form()), &reply);
        assert_eq!((json, dropped), (sent_to_form(&given), vec![TWO_VALUES]));
    }
    // What is triggered has its parameter.
    let reply = Reply::trigger(booked(None, &[]))
        .form_parameter(FormParameter::new("Day").value(day()))
        .form_parameter(FormParameter::invalid("Day"));
    let (json, dropped) = answer(&request_on_page(&form()), &reply);
    assert_eq!(json["sessionInfo"]["parameters"]["day"]["year"], 2026);
    assert_eq!(json["sessionInfo"]["parameters"].get("Day"), None);
    assert_eq!(dropped, [TWO_VALUES]);
}

#[test]
fn a_parameter_has_a_name() {
    for name in ["", "a\nb"] {
        for reply in [
            Reply::keep().session_parameter(name, 1),
            Reply::keep().clear_session_parameter(name),
            Reply::keep().form_parameter(FormParameter::invalid(name)),
        ] {
            let problem = InvalidValue::ParameterName;
            assert_eq!(refused(&reply), Some(EncodeError::Value(problem)), "{name:?}");
        }
    }
    let not_finite = Reply::keep().session_parameter("a", f64::NAN);
    assert_eq!(refused(&not_finite), Some(EncodeError::Value(InvalidValue::NotFinite)));
    let not_finite = Reply::keep().form_parameter(FormParameter::new("a").value(f64::NAN));
    assert_eq!(refused(&not_finite), Some(EncodeError::Value(InvalidValue::NotFinite)));
}

#[derive(Debug, Intent)]
#[intent(name = "cx.Reserve", partial(PartialReserve, derive(Debug)))]
struct Reserve {
    day: sys::Date,
    table: sys::Integer,
    guests: Option<sys::Integer>,
}

/// What each of the tables stands for is said below.
#[fulfill]
fn fill(mut reserve: Partial<Reserve>) -> Reply {
    let day = sys::Date::constant(2026, 3, 1);
    match reserve.table {
        // A value of a form's parameter that was there before, and one that the form does not have.
        Some(1) => {
            reserve.day = Some(day);
            reserve.guests = Some(4);
            reserve.into()
        }
        // A value for what is refused at once.
        Some(2) => {
            reserve.day = Some(day);
            Reply::from(reserve).form_parameter(FormParameter::invalid("day"))
        }
        // Two values for the same, and more said of it.
        Some(3) => {
            reserve.day = Some(day);
            Reply::from(reserve)
                .form_parameter(FormParameter::new("day").value(sys::Date::constant(2026, 4, 1)))
        }
        Some(4) => {
            reserve.day = Some(day);
            Reply::from(reserve)
                .form_parameter(FormParameter::new("day").required(false))
                .session_parameter("DAY", "never")
        }
        // A value that is taken away, and given another in the session.
        Some(5) => {
            reserve.guests = None;
            Reply::from(reserve).session_parameter("guests", 6)
        }
        _ => Reply::keep(),
    }
}

async fn filled(table: i64) -> Result<(Json, Vec<Dropped>), Box<dyn Error>> {
    let agent = Agent::empty_builder().handler::<fill>().build()?;
    let body = json!({
        "fulfillmentInfo": {"tag": "cx.Reserve"},
        "pageInfo": {"formInfo": {"parameterInfo": [
            {"displayName": "Day", "required": true, "state": "FILLED",
             "value": {"year": 2026, "month": 2, "day": 28}},
            {"displayName": "table", "required": true, "state": "EMPTY"},
        ]}},
        "sessionInfo": {"parameters": {"table": table, "guests": 2}},
    });
    let body = body.to_string();
    let response = Cx.fulfill(&agent, FulfillmentRequest::new(body.as_bytes())).await?;
    Ok((serde_json::from_slice(&response.body)?, response.dropped))
}

#[tokio::test]
async fn what_is_filled_in_and_what_is_said_of_the_form_are_one() {
    let first = json!({"year": 2026, "month": 3, "day": 1});
    let of_form = |more: Json| {
        let mut day = json!({"displayName": "Day", "required": true, "state": "FILLED"});
        for (name, value) in more.as_object().into_iter().flatten() {
            day[name] = value.clone();
        }
        json!({"formInfo": {"parameterInfo": [day]}})
    };
    let (json, dropped) = filled(1).await.unwrap();
    assert_eq!(json["pageInfo"], of_form(json!({"value": first})));
    assert_eq!(json["sessionInfo"], json!({"parameters": {"guests": 4}}));
    assert_eq!(dropped, []);

    let (json, dropped) = filled(2).await.unwrap();
    assert_eq!(json["pageInfo"], of_form(json!({"state": "INVALID"})));
    assert_eq!(json["sessionInfo"], json!({"parameters": {"Day": null}}));
    assert_eq!(dropped, [VALUE_OF_INVALID]);

    let (json, dropped) = filled(3).await.unwrap();
    let fourth = json!({"year": 2026, "month": 4, "day": 1});
    assert_eq!(json, json!({"pageInfo": of_form(json!({"value": fourth}))}));
    assert_eq!(dropped, [TWO_VALUES]);

    let (json, dropped) = filled(4).await.unwrap();
    assert_eq!(json, json!({"pageInfo": of_form(json!({"value": first, "required": false}))}));
    assert_eq!(dropped, [TWO_VALUES]);

    let (json, dropped) = filled(5).await.unwrap();
    assert_eq!(json, json!({"sessionInfo": {"parameters": {"guests": null}}}));
    assert_eq!(dropped, [TWO_VALUES]);
}
