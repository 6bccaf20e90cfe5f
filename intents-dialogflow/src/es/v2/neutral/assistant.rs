//! The kinds that only the Google Assistant had.

use std::borrow::Cow;

use intents_core::assistant::{
    Assistant, BasicCard, BrowseCarousel, BrowseItem, Column, Item, LinkOut, List, MediaImage,
    MediaObject, Row, SimpleResponse, Table,
};
use intents_core::{Button, Card, Image};

use super::super::message::{self, Message, assistant as wire};
use super::{Converted, image, own, read, speech};

pub(super) fn of(message: &Message<'_>) -> Converted<Option<Assistant>> {
    Ok(Some(if message.simple_responses.json().is_some() {
        let of = read(message.simple_responses)?;
        Assistant::SimpleResponses(all(of.simple_responses, simple_response))
    } else if message.basic_card.json().is_some() {
        Assistant::BasicCard(basic_card(read(message.basic_card)?))
    } else if message.suggestions.json().is_some() {
        let of = read(message.suggestions)?;
        let titles = of.suggestions.into_iter().map(|suggestion| own(suggestion.title));
        Assistant::Suggestions(titles.filter(|title| !title.is_empty()).collect())
    } else if message.link_out_suggestion.json().is_some() {
        let of = read(message.link_out_suggestion)?;
        Assistant::LinkOut(LinkOut { destination_name: own(of.destination_name), url: own(of.uri) })
    } else if message.list_select.json().is_some() {
        let of = read(message.list_select)?;
        let items = all(of.items, item);
        Assistant::List(List { title: own(of.title), subtitle: own(of.subtitle), items })
    } else if message.carousel_select.json().is_some() {
        Assistant::Carousel(all(read(message.carousel_select)?.items, item))
    } else if message.browse_carousel_card.json().is_some() {
        let of = read(message.browse_carousel_card)?;
        let image_display = match &of.image_display_options {
            wire::ImageDisplayOptions::Unspecified => "",
            options => options.name(),
        };
        Assistant::BrowseCarousel(BrowseCarousel {
            image_display: image_display.to_owned().into(),
            items: all(of.items, browse_item),
        })
    } else if message.table_card.json().is_some() {
        Assistant::Table(table(read(message.table_card)?))
    } else if message.media_content.json().is_some() {
        let of = read(message.media_content)?;
        Assistant::Media(all(of.media_objects, media_object))
    } else {
        return Ok(None);
    }))
}

fn all<A, B>(items: Vec<A>, convert: impl FnMut(A) -> B) -> Vec<B> {
    items.into_iter().map(convert).collect()
}

fn simple_response(of: wire::SimpleResponse<'_>) -> SimpleResponse {
    SimpleResponse {
        speech: speech(of.text_to_speech, of.ssml),
        display_text: own(of.display_text),
    }
}

fn basic_card(of: wire::BasicCard<'_>) -> BasicCard {
    BasicCard {
        title: own(of.title),
        subtitle: own(of.subtitle),
        formatted_text: own(of.formatted_text),
        image: some(of.image),
        buttons: buttons(of.buttons),
    }
}

fn buttons(of: Vec<wire::BasicCardButton<'_>>) -> Vec<Button> {
    of.into_iter()
        .fold(Card::new(""), |card, of| card.button(own(of.title), own(of.open_uri_action.uri)))
        .buttons
}

/// An image, if it is one.
fn some(of: message::Image<'_>) -> Option<Image> {
    (!of.image_uri.is_empty()).then(|| image(of))
}

fn item(of: wire::SelectItem<'_>) -> Item {
    Item {
        key: own(of.info.key),
        synonyms: all(of.info.synonyms, own),
        title: own(of.title),
        description: own(of.description),
        image: some(of.image),
    }
}

fn browse_item(of: wire::BrowseCarouselCardItem<'_>) -> BrowseItem {
    let url_type_hint = match &of.open_uri_action.url_type_hint {
        wire::UrlTypeHint::Unspecified => "",
        hint => hint.name(),
    };
    BrowseItem {
        url_type_hint: url_type_hint.to_owned().into(),
        url: own(of.open_uri_action.url),
        title: own(of.title),
        description: own(of.description),
        footer: own(of.footer),
        image: some(of.image),
    }
}

fn table(of: wire::TableCard<'_>) -> Table {
    Table {
        title: own(of.title),
        subtitle: own(of.subtitle),
        image: some(of.image),
        columns: all(of.column_properties, column),
        rows: all(of.rows, |row| Row {
            cells: all(row.cells, |cell| own(cell.text)),
            divider_after: row.divider_after,
        }),
        buttons: buttons(of.buttons),
    }
}

fn column(of: wire::ColumnProperties<'_>) -> Column {
    let alignment = match &of.horizontal_alignment {
        wire::HorizontalAlignment::Unspecified => "",
        alignment => alignment.name(),
    };
    Column { alignment: Cow::Owned(alignment.to_owned()), header: own(of.header) }
}

fn media_object(of: wire::ResponseMediaObject<'_>) -> MediaObject {
    let large = some(of.large_image).map(MediaImage::Large);
    MediaObject {
        name: own(of.name),
        description: own(of.description),
        image: large.or_else(|| some(of.icon).map(MediaImage::Icon)),
        content_url: own(of.content_url),
    }
}
