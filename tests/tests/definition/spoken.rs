//! Intents with language files. The derive embeds these; here they are what it would have made.

use intents_core::{Params, sys};

/// An intent with the parameters of [`Fields`], or of a type behind a colon: its name, its language
/// files, and what else its meta is given.
macro_rules! spoken {
    ($intent:ident, $($rest:tt)*) => { spoken!($intent: crate::spoken::Fields, $($rest)*); };
    (
        $intent:ident: $fields:ty,
        { $($tag:literal => $json:expr),* $(,)? }
        $(, $method:ident($arg:expr))*
    ) => {
        struct $intent;

        impl intents_core::Params for $intent {
            const PARAMS: &'static intents_core::meta::ParamsMeta =
                &<$fields as intents_core::Params>::PARAMS
                    .with_event(concat!("E_", stringify!($intent)))
                    .with_context(concat!("c_", stringify!($intent)));

            type Partial = ();

            fn read(
                _: &intents_core::__private::Source<'_, '_>,
                _: &mut Vec<intents_core::InvalidParameter>,
            ) -> Option<Self> {
                Some(Self)
            }

            fn write(&self, _: &mut intents_core::__private::TriggerWriter<'_, '_>) {}
        }

        impl intents_core::Intent for $intent {
            const META: &'static intents_core::meta::IntentMeta = &intents_core::meta::IntentMeta::new(
                stringify!($intent),
                <Self as intents_core::Params>::PARAMS,
                intents_core::meta::Location { file: "shop.rs", line: line!(), column: 1 },
            )
            .with_language_files(&[$(intents_core::meta::LanguageFile {
                language: $tag,
                path: concat!("language/", $tag, "/", stringify!($intent), ".yaml"),
                json: $json,
                source: None,
            }),*])
            $(.$method($arg))*;
        }
    };
}

#[derive(Debug, Params)]
#[allow(dead_code, reason = "only what the derive makes of it is used")]
pub(crate) struct Fields {
    pub(crate) amount: sys::Integer,
    #[param(default = 2.5)]
    pub(crate) tip: f64,
    pub(crate) names: Vec<sys::GivenName>,
    #[param(untagged)]
    pub(crate) since: u32,
}
