//! The shapes of response messages in language files. The JSON is the serde form of
//! `intents_core::Message`; each constant is named after its type.

use super::shape::{Member, Shape};

const TEXTS: Shape = Shape::List(&Shape::Text);

/// `Message`
pub(super) const MESSAGE: Shape = Shape::Kind(&[
    ("text", Some(&TEXTS)),
    ("speech", Some(&SPEECH)),
    ("quick_replies", Some(&QUICK_REPLIES)),
    ("card", Some(&CARD)),
    ("image", Some(&IMAGE)),
    ("audio", Some(&Shape::Text)),
    ("transfer_call", Some(&Shape::Text)),
    ("live_agent_handoff", Some(&Shape::MaybeJson)),
    ("conversation_success", Some(&Shape::MaybeJson)),
    ("payload", Some(&Shape::Json)),
    ("assistant", Some(&ASSISTANT)),
    ("rbm", Some(&RBM)),
]);

/// `Speech`
const SPEECH: Shape = Shape::Kind(&[("text", Some(&Shape::Text)), ("ssml", Some(&Shape::Text))]);

/// `QuickReplies`
const QUICK_REPLIES: Shape = Shape::Short {
    member: "replies",
    map: &Shape::Map(&[Member::text("title"), Member::required("replies", &TEXTS)], &[]),
};

/// `Card`
const CARD: Shape = Shape::Map(
    &[
        Member::text("title"),
        Member::text("subtitle"),
        Member::text("image"),
        Member::optional("buttons", &BUTTONS, "[]"),
    ],
    &["title", "subtitle", "image", "buttons"],
);

/// `Vec<Button>`
const BUTTONS: Shape = Shape::List(&Shape::Map(
    &[Member::required("text", &Shape::Text), Member::text("postback")],
    &[],
));

/// `Image`
const IMAGE: Shape = Shape::Short {
    member: "url",
    map: &Shape::Map(&[Member::required("url", &Shape::Text), Member::text("alt")], &[]),
};

/// `Assistant`
const ASSISTANT: Shape = Shape::Kind(&[
    (
        "simple_responses",
        Some(&Shape::List(&Shape::Map(
            &[Member::required("speech", &SPEECH), Member::text("display_text")],
            &[],
        ))),
    ),
    (
        "basic_card",
        Some(&Shape::Map(
            &[
                Member::text("title"),
                Member::text("subtitle"),
                Member::text("formatted_text"),
                Member::optional("image", &IMAGE, "null"),
                Member::optional("buttons", &BUTTONS, "[]"),
            ],
            &["formatted_text", "image"],
        )),
    ),
    ("suggestions", Some(&TEXTS)),
    (
        "link_out",
        Some(&Shape::Map(
            &[
                Member::required("destination_name", &Shape::Text),
                Member::required("url", &Shape::Text),
            ],
            &[],
        )),
    ),
    (
        "list",
        Some(&Shape::Map(
            &[Member::text("title"), Member::text("subtitle"), Member::required("items", &ITEMS)],
            &[],
        )),
    ),
    ("carousel", Some(&ITEMS)),
    ("browse_carousel", Some(&BROWSE_CAROUSEL)),
    ("table", Some(&TABLE)),
    ("media", Some(&Shape::List(&MEDIA_OBJECT))),
]);

/// `Vec<Item>`
const ITEMS: Shape = Shape::List(&Shape::Map(
    &[
        Member::required("key", &Shape::Text),
        Member::optional("synonyms", &TEXTS, "[]"),
        Member::required("title", &Shape::Text),
        Member::text("description"),
        Member::optional("image", &IMAGE, "null"),
    ],
    &[],
));

/// `BrowseCarousel`
const BROWSE_CAROUSEL: Shape = Shape::Map(
    &[
        Member::required(
            "items",
            &Shape::List(&Shape::Map(
                &[
                    Member::required("title", &Shape::Text),
                    Member::text("description"),
                    Member::text("footer"),
                    Member::optional("image", &IMAGE, "null"),
                    Member::required("url", &Shape::Text),
                    Member::text("url_type_hint"),
                ],
                &[],
            )),
        ),
        Member::text("image_display"),
    ],
    &[],
);

/// `Table`
const TABLE: Shape = Shape::Map(
    &[
        Member::text("title"),
        Member::text("subtitle"),
        Member::optional("image", &IMAGE, "null"),
        Member::required(
            "columns",
            &Shape::List(&Shape::Map(
                &[Member::text("header"), Member::text("alignment")],
                &["header", "alignment"],
            )),
        ),
        Member::required(
            "rows",
            &Shape::List(&Shape::Map(
                &[
                    Member::required("cells", &TEXTS),
                    Member::optional("divider_after", &Shape::Flag, "false"),
                ],
                &[],
            )),
        ),
        Member::optional("buttons", &BUTTONS, "[]"),
    ],
    &[],
);

/// `MediaObject`
const MEDIA_OBJECT: Shape = Shape::Map(
    &[
        Member::text("name"),
        Member::text("description"),
        Member::optional(
            "image",
            &Shape::Kind(&[("large", Some(&IMAGE)), ("icon", Some(&IMAGE))]),
            "null",
        ),
        Member::required("content_url", &Shape::Text),
    ],
    &[],
);

/// `Rbm`
const RBM: Shape = Shape::Kind(&[
    (
        "text",
        Some(&Shape::Map(
            &[
                Member::required("text", &Shape::Text),
                Member::optional("suggestions", &SUGGESTIONS, "[]"),
            ],
            &[],
        )),
    ),
    (
        "card",
        Some(&Shape::Map(
            &[
                Member::required("content", &CARD_CONTENT),
                Member::optional(
                    "layout",
                    &Shape::Word(&["vertical", "media_left", "media_right"]),
                    "\"vertical\"",
                ),
            ],
            &[],
        )),
    ),
    (
        "carousel",
        Some(&Shape::Map(
            &[
                Member::required("cards", &Shape::List(&CARD_CONTENT)),
                Member::optional("width", &Shape::Word(&["small", "medium"]), "\"medium\""),
            ],
            &[],
        )),
    ),
]);

/// `CardContent`
const CARD_CONTENT: Shape = Shape::Map(
    &[
        Member::text("title"),
        Member::text("description"),
        Member::optional("media", &MEDIA, "null"),
        Member::optional("suggestions", &SUGGESTIONS, "[]"),
    ],
    &["title", "description", "media"],
);

/// `Media`
const MEDIA: Shape = Shape::Map(
    &[
        Member::required("file", &Shape::Text),
        Member::text("thumbnail"),
        Member::optional("height", &Shape::Word(&["short", "medium", "tall"]), "null"),
    ],
    &[],
);

/// `Vec<Suggestion>`
const SUGGESTIONS: Shape = Shape::List(&Shape::Map(
    &[
        Member::required("text", &Shape::Text),
        Member::text("postback"),
        Member::optional(
            "action",
            &Shape::Kind(&[
                ("dial", Some(&Shape::Text)),
                ("open_url", Some(&Shape::Text)),
                ("share_location", None),
            ]),
            "null",
        ),
    ],
    &[],
));
