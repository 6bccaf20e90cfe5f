use super::super::{Parameters, read_intent};
use super::{parameters, problems, read};

#[test]
fn a_file_becomes_json() {
    let text = "prompts:\n  amount:\n    - \"How many, $$ or €?\"\n    - >-\n      And how\n      many?\n\
         examples:\n  - two $kind{thin} ones for $10\n  - '$$5'\n";
    let resource = read(text).unwrap();
    assert_eq!(
        resource.json,
        r#"{"prompts":{"amount":["How many, $ or €?","And how many?"]},"examples":["two $kind{thin} ones for $10","$$5"]}"#
    );
    let starts: Vec<_> = resource.starts.iter().map(|at| &text[*at..at + 3]).collect();
    assert_eq!(starts, ["two", "'$$"]);
}

#[test]
fn keys_are_known_and_given_once() {
    assert_eq!(
        problems("exmples: [a]\nslot_filling: 3\nprompts:\n  kind: [a]\n  kind: [b]\nprompts: {}"),
        "1:1 unknown key `exmples`; did you mean `examples`?\n\
         2:1 unknown key `slot_filling`; expected `examples`, `prompts` or `responses`\n\
         5:3 `kind` is given twice: it is in line 4 already\n\
         6:1 `prompts` is given twice: it is in line 3 already"
    );
    assert_eq!(problems("[a]"), "1:1 a language file of an intent is a map: write `examples: …`");
    assert_eq!(problems("? [a]\n: b"), "1:3 a key is a text");
}

#[test]
fn lists_and_texts_are_what_belongs_there() {
    assert_eq!(
        problems("examples: two ones\nprompts:\n  kind: Which, please?\n  amount:\n"),
        "1:11 a list belongs here: write it as `[two ones]`\n\
         3:9 a list belongs here: write it as `[\"Which, please?\"]`\n\
         4:9 nothing is written here, where a list belongs: write `[…]`, or remove the key"
    );
    assert_eq!(
        problems("examples:\n  a: b\nprompts:\n  kind: []\n"),
        "2:3 a list belongs here: begin each of its items with `- `\n\
         4:9 this list is empty: write what is in it, or remove its key"
    );
    assert_eq!(
        problems("examples:\n  - true\n  - 3\n  - ~\n  -\n  - \" \"\n  - [a]\n  - b: c\n"),
        "2:5 `true` is a boolean in YAML: quote it, `\"true\"`\n\
         3:5 `3` is a number in YAML: quote it, `\"3\"`\n\
         4:5 `~` is nothing at all in YAML: quote it, `\"~\"`\n\
         5:4 nothing is written here, where a text belongs\n\
         6:5 this text is empty: write something, or remove it\n\
         7:5 one text belongs here, not a list\n\
         8:5 a text belongs here, not a map: a text in which `: ` stands needs quotes"
    );
    // In YAML 1.2 these are texts, and in YAML 1.1 some were not.
    assert_eq!(problems("examples: [no, Yes, on, off, 12:30, 2026-11-21]"), "");
    assert_eq!(
        problems("examples:\n  - |\n    two\n  - \" two\"\n  - two\n  - two"),
        "3:5 a training phrase is one line, without white space at its ends: write it in quotes\n\
         4:5 a training phrase is one line, without white space at its ends: write it in quotes\n\
         6:5 this phrase is in line 5 already: remove one of them"
    );
}

#[test]
fn phrases_mark_parameters_that_users_say() {
    assert_eq!(
        problems(
            "examples:\n  - $amuont{2} of $kind{x} and $nothing{x}\n  - $type_of{x}\n  - $token{x}\n  \
             - 'say $amount{2'\n  - $amount{ }\n  - $amount of it\n"
        ),
        "2:5 `$amuont` is no parameter of the intent; did you mean `amount`?\n\
         2:32 `$nothing` is no parameter of the intent, which has `amount`, `kind` and `token`\n\
         3:5 `$type_of` names a field, but its parameter is named `kind`\n\
         4:5 `$token` is untagged: it is carried by events and contexts, and never found in what \
         users say\n\
         5:10 the `{` of this placeholder is not closed\n\
         6:5 this placeholder has no words; write what a user could say, as in `$amount{two}`\n\
         7:5 `$amount` has no words: write `$amount{…}` with what a user could say, or `$$amount` \
         for the text itself"
    );
    let none = read_intent("f.yaml", b"examples: ['$a{b}']", &Parameters::default());
    assert_eq!(super::lines(none), "1:13 `$a` is no parameter: the intent has none");
}

#[test]
fn a_mark_is_found_in_a_text_that_is_escaped_or_folded() {
    assert_eq!(
        problems(
            "examples:\n  - \"\\tx\\t $amuont{2}\"\nprompts:\n  kind:\n    - |\n      a\n      $amuont"
        ),
        "2:5 a training phrase is one line, without white space at its ends: write it in quotes\n\
         7:7 `$amuont` is no parameter of the intent; did you mean `amount`?; for the text itself \
         write `$$amuont`"
    );
    assert!(problems("examples:\n  - \"é \\u0041 $amuont{2}\"").starts_with("2:15 "));
    let twice = problems("examples:\n  - $amount{$x} $amuont{2} $amuont{3}");
    let places: Vec<_> = twice.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(places, ["2:17", "2:28"]);
}

#[test]
fn prompts_are_for_parameters_that_users_say() {
    assert_eq!(
        problems("prompts:\n  knd: [a]\n  token: [b]\n  type_of: [c]\n  3: [d]\n"),
        "2:3 `knd` is no parameter of the intent; did you mean `kind`?\n\
         3:3 nobody is asked for `token`, which is untagged\n\
         4:3 `type_of` names a field, but its parameter is named `kind`\n\
         5:3 `3` is no parameter of the intent, which has `amount`, `kind` and `token`"
    );
}

#[test]
fn what_is_flattened_may_have_every_other_name() {
    let parameters = Parameters { groups: vec!["delivery"], ..parameters() };
    let text = "examples:\n  - $on{monday} $kind{x}\nprompts:\n  on: [When?]\nresponses:\n  \
                default:\n    - text: [\"$day.original or $amount\"]\n";
    let resource = read_intent("f.yaml", text.as_bytes(), &parameters).unwrap();
    let unknown: Vec<_> = resource
        .unknown
        .iter()
        .map(|u| (u.names.join(" "), u.is_said, u.problem.line(), u.problem.column()))
        .collect();
    assert_eq!(
        unknown,
        [
            ("on".to_owned(), true, 2, 5),
            ("on".to_owned(), true, 4, 3),
            ("day.original day".to_owned(), false, 7, 15),
        ]
    );
    assert_eq!(
        resource.unknown[0].problem.message(),
        "`$on` is no parameter that users say, neither of the intent nor of what is flattened \
         into it"
    );
    let wrong = read_intent("f.yaml", b"examples: ['$delivery{x}', '$on{monday}']", &parameters);
    // Those that may be wrong are told beside those that are.
    assert_eq!(wrong.as_ref().map_err(|invalid| invalid.unknown.len()), Err(1));
    assert_eq!(
        super::lines(wrong),
        "1:13 `$delivery` is flattened, and no parameter itself: name one of its own"
    );
}
