//! Features that only V1 has: its form of each kind of message, and speech beside displayed text.

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::connector::{Dropped, FulfillmentResponse};
use intents_core::{
    Card, Channel, FormParameter, Image, Lifespan, Message, QuickReplies, Reply, SessionEntities,
    Speech, Text, Transition, rbm,
};
use intents_tests::{EsV1, request};
use serde_json::json;

use super::{Next, encode, text, to_v1};

/// What V1 answers to a request from a channel.
fn from(source: &str, reply: &Reply) -> FulfillmentResponse {
    let original = format!(r#"{{"originalRequest":{{"source":"{source}"}},"#);
    encode(&EsV1, &request::es_v1("Any", "{}").replacen('{', &original, 1), reply)
}

/// What is sent, where nothing is dropped.
#[track_caller]
fn whole(response: &FulfillmentResponse) -> String {
    assert_eq!(response.dropped, []);
    text(response)
}

/// What `messages` are, the last member of the response, where nothing is dropped.
#[track_caller]
fn messages(response: &FulfillmentResponse) -> String {
    let body = whole(response);
    let messages = body.split_once(r#""messages":"#).and_then(|(_, rest)| rest.strip_suffix('}'));
    messages.unwrap_or_default().to_owned()
}

#[track_caller]
fn assert_dropped(response: &FulfillmentResponse, expected: &[Dropped]) {
    assert_eq!(response.dropped, expected);
}

const SSML: &str = "<speak>Your code: <say-as interpret-as=\"digits\">47</say-as></speak>";
const ESCAPED: &str = r#"<speak>Your code: <say-as interpret-as=\"digits\">47</say-as></speak>"#;

#[test]
fn variants_of_a_text_are_a_list_and_the_first_one_is_spoken() {
    assert_eq!(
        whole(&to_v1(&Text::new("Hi.").or("Hello.").into())),
        r#"{"speech":"Hi.","displayText":"Hi.","messages":[{"type":0,"speech":["Hi.","Hello."]}]}"#
    );
}

#[test]
fn what_is_spoken_is_speech_and_what_is_read_is_shown() {
    let code = Reply::text("Your code: 47").speech(Speech::ssml(SSML));
    let both = format!(r#"{{"speech":"{ESCAPED}","displayText":"Your code: 47"}}"#);
    assert_eq!(whole(&to_v1(&code)), both);
    assert_eq!(whole(&from("slack", &code)), both);
    // Without a text, what is shown is what is spoken, without its marks.
    let spoken = Reply::keep().speech(Speech::ssml(SSML));
    assert_eq!(whole(&to_v1(&spoken)), both);
    assert_eq!(
        whole(&to_v1(&Reply::keep().speech(Speech::new("Hi.")))),
        whole(&to_v1(&Reply::text("Hi.")))
    );
    let twice = Reply::text("One.").speech(Speech::new("1 & only")).speech(Speech::ssml("two"));
    assert_eq!(
        whole(&to_v1(&twice)),
        r#"{"speech":"<speak>1 &amp; only\ntwo</speak>","displayText":"One."}"#
    );
}

#[test]
fn beside_another_kind_the_text_is_a_message_and_what_is_spoken_is_not() {
    let image = Image::new("https://b.example/a.png");
    let code = Reply::text("Your code: 47").speech(Speech::ssml(SSML)).image(image.clone());
    let body = format!(
        r#"{{"speech":"{ESCAPED}","displayText":"Your code: 47","messages":[{{"type":0,"speech":"Your code: 47"}},{{"type":3,"imageUrl":"https://b.example/a.png"}}]}}"#
    );
    assert_eq!(whole(&to_v1(&code)), body);
    let spoken = Reply::keep().speech(Speech::ssml(SSML)).image(image);
    assert_eq!(whole(&to_v1(&spoken)), body);
    // What is spoken does not come between a question and its answers.
    let asked = Reply::text("When?").speech(Speech::new("When, please?")).quick_replies(["Now"]);
    assert_eq!(
        whole(&from("facebook", &asked)),
        r#"{"speech":"When, please?","displayText":"When?","messages":[{"type":2,"title":"When?","replies":["Now"]}]}"#
    );
}

#[test]
fn on_the_telephone_what_is_spoken_is_a_message_of_its_own() {
    let code = Reply::text("Your code: 47").speech(Speech::ssml(SSML));
    let body = format!(
        r#"{{"speech":"{ESCAPED}","displayText":"Your code: 47","messages":[{{"type":14,"platform":"telephony","ssml":"{ESCAPED}"}}]}}"#
    );
    assert_eq!(whole(&from("GOOGLE_TELEPHONY", &code)), body);
    let on_the_phone = Reply::text("Hi.").on(Channel::Telephony, code);
    assert_eq!(whole(&from("GOOGLE_TELEPHONY", &on_the_phone)), body);
    let both = format!(
        r#"[{{"type":0,"speech":"Hi."}},{{"type":14,"platform":"telephony","ssml":"{ESCAPED}"}}]"#
    );
    assert_eq!(messages(&to_v1(&on_the_phone)), both);
    assert_eq!(
        messages(&to_v1(&Reply::keep().on(Channel::Telephony, Speech::new("Hi.")))),
        r#"[{"type":14,"platform":"telephony","text":"Hi."}]"#
    );
}

#[test]
fn what_one_channel_alone_would_hear_is_read_there() {
    let code = Reply::text("Your code: 47").speech(Speech::ssml(SSML));
    let reply = Reply::text("Hi.").on(Channel::Slack, code);
    let response = to_v1(&reply);
    assert_eq!(
        text(&response),
        r#"{"speech":"Hi.","displayText":"Hi.","messages":[{"type":0,"speech":"Hi."},{"type":0,"platform":"slack","speech":"Your code: 47"}]}"#
    );
    assert_dropped(&response, &[Dropped::SpeechOnOneChannel]);
    // Where the request is from there, it is heard.
    assert_eq!(
        whole(&from("slack", &reply)),
        format!(
            r#"{{"speech":"{ESCAPED}","displayText":"Your code: 47","messages":[{{"type":0,"platform":"slack","speech":"Your code: 47"}}]}}"#
        )
    );
    let words = Reply::text("Hi.").on(Channel::Slack, Speech::new("Hello."));
    assert_eq!(
        messages(&to_v1(&words)),
        r#"[{"type":0,"speech":"Hi."},{"type":0,"platform":"slack","speech":"Hello."}]"#
    );
}

#[test]
fn the_telephone_has_messages_of_its_own() {
    let reply = Reply::text("Hold on.").play_audio("gs://b/a.wav").transfer_call("+12025550123");
    let telephony = r#"[{"type":0,"speech":"Hold on."},{"type":13,"platform":"telephony","audioUri":"gs://b/a.wav"},{"type":15,"platform":"telephony","phoneNumber":"+12025550123"}]"#;
    assert_eq!(messages(&to_v1(&reply)), telephony);
    assert_eq!(messages(&from("telephony", &reply)), telephony);
    let to_slack = from("slack", &reply);
    assert_eq!(text(&to_slack), text(&to_v1(&Reply::text("Hold on."))));
    assert_dropped(&to_slack, &[Dropped::Audio, Dropped::TransferCall]);
}

fn image() -> Option<Image> {
    Some(Image::new("https://b.example/a.png").alt("A house"))
}

fn item(key: &'static str) -> Item {
    Item {
        key: key.into(),
        synonyms: vec!["one".into()],
        title: "Belvedere".into(),
        description: "Four stars".into(),
        image: image(),
    }
}

/// Each kind that only the Google Assistant had, and how V1 spells it.
fn assistant_messages() -> Vec<(Assistant, &'static str)> {
    let card = Card::new("").button("Book", "https://b.example");
    let response = |speech| SimpleResponse { speech, display_text: "Hi!".into() };
    vec![
        (
            Assistant::SimpleResponses(vec![response(Speech::new("Hi."))]),
            r#""type":"simple_response","platform":"google","textToSpeech":"Hi.","displayText":"Hi!""#,
        ),
        (
            Assistant::SimpleResponses(vec![
                response(Speech::ssml("<speak>Hi.</speak>")),
                response(Speech::new("Ho.")),
            ]),
            r#""type":"simple_response","platform":"google","items":[{"ssml":"<speak>Hi.</speak>","displayText":"Hi!"},{"textToSpeech":"Ho.","displayText":"Hi!"}]"#,
        ),
        (
            Assistant::BasicCard(BasicCard {
                title: "Belvedere".into(),
                subtitle: "Hotel".into(),
                formatted_text: "**Four** stars".into(),
                image: image(),
                buttons: card.buttons.clone(),
            }),
            r#""type":"basic_card","platform":"google","title":"Belvedere","subtitle":"Hotel","formattedText":"**Four** stars","image":{"url":"https://b.example/a.png","accessibilityText":"A house"},"buttons":[{"title":"Book","openUrlAction":{"url":"https://b.example"}}]"#,
        ),
        (
            Assistant::Suggestions(vec!["Yes".into(), "No".into()]),
            r#""type":"suggestion_chips","platform":"google","suggestions":[{"title":"Yes"},{"title":"No"}]"#,
        ),
        (
            Assistant::LinkOut(LinkOut {
                destination_name: "Belvedere".into(),
                url: "https://b.example".into(),
            }),
            r#""type":"link_out_chip","platform":"google","destinationName":"Belvedere","url":"https://b.example""#,
        ),
        (
            Assistant::List(List {
                title: "Hotels".into(),
                subtitle: "".into(),
                items: vec![item("b"), Item { key: "c".into(), ..Item::default() }],
            }),
            r#""type":"list_card","platform":"google","title":"Hotels","items":[{"optionInfo":{"key":"b","synonyms":["one"]},"title":"Belvedere","description":"Four stars","image":{"url":"https://b.example/a.png","accessibilityText":"A house"}},{"optionInfo":{"key":"c"}}]"#,
        ),
        (
            Assistant::Carousel(vec![Item { image: None, ..item("b") }]),
            r#""type":"carousel_card","platform":"google","items":[{"optionInfo":{"key":"b","synonyms":["one"]},"title":"Belvedere","description":"Four stars"}]"#,
        ),
        (
            Assistant::BrowseCarousel(BrowseCarousel {
                items: vec![BrowseItem {
                    title: "Belvedere".into(),
                    description: "Four stars".into(),
                    footer: "Vienna".into(),
                    image: image(),
                    url: "https://b.example".into(),
                    url_type_hint: "AMP_CONTENT".into(),
                }],
                image_display: "".into(),
            }),
            r#""type":"browse_carousel_card","platform":"google","items":[{"title":"Belvedere","description":"Four stars","footer":"Vienna","image":{"url":"https://b.example/a.png","accessibilityText":"A house"},"openUrlAction":{"url":"https://b.example","urlTypeHint":"AMP_CONTENT"}}]"#,
        ),
        (
            Assistant::Table(Table {
                title: "Rain".into(),
                subtitle: "This week".into(),
                image: image(),
                columns: vec![
                    Column { header: "Day".into(), alignment: "CENTER".into() },
                    Column::default(),
                ],
                rows: vec![
                    Row { cells: vec!["Monday".into(), "".into()], divider_after: true },
                    Row { cells: vec!["Tuesday".into(), "yes".into()], divider_after: false },
                ],
                buttons: card.buttons,
            }),
            r#""type":"table_card","platform":"google","title":"Rain","subtitle":"This week","image":{"url":"https://b.example/a.png","accessibilityText":"A house"},"columnProperties":[{"header":"Day","horizontalAlignment":"CENTER"},{}],"rows":[{"cells":[{"text":"Monday"},{}],"dividerAfter":true},{"cells":[{"text":"Tuesday"},{"text":"yes"}]}],"buttons":[{"title":"Book","openUrlAction":{"url":"https://b.example"}}]"#,
        ),
        (
            Assistant::Media(vec![
                MediaObject {
                    name: "Song".into(),
                    description: "Loud".into(),
                    image: image().map(MediaImage::Icon),
                    content_url: "https://b.example/a.mp3".into(),
                },
                MediaObject { image: image().map(MediaImage::Large), ..MediaObject::default() },
            ]),
            r#""type":"media_content","platform":"google","mediaType":"AUDIO","mediaObjects":[{"name":"Song","description":"Loud","icon":{"url":"https://b.example/a.png","accessibilityText":"A house"},"contentUrl":"https://b.example/a.mp3"},{"largeImage":{"url":"https://b.example/a.png","accessibilityText":"A house"}}]"#,
        ),
    ]
}

#[test]
fn the_kinds_of_the_google_assistant_are_sent_to_it() {
    for (assistant, expected) in assistant_messages() {
        let message = Message::from(assistant);
        let expected = format!("[{{{expected}}}]");
        let reply = Reply::from(message.clone());
        assert_eq!(messages(&from("google", &reply)), expected);
        // Where the channel is not known, Dialogflow chooses.
        assert_eq!(messages(&to_v1(&reply)), expected);
        let on_google = Reply::text("Hi.").on(Channel::GoogleAssistant, message.clone());
        assert!(messages(&to_v1(&on_google)).ends_with(&expected[1..]));
        let simplified = message.simplified().unwrap_or_default();
        let simplified = simplified.into_iter().fold(Reply::keep(), Reply::message);
        let to_slack = from("slack", &reply);
        assert_eq!(text(&to_slack), text(&from("slack", &simplified)));
        assert_dropped(&to_slack, &[Dropped::AssistantMessage]);
    }
    let fitted = Assistant::BrowseCarousel(BrowseCarousel {
        items: vec![BrowseItem { title: "Belvedere".into(), ..BrowseItem::default() }],
        image_display: "CROPPED".into(),
    });
    let response = from("google", &Message::from(fitted).into());
    assert!(text(&response).ends_with(r#""items":[{"title":"Belvedere"}]}]}"#));
    assert_dropped(&response, &[Dropped::ImageDisplayOptions]);
}

#[test]
fn beside_what_the_google_assistant_shows_texts_are_spoken() {
    let response = SimpleResponse { speech: Speech::ssml(SSML), display_text: "47".into() };
    let shown = Message::from(Assistant::SimpleResponses(vec![response]));
    let reply = || Reply::text("1 < 2").message(shown.clone());
    let inside = &ESCAPED["<speak>".len()..];
    let body = text(&from("google", &reply().then("Thanks.")));
    let spoken = inside.replace("</speak>", "\\nThanks.</speak>");
    let start = format!(r#"{{"speech":"<speak>1 &lt; 2\n{spoken}","displayText":"1 < 2\n47"#);
    assert!(body.starts_with(&start), "{body}");
    // Speech of its own goes before them.
    let body = text(&from("google", &reply().speech(Speech::new("Well."))));
    assert!(!body.contains("&lt;"), "{body}");
}

#[test]
fn messages_for_the_google_assistant_become_its_own_kinds() {
    let reply = Reply::keep().on(
        Channel::GoogleAssistant,
        Reply::text("Your code: 47")
            .speech(Speech::ssml(SSML))
            .quick_replies(["Thanks"])
            .payload(json!({"google": {"a": 1}})),
    );
    let simple = format!(
        r#"{{"type":"simple_response","platform":"google","ssml":"{ESCAPED}","displayText":"Your code: 47"}}"#
    );
    let chips =
        r#"{"type":"suggestion_chips","platform":"google","suggestions":[{"title":"Thanks"}]}"#;
    let payload = r#"{"type":"custom_payload","platform":"google","payload":{"google":{"a":1}}}"#;
    let expected = format!("[{simple},{chips},{payload}]");
    assert_eq!(messages(&to_v1(&reply)), expected);
    assert_eq!(
        whole(&from("google", &reply)),
        format!(r#"{{"speech":"{ESCAPED}","displayText":"Your code: 47","messages":{expected}}}"#)
    );
}

#[test]
fn what_v1_has_no_message_for_is_simplified_and_reported() {
    let rbm = rbm::Rbm::Text { text: "When?".into(), suggestions: Vec::new() };
    let reply = Reply::text("Hi.")
        .live_agent_handoff(json!({"queue": 1}))
        .conversation_success(())
        .message(rbm.into());
    let response = to_v1(&reply);
    assert_eq!(text(&response), r#"{"speech":"Hi.\nWhen?","displayText":"Hi.\nWhen?"}"#);
    assert_dropped(
        &response,
        &[Dropped::LiveAgentHandoff, Dropped::ConversationSuccess, Dropped::RbmMessage],
    );
}

#[test]
fn what_is_no_message_is_sent_or_reported() {
    let reply = Reply::text("Hi.")
        .source("example.com")
        .webhook_payload(json!({"a": 1}))
        .output_context("Waiting", Lifespan::turns(2), json!({"n": 1}))
        .delete_context("draft")
        .replace_queue();
    assert_eq!(
        whole(&to_v1(&reply)),
        r#"{"speech":"Hi.","displayText":"Hi.","data":{"a":1},"source":"example.com","contextOut":[{"name":"waiting","lifespan":2,"parameters":{"n":1}},{"name":"draft","lifespan":0}]}"#
    );
    assert_eq!(
        whole(&to_v1(&Reply::trigger(Next).source("example.com"))),
        r#"{"followupEvent":{"name":"E_NEXT"},"source":"example.com"}"#
    );
    let of_cx = Reply::keep()
        .session_parameter("day", "Monday")
        .go_to(Transition::START_PAGE)
        .form_parameter(FormParameter::new("day").required(false))
        .session_entities(SessionEntities::overriding("size").value("small", [""; 0]))
        .end_session();
    let response = to_v1(&of_cx);
    assert_eq!(text(&response), "{}");
    assert_dropped(
        &response,
        &[
            Dropped::EndOfSession,
            Dropped::RequiredParameter,
            Dropped::SessionEntities,
            Dropped::SessionParameters,
            Dropped::Transition,
        ],
    );
}

#[test]
fn quick_replies_and_cards_keep_what_they_have() {
    let card = Card::new("Belvedere").image("https://b.example/a.png").button("Book", "");
    let asked = QuickReplies::new(["Now"]).title("When?");
    assert_eq!(
        messages(&from("viber", &Reply::from(card).then(asked))),
        r#"[{"type":1,"title":"Belvedere","imageUrl":"https://b.example/a.png","buttons":[{"text":"Book"}]},{"type":2,"title":"When?","replies":["Now"]}]"#
    );
}

#[test]
fn a_parameter_that_is_refused_is_asked_for_again() {
    let request = r#"{"sessionId":"s","result":{"actionIncomplete":true,"contexts":[
        {"name":"order_dialog_context","lifespan":2,"parameters":{"day":"Monday","size":""}},
        {"name":"other","lifespan":1,"parameters":{"day":"Monday"}}
    ]}}"#;
    let reply = Reply::text("We are closed.")
        .form_parameter(FormParameter::invalid("day"))
        .form_parameter(FormParameter::new("size").value("small"));
    assert_eq!(
        whole(&encode(&EsV1, request, &reply)),
        r#"{"speech":"We are closed.","displayText":"We are closed.","contextOut":[{"name":"order_dialog_context","lifespan":2,"parameters":{"day":"","size":"small"}}]}"#
    );
}
