use std::borrow::Cow;
use std::iter::Cycle;
use std::vec;

/// Words for replies, out of the request itself: what stands between its quotation marks, by turns
/// and none of them empty. So what the fuzzer does to a request, it does to the responses too.
pub(crate) struct Words(Cycle<vec::IntoIter<Cow<'static, str>>>);

/// Long ones would make responses too large to be sent.
const MAX_CHARS: usize = 24;

impl Words {
    pub(crate) fn new(body: &[u8]) -> Self {
        let body = String::from_utf8_lossy(body);
        let words = body.split('"').map(|word| word.chars().take(MAX_CHARS).collect::<String>());
        let mut words: Vec<_> = words.filter(|word| !word.is_empty()).map(Cow::Owned).collect();
        words.push(Cow::Borrowed("\u{0}\"\u{2028}\\"));
        Self(words.into_iter().cycle())
    }

    pub(crate) fn next(&mut self) -> Cow<'static, str> {
        self.0.next().unwrap_or_default()
    }

    /// So many of them.
    pub(crate) fn some<const N: usize>(&mut self) -> [Cow<'static, str>; N] {
        std::array::from_fn(|_| self.next())
    }
}
