use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Map, Value, json};

/// Changes a body for the next run. Every other time it changes one value of the JSON, so that
/// what comes out is still a request; bytes alone nearly always break it. For `fuzz_mutator!`.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random(seed.into());
    if random.below(2) == 1
        && let Ok(mut body) = serde_json::from_slice::<Value>(&data[..size])
    {
        change(&mut body, &mut random);
        let body = body.to_string();
        if body.len() <= max_size {
            data[..body.len()].copy_from_slice(body.as_bytes());
            return body.len();
        }
    }
    fuzzer_mutate(data, size, max_size)
}

fn change(body: &mut Value, random: &mut Random) {
    let other = if random.below(3) == 0 {
        let mut n = random.below(count(body));
        nth(body, &mut n).map(|value| value.clone())
    } else {
        None
    };
    let other = other.unwrap_or_else(|| random.value());
    let mut n = random.below(count(body));
    let Some(value) = nth(body, &mut n) else { return };
    match value {
        Value::Object(members) if random.below(3) != 0 => member(members, other, random),
        Value::Array(items) if random.below(2) == 0 => items.push(other),
        Value::Array(items) if !items.is_empty() && random.below(2) == 0 => {
            items.remove(random.below(items.len()));
        }
        _ => *value = other,
    }
}

fn member(members: &mut Map<String, Value>, value: Value, random: &mut Random) {
    if !members.is_empty() && random.below(2) == 0 {
        let name = members.keys().nth(random.below(members.len())).cloned();
        members.remove(&name.unwrap_or_default());
    } else {
        members.insert(random.name(), value);
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

fn nth<'v>(value: &'v mut Value, n: &mut usize) -> Option<&'v mut Value> {
    if *n == 0 {
        return Some(value);
    }
    *n -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|value| nth(value, n)),
        Value::Object(members) => members.values_mut().find_map(|value| nth(value, n)),
        _ => None,
    }
}

/// The generator SplitMix64: the same seed makes the same change again.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    fn value(&mut self) -> Value {
        match self.below(14) {
            0 => json!(null),
            1 => json!(true),
            2 => json!([]),
            3 => json!({}),
            4 => json!(""),
            5 => json!("\u{0}é🚀\u{2028}"),
            6 => json!("2018-04-06T12:00:00-06:00"),
            7 => json!("a/contexts/a_dialog_context"),
            8 => json!(self.below(9)),
            9 => json!(-(self.below(9) as i64)),
            10 => json!(u64::MAX),
            11 => json!(1e300),
            12 => json!(0.5),
            _ => json!(self.name()),
        }
    }

    /// A name from the dictionary, or that of a parameter.
    fn name(&mut self) -> String {
        let members = include_str!("../members.dict")
            .lines()
            .filter_map(|line| line.strip_prefix(r#""\""#)?.strip_suffix(r#"\":""#));
        let names: Vec<_> = members.chain(["a", "b", "c", "d", "e", "f", "i", "p"]).collect();
        names[self.below(names.len())].to_owned()
    }
}
