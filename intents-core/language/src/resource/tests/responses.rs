use super::{problems, read};

/// Returns the problems of responses for every channel.
fn response_problems(responses: &str) -> String {
    problems(&format!("responses:\n  default:\n{responses}"))
}

#[test]
fn responses_must_be_a_map_of_channels() {
    let text =
        "responses:\n  facebook: [{text: [a]}]\n  default: [{text: [b]}]\n  GOOGLE: [{text: [c]}]";
    assert_eq!(
        read(text).unwrap().json,
        r#"{"responses":[{"channel":"FACEBOOK","message":{"text":["a"]}},{"channel":"","message":{"text":["b"]}},{"channel":"ACTIONS_ON_GOOGLE","message":{"text":["c"]}}]}"#
    );
    assert_eq!(
        problems(
            "responses:\n  facbook: [{text: [a]}]\n  pigeons: [{text: [a]}]\n  google: [{text: \
             [a]}]\n  actions_on_google: [{text: [a]}]\n"
        )
        .lines()
        .map(|line| line.split("; expected").next().unwrap_or_default())
        .collect::<Vec<_>>(),
        [
            "2:3 unknown channel `facbook`; did you mean `facebook`?",
            "3:3 unknown channel `pigeons`",
            "5:3 `actions_on_google` is the same channel as on line 4; merge the responses",
        ]
    );
    assert_eq!(
        problems("responses:\n  - text: [a]"),
        "2:3 `responses` must be a map of channels; write `default:` above the list"
    );
    assert_eq!(
        problems("responses:\n  default:\n    text: [a]"),
        "3:5 expected a list, found a map; start each item with `- `"
    );
}

#[test]
fn a_response_must_have_one_known_kind() {
    assert_eq!(
        response_problems(
            "    - Hello\n    - text: Hello\n    - txt: [a]\n    - text: [a]\n      card: {}\n    - \
             {}\n    - text: [no, 3, '']\n"
        ),
        "3:7 a response must start with its type, such as `text: …`\n\
         4:13 expected a list; write `[Hello]`\n\
         5:7 a response cannot have the type `txt`; did you mean `text`?\n\
         7:7 a response must have exactly one key, its type; write `- card` if `card` is a \
         separate item, or indent `card` if it is a field of this one\n\
         8:7 a response must have a type; expected `text`, `speech`, `quick_replies`, `card`, `image`, \
         `audio`, `transfer_call`, `live_agent_handoff`, `conversation_success`, `payload`, \
         `assistant` or `rbm`\n\
         9:18 expected a string, found the number `3`; quote it: `\"3\"`\n\
         9:21 this text is empty; fill it in or remove it"
    );
}

#[test]
fn members_must_be_known_and_complete() {
    assert_eq!(
        response_problems(
            "    - card: {titel: a}\n    - card: {}\n    - card: {title: a, buttons: [{postback: \
             b}]}\n    - image: {alt: a}\n    - quick_replies: {title: a}\n    - speech: {txt: a}\n    \
             - audio: [a]\n    - transfer_call: +12025550123\n    - payload: {}\n    - payload: a\n    \
             - payload: {a: .inf}\n    - image:\n"
        ),
        "3:14 unknown key `titel`; did you mean `title`?\n\
         4:13 `card` must have `title`, `subtitle`, `image` or `buttons`\n\
         5:34 an item of `buttons` must have `text`\n\
         6:14 `image` must have `url`\n\
         7:22 `quick_replies` must have `replies`\n\
         8:16 `speech` cannot have the type `txt`; did you mean `text`?\n\
         9:14 expected a string, found a list\n\
         10:22 expected a string, found the number `+12025550123`; quote it: `\"+12025550123\"`\n\
         11:16 `payload` is empty; add a member or remove it\n\
         12:16 `payload` must be a map, such as `{…}`\n\
         13:20 `.inf` is not a JSON number; quote it: `\".inf\"`\n\
         14:12 `image` is empty; add a value or remove the key"
    );
    assert_eq!(
        response_problems(
            "    - assistant: {table: {columns: [{header: a}], rows: [{cells: [b], divider_after: \
             on}]}}\n    - rbm: {card: {content: {title: a}, layout: vertikal}}\n    - rbm: \
             {carousel: {cards: [{title: a, suggestions: [{text: b, action: {share_location: \
             c}}]}], width: [a]}}\n"
        ),
        "3:86 `divider_after` must be `true` or `false`\n\
         4:49 `layout` cannot be `vertikal`; did you mean `vertical`?\n\
         5:76 `share_location` cannot have a value; write the name alone\n\
         5:107 `width` must be `small` or `medium`"
    );
}

#[test]
fn a_dollar_before_a_word_marks_a_parameter() {
    assert_eq!(
        response_problems(
            "    - text: ['$amuont', '$amount.original $kind. $token', '$5 #order.amount $ \
             $$word', '$$amount', '$amount{two}', '$wrd']\n"
        ),
        "3:15 unknown parameter `$amuont`; did you mean `$amount`? Write `$$amuont` for the \
         literal text\n\
         3:89 `$$amount` cannot be used here: Dialogflow always replaces `$amount` with the value; \
         reword the text\n\
         3:101 only training phrases can contain example values; write `$amount` to insert the \
         value of the parameter\n\
         3:117 unknown parameter `$wrd`; the intent has `amount`, `kind` and `token`. Write \
         `$$wrd` for the literal text"
    );
    let json = read("responses: {default: [{text: ['$$word, $$5, $amount']}]}").unwrap().json;
    assert!(json.contains(r#""$word, $5, $amount""#), "{json}");
    // A payload is the channel's own.
    assert_eq!(response_problems("    - payload: {format: '$x{y} $$'}"), "");
}
