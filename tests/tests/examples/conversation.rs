//! The conversation of the script, held through each dialect.

use super::platform::{DIALECTS, Dialect, User};
use super::script::{DIFFERENCES, Difference, Instead, script};

/// What is listed for a turn in a dialect.
fn differences(dialect: Dialect, query: &str) -> impl Iterator<Item = &'static Difference> {
    DIFFERENCES.iter().filter(move |other| other.dialect == dialect && other.query == query)
}

#[tokio::test]
async fn it_is_one_and_the_same_in_every_dialect() {
    for dialect in DIALECTS {
        let mut user = User::new(dialect).unwrap();
        // Kippers that are there in this dialect alone stay in the cart.
        let mut more_kippers = 0;
        for mut turn in script() {
            let at = format!("{dialect:?}: {}", turn.said.query);
            let mut reported = None;
            let mut is_skipped = false;
            for Difference { instead, reason, .. } in differences(dialect, turn.said.query) {
                assert!(!reason.is_empty(), "{at}");
                match instead {
                    Instead::Skips => is_skipped = true,
                    Instead::Reports(what) => reported = Some(*what),
                    Instead::Hears { words, intent, kippers } => {
                        let words = words.iter().map(ToString::to_string).collect();
                        let same = (turn.heard.clone(), turn.kippers + more_kippers);
                        turn.heard.words = words;
                        (*intent).clone_into(&mut turn.heard.intent);
                        more_kippers = kippers - turn.kippers;
                        let other = (turn.heard.clone(), turn.kippers + more_kippers);
                        assert_ne!(same, other, "{at} is listed, and the same");
                    }
                }
            }
            if is_skipped {
                continue;
            }
            let heard = user.say(&turn.said).await.unwrap();
            assert_eq!(heard, turn.heard, "{at}");
            assert_eq!(user.kippers(), turn.kippers + more_kippers, "{at}");
            if let Some(contexts) = user.contexts() {
                assert_eq!(contexts, turn.contexts, "{at}");
            }
            let behind = user.behind();
            assert_eq!(behind.error.as_deref(), turn.error, "{at}");
            assert_eq!(behind.dropped, Vec::from_iter(reported), "{at}");
        }
    }
}

/// What is listed is of a turn that there is.
#[test]
fn every_difference_is_of_one_turn() {
    let script = script();
    for difference in &DIFFERENCES {
        let of = script.iter().filter(|turn| turn.said.query == difference.query);
        assert_eq!(of.count(), 1, "{}", difference.query);
    }
}
