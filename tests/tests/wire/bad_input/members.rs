//! Every member of a request in turn, with each other type in its place.

mod read;

use intents_core::{Agent, FromContext, FulfillmentContext, Result, fulfill};
use intents_dialogflow::{cx, es};
use serde_json::{Value, json};

use super::{ANY, DIALECTS, SECRET, agent, post, webhook};
use read::{Type, called, extracted};

/// Reads all that there is to read of a request, whichever dialect it is in.
#[fulfill(unhandled)]
fn everything(context: &FulfillmentContext<'_>) -> Result<&'static str> {
    match context.dialect() {
        es::v2::DIALECT => read_v2(&es::v2::WebhookRequest::from_context(context)?)?,
        es::v1::DIALECT => read_v1(&es::v1::WebhookRequest::from_context(context)?)?,
        _ => read_cx(&cx::WebhookRequest::from_context(context)?)?,
    }
    Ok("somebody")
}

fn read_v2(request: &es::v2::WebhookRequest<'_>) -> Result<()> {
    read_v2_result(&request.query_result)?;
    for result in request.alternative_query_results.read()? {
        read_v2_result(&result)?;
    }
    request.original_detect_intent_request.payload.read()?;
    Ok(())
}

fn read_v2_result(result: &es::v2::QueryResult<'_>) -> Result<()> {
    result.parameters.read()?;
    result.fulfillment_messages.read()?;
    result.webhook_payload.read()?;
    for context in result.output_contexts.read()? {
        context.parameters.read()?;
    }
    result.diagnostic_info.read()?;
    result.sentiment_analysis_result.read()?;
    result.knowledge_answers.read()?;
    Ok(())
}

fn read_v1(request: &es::v1::WebhookRequest<'_>) -> Result<()> {
    request.result.parameters.read()?;
    for context in request.result.contexts.read()? {
        context.parameters.read()?;
    }
    request.result.fulfillment.messages.read()?;
    request.original_request.version.read()?;
    request.original_request.data.read()?;
    Ok(())
}

fn read_cx(request: &cx::WebhookRequest<'_>) -> Result<()> {
    for (_, parameter) in &request.intent_info.parameters {
        parameter.resolved_value.read()?;
    }
    for parameter in &request.page_info.form_info.parameter_info {
        parameter.value.read()?;
    }
    request.session_info.parameters.read()?;
    request.messages.read()?;
    request.payload.read()?;
    Ok(())
}

/// An agent that has no intent, and reads everything.
fn reader() -> Agent {
    Agent::empty_builder().handler::<everything>().build().unwrap()
}

/// The pointers of all members and items in a value.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    let steps: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, of)| (name.clone(), of)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(i, of)| (i.to_string(), of)).collect()
        }
        _ => return,
    };
    for (step, value) in steps {
        let at = format!("{at}/{step}");
        all.push(at.clone());
        places(value, &at, all);
    }
}

/// A value of each type, and those that stand for nothing.
fn others() -> [Value; 10] {
    [
        json!(null),
        json!(true),
        json!(7),
        json!(0.5),
        json!(SECRET),
        json!(""),
        json!([SECRET]),
        json!([]),
        json!({"other": {"more": SECRET}}),
        json!({}),
    ]
}

/// In the words of errors.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction or exponent",
        Value::Number(_) => "a whole number",
        Value::String(text) if text.is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// `table` says which type a place has in a dialect, and which pointer leads to it.
async fn check<T>(agent: Agent, table: fn(&'static str) -> T)
where
    T: Fn(&str) -> Option<(Type, String)>,
{
    let webhook = webhook(agent);
    let mut refused = 0;
    for dialect in DIALECTS {
        let table = table(dialect.name);
        let mut all = Vec::new();
        places(&dialect.request(), "", &mut all);
        for at in all {
            for other in others() {
                let mut request = dialect.request();
                *request.pointer_mut(&at).unwrap() = other.clone();
                for path in [dialect.path, ANY] {
                    let answer = post(&webhook, path, request.to_string()).await;
                    let wrong = table(&at).and_then(|(of, at)| Some((of, at, of.refuses(&other)?)));
                    let Some((of, pointer, (within, what))) = wrong else {
                        // Parameters that do not fit are another matter.
                        let is_parameter = answer.body["error"].get("parameters").is_some();
                        let of_order = ["/amount", "/on", "/year", "/month", "/day", "/value"];
                        let of_order = of_order.iter().any(|of| at.ends_with(of));
                        let is_fine = answer.status == 200 || is_parameter && of_order;
                        assert!(is_fine, "{at} = {other}: {answer:?}");
                        continue;
                    };
                    refused += 1;
                    let (message, found) = answer.refused();
                    assert_eq!(found, Some(&*format!("{pointer}{within}")), "{at} = {other}");
                    let of = if within.is_empty() { of } else { Type::Object };
                    let expected = format!("expected {}, found {}", of.words(&what), kind(&what));
                    assert!(message.ends_with(&expected), "{at} = {other}: {message}");
                }
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

#[tokio::test]
async fn what_a_call_reads_is_refused_with_its_place_and_the_rest_is_skipped() {
    check(agent(), called).await;
}

#[tokio::test]
async fn what_a_handler_reads_is_refused_with_its_place() {
    check(reader(), extracted).await;
}
