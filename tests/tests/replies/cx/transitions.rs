use intents_core::connector::InvalidValue;
use intents_core::connector::{Dropped, EncodeError};
use intents_core::{Reply, Transition};
use serde_json::json;

use super::super::Next;
use super::{FLOW, answer, refused, request_on_page, sent};

#[test]
fn a_transition_is_to_a_full_name_or_the_end_of_one() {
    let other = "projects/x/locations/y/agents/z/flows/g";
    let agent = "projects/p/locations/l/agents/a";
    for (transition, member, name) in [
        (Transition::page("b-1"), "targetPage", format!("{FLOW}/pages/b-1")),
        (Transition::page("pages/b-1"), "targetPage", format!("{FLOW}/pages/b-1")),
        (Transition::page("flows/g/pages/b-1"), "targetPage", {
            format!("{agent}/flows/g/pages/b-1")
        }),
        (Transition::page(format!("{other}/pages/b")), "targetPage", format!("{other}/pages/b")),
        (Transition::flow("g"), "targetFlow", format!("{agent}/flows/g")),
        (Transition::flow("flows/g"), "targetFlow", format!("{agent}/flows/g")),
        (Transition::flow(other), "targetFlow", other.to_owned()),
        (Transition::START_PAGE, "targetPage", format!("{FLOW}/pages/START_PAGE")),
        (Transition::CURRENT_PAGE, "targetPage", format!("{FLOW}/pages/CURRENT_PAGE")),
        (Transition::PREVIOUS_PAGE, "targetPage", format!("{FLOW}/pages/PREVIOUS_PAGE")),
        (Transition::END_FLOW, "targetPage", format!("{FLOW}/pages/END_FLOW")),
    ] {
        assert_eq!(sent(&Reply::keep().go_to(transition)), json!({member: name}));
    }
    // One of the two, and the last one.
    let twice = Reply::keep().go_to(Transition::flow("g")).go_to(Transition::page("b"));
    assert_eq!(sent(&twice), json!({"targetPage": format!("{FLOW}/pages/b")}));
}

#[test]
fn a_name_that_no_page_or_flow_can_have_is_refused() {
    for name in [
        "",
        " ",
        "a b",
        "a\nb",
        "/",
        "a/",
        "flows/f/pages/",
        "flows//pages/p",
        "pages/a/b",
        "agents/a/flows/f/pages/p",
        "projects/p/locations/l/agents/a/pages/p",
        "https://dialogflow.cloud.google.com",
    ] {
        for (transition, problem) in [
            (Transition::page(name), InvalidValue::PageName),
            (Transition::flow(name), InvalidValue::FlowName),
        ] {
            // Also where it is not sent, since something else goes first.
            for reply in [Reply::keep(), Reply::trigger(Next)] {
                let error = refused(&reply.go_to(transition.clone()));
                assert_eq!(error, Some(EncodeError::Value(problem)), "{name:?}");
            }
        }
    }
    // A page is no flow, a flow no page.
    let page = format!("{FLOW}/pages/p");
    assert!(refused(&Reply::keep().go_to(Transition::flow(page))).is_some());
    assert!(refused(&Reply::keep().go_to(Transition::page(FLOW))).is_some());
}

#[test]
fn without_a_page_of_a_flow_only_a_full_name_says_where_to_go() {
    for request in [
        r#"{"fulfillmentInfo":{"tag":"Any"}}"#,
        r#"{"pageInfo":{"currentPage":"projects/p/locations/l/agents/a/playbooks/b"}}"#,
    ] {
        for transition in [Transition::START_PAGE, Transition::flow("flows/f")] {
            let (json, dropped) = answer(request, &Reply::keep().go_to(transition));
            assert_eq!(json, json!({}));
            assert_eq!(dropped, [Dropped::TransitionOutsideFlow]);
        }
        let full = Reply::keep().go_to(Transition::flow(FLOW));
        assert_eq!(answer(request, &full), (json!({"targetFlow": FLOW}), vec![]));
    }
}

#[test]
fn a_trigger_goes_before_a_transition_and_a_transition_before_an_end() {
    let request = request_on_page(&json!([]));
    let page = || Reply::keep().go_to(Transition::page("b"));
    let (json, dropped) = answer(&request, &page().then(Next));
    assert_eq!(json, sent(&Next.into()));
    assert_eq!(dropped, [Dropped::TransitionBesideTrigger]);

    let (json, dropped) = answer(&request, &page().end_session());
    assert_eq!(json, sent(&page()));
    assert_eq!(dropped, [Dropped::EndOfSessionBesideTransition]);

    let (json, dropped) = answer(&request, &page().end_session().then(Next));
    assert_eq!((json, dropped.len()), (sent(&Next.into()), 2));

    // An event triggers nothing in CX.
    let (json, dropped) = answer(&request, &Reply::event("e", ()).then(page()));
    assert_eq!((json, dropped.len()), (sent(&page()), 1));
}
