//! Requests of a given size. The parts that grow are those that grow in real traffic: the channel's
//! original request, the contexts and, in CX, the session parameters.

/// What a request is large of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bulk {
    /// All that grows in real traffic, each to the same part.
    Traffic,
    /// One member that nobody reads, in the payload of the channel: deep, and with long texts.
    Opaque,
}

/// A request of a dialect, and where it grows.
pub struct Template {
    json: &'static str,
    growing: &'static [Place],
}

/// A place in a template, and the JSON that it is filled with again and again.
struct Place {
    mark: &'static str,
    item: fn(usize) -> String,
}

/// ES V2.
pub const ES_V2: Template = Template {
    json: include_str!("request/es_v2.json"),
    growing: &[
        Place { mark: "@history@", item: message_of_the_channel },
        Place {
            mark: "@messages@",
            item: |i| format!(r#"{{"text": {{"text": ["The {i}th of \"many\" responses."]}}}}"#),
        },
    ],
};

/// V1 / API.AI.
pub const ES_V1: Template = Template {
    json: include_str!("request/es_v1.json"),
    growing: &[Place { mark: "@history@", item: message_of_the_channel }],
};

/// CX.
pub const CX: Template = Template {
    json: include_str!("request/cx.json"),
    growing: &[
        Place { mark: "@history@", item: message_of_the_channel },
        Place { mark: "@messages@", item: message_of_cx },
        Place {
            mark: "@remembered@",
            item: |i| format!(r#""answer-{i}": {{"original": "large", "resolved": "size-{i}.0"}}"#),
        },
    ],
};

impl Place {
    /// Items of at least `size` bytes; one of them at least.
    fn items(&self, size: usize) -> String {
        let mut items = (self.item)(0);
        let mut i = 1;
        while items.len() < size {
            items += ",\n      ";
            items += &(self.item)(i);
            i += 1;
        }
        items
    }
}

const OPAQUE: Place = Place { mark: "@opaque@", item: opaque };

impl Template {
    /// A request for the intent, of at least `size` bytes unless it is larger anyway.
    #[must_use]
    pub fn request(&self, intent: &str, bulk: Bulk, size: usize) -> String {
        let mut body = self.json.replace("@intent@", intent);
        let growing: &[Place] = if bulk == Bulk::Opaque { &[OPAQUE] } else { self.growing };
        let share = size.saturating_sub(body.len()).div_ceil(growing.len());
        for place in growing {
            body = body.replace(place.mark, &place.items(share));
        }
        for place in self.growing {
            body = body.replace(place.mark, &place.items(0));
        }
        body = body.replace(OPAQUE.mark, "");
        body
    }
}

fn message_of_the_channel(i: usize) -> String {
    format!(
        r#"{{"message_id": {i}.0, "date": 1.519185098E9, "from": {{"first_name": "Ana", "language_code": "en"}}, "text": "a message of \"average\" length"}}"#
    )
}

fn message_of_cx(i: usize) -> String {
    format!(
        r#"{{"text": {{"text": ["The {i}th response."]}}, "responseType": "HANDLER_PROMPT", "source": "VIRTUAL_AGENT"}}"#
    )
}

/// Every second one is forty objects deep, the others are texts as of a token or a picture.
fn opaque(i: usize) -> String {
    if i.is_multiple_of(2) {
        format!("{}{i}{}", r#"{"inner": [null, "#.repeat(20), "]}".repeat(20))
    } else {
        format!("\"{}\"", "iVBORw0KGgoAAAANSUhEUgAA".repeat(20))
    }
}
