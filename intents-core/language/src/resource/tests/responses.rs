use super::{problems, read};

/// The problems of responses for every channel, from the line after the keys.
fn of_responses(responses: &str) -> String {
    problems(&format!("responses:\n  default:\n{responses}"))
}

#[test]
fn responses_are_by_channel() {
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
            "2:3 there is no channel `facbook`; did you mean `facebook`?",
            "3:3 there is no channel `pigeons`",
            "5:3 `actions_on_google` is the channel of line 4: put the responses together",
        ]
    );
    assert_eq!(
        problems("responses:\n  - text: [a]"),
        "2:3 responses are by channel: write `default:` in a line above them"
    );
    assert_eq!(
        problems("responses:\n  default:\n    text: [a]"),
        "3:5 a list belongs here: begin each of its items with `- `"
    );
}

#[test]
fn a_response_has_one_kind_that_is_known() {
    assert_eq!(
        of_responses(
            "    - Hello\n    - text: Hello\n    - txt: [a]\n    - text: [a]\n      card: {}\n    - \
             {}\n    - text: [no, 3, '']\n"
        ),
        "3:7 a response begins with its kind: write `text: …`\n\
         4:13 a list belongs here: write it as `[Hello]`\n\
         5:7 a response of kind `txt` is not known; did you mean `text`?\n\
         7:7 a response has one key, its kind: write `card` as another one, on a line that begins \
         with `- `, or further in if it belongs to the kind\n\
         8:7 a response has no kind: write `text`, `speech`, `quick_replies`, `card`, `image`, \
         `audio`, `transfer_call`, `live_agent_handoff`, `conversation_success`, `payload`, \
         `assistant` or `rbm`\n\
         9:18 `3` is a number in YAML: quote it, `\"3\"`\n\
         9:21 this text is empty: write something, or remove it"
    );
}

#[test]
fn members_are_known_and_complete() {
    assert_eq!(
        of_responses(
            "    - card: {titel: a}\n    - card: {}\n    - card: {title: a, buttons: [{postback: \
             b}]}\n    - image: {alt: a}\n    - quick_replies: {title: a}\n    - speech: {txt: a}\n    \
             - audio: [a]\n    - transfer_call: +12025550123\n    - payload: {}\n    - payload: a\n    \
             - payload: {a: .inf}\n    - image:\n"
        ),
        "3:14 unknown key `titel`; did you mean `title`?\n\
         4:13 `card` has nothing to show: write `title`, `subtitle`, `image` or `buttons`\n\
         5:34 an item of `buttons` has no `text`: write it\n\
         6:14 `image` has no `url`: write it\n\
         7:22 `quick_replies` has no `replies`: write it\n\
         8:16 `speech` of kind `txt` is not known; did you mean `text`?\n\
         9:14 one text belongs here, not a list\n\
         10:22 `+12025550123` is a number in YAML: quote it, `\"+12025550123\"`\n\
         11:16 `payload` is empty: there is nothing to send\n\
         12:16 `payload` is a map: write `{…}`, or keys in lines of their own\n\
         13:20 JSON has no number `.inf`: quote it, `\".inf\"`\n\
         14:12 nothing is written in `image`: write it, or remove the key"
    );
    assert_eq!(
        of_responses(
            "    - assistant: {table: {columns: [{header: a}], rows: [{cells: [b], divider_after: \
             on}]}}\n    - rbm: {card: {content: {title: a}, layout: vertikal}}\n    - rbm: \
             {carousel: {cards: [{title: a, suggestions: [{text: b, action: {share_location: \
             c}}]}], width: [a]}}\n"
        ),
        "3:86 `divider_after` is `true` or `false`\n\
         4:49 `layout` has no `vertikal`; did you mean `vertical`?\n\
         5:76 `share_location` has no value: write it alone\n\
         5:107 `width` is a word: `small` or `medium`"
    );
}

#[test]
fn a_dollar_before_a_word_is_a_parameter_or_doubled() {
    assert_eq!(
        of_responses(
            "    - text: ['$amuont', '$amount.original $kind. $token', '$5 #order.amount $ \
             $$word', '$$amount', '$amount{two}', '$wrd']\n"
        ),
        "3:15 `$amuont` is no parameter of the intent; did you mean `amount`?; for the text \
         itself write `$$amuont`\n\
         3:89 `$$amount` cannot be said: Dialogflow has no escape, and puts the value of the \
         parameter in the place of `$amount`\n\
         3:101 words in braces belong to training phrases: write `$amount` for the value\n\
         3:117 `$wrd` is no parameter of the intent, which has `amount`, `kind` and `token`; for \
         the text itself write `$$wrd`"
    );
    let json = read("responses: {default: [{text: ['$$word, $$5, $amount']}]}").unwrap().json;
    assert!(json.contains(r#""$word, $5, $amount""#), "{json}");
    // A payload is the channel's own.
    assert_eq!(of_responses("    - payload: {format: '$x{y} $$'}"), "");
}
