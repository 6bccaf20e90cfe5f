//! The table "What a reply becomes" of `intents-dialogflow`, made of what the dialects write.
//!
//! `INTENTS_UPDATE=1 cargo test -p intents-tests --test replies table` writes it anew: read the
//! difference.

mod form;
mod rows;
mod situation;

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::{env, fs};

use intents_core::connector::Dropped;
use intents_core::{Connector, FulfillmentRequest};
use intents_tests::{Cx, EsV1, EsV2, EsV2Beta1};
use rows::{ROWS, Row};
use situation::Situation;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const TABLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../intents-dialogflow/src/what_a_reply_becomes.md");
const REPLY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../intents-core/src/reply/mod.rs");

/// The reports of the table, each of which is said once below it.
#[derive(Default)]
struct Reports(Vec<Dropped>);

impl Reports {
    fn number(&mut self, report: Dropped) -> usize {
        let known = self.0.iter().position(|known| *known == report);
        known.unwrap_or_else(|| {
            self.0.push(report);
            self.0.len() - 1
        }) + 1
    }
}

/// What a dialect makes of the reply of a row: the forms that it takes, and what is reported.
fn cell(
    connector: &dyn Connector,
    request: &str,
    row: &Row,
    form: fn(&serde_json::Value) -> BTreeSet<String>,
    reports: &mut Reports,
) -> Result<String> {
    let request = FulfillmentRequest::new(request.as_bytes());
    let context = connector.decode(&request)?;
    let response = connector.encode(&context, &(row.reply)())?;
    let body: serde_json::Value = serde_json::from_slice(&response.body)?;
    let mut parts: Vec<_> = form(&body).into_iter().collect();
    let numbers: Vec<_> =
        response.dropped.iter().map(|report| reports.number(*report).to_string()).collect();
    if !numbers.is_empty() {
        parts.push(format!("reported ({})", numbers.join(", ")));
    }
    Ok(if parts.is_empty() { "`{}`".to_owned() } else { parts.join(", ") })
}

fn table() -> Result<String> {
    let mut reports = Reports::default();
    let mut table = String::new();
    table += "| | ES V2 | ES v2beta1 | V1 / API.AI | CX |\n|---|---|---|---|---|\n";
    for row in ROWS {
        let Situation { es_v2, es_v1, cx } = row.situation.requests();
        let cells = [
            cell(&EsV2, &es_v2, row, form::es_v2, &mut reports)?,
            cell(&EsV2Beta1, &es_v2, row, form::es_v2, &mut reports)?,
            cell(&EsV1, &es_v1, row, form::es_v1, &mut reports)?,
            cell(&Cx, &cx, row, form::cx, &mut reports)?,
        ];
        let cells: Vec<_> = cells
            .iter()
            .enumerate()
            .map(|(i, cell)| if i == 1 && *cell == cells[0] { "the same" } else { cell })
            .collect();
        writeln!(table, "| {}{} | {} |", row.name, row.situation, cells.join(" | "))?;
    }
    table += "\nReports:\n\n";
    for (i, report) in reports.0.iter().enumerate() {
        writeln!(table, "{}. {report}", i + 1)?;
    }
    table += "\n";
    for link in links() {
        let path = match link.split_once("::") {
            Some(("Assistant", _)) => format!("assistant::{link}"),
            Some(("Rbm", _)) => format!("rbm::{link}"),
            _ => link.clone(),
        };
        writeln!(table, "[`{link}`]: intents_core::{path}")?;
    }
    Ok(table)
}

/// What the names of the rows link to.
fn links() -> BTreeSet<String> {
    let names = ROWS.iter().flat_map(|row| row.name.split("[`").skip(1));
    names.filter_map(|rest| Some(rest.split_once("`]")?.0.to_owned())).collect()
}

#[test]
fn the_table_is_what_the_dialects_write() {
    let table = table().unwrap();
    if env::var_os("INTENTS_UPDATE").is_some() {
        fs::write(TABLE, &table).unwrap();
    }
    let documented = fs::read_to_string(TABLE).unwrap_or_default();
    assert!(
        table == documented,
        "the dialects write other than documented; see the head of this test\n{table}"
    );
}

/// Every dialect has a form for what a reply says, or reports it.
#[test]
fn nothing_is_lost_in_silence() {
    let table = table().unwrap();
    let keeps = |line: &&str| line.starts_with("| [`Reply::keep`] |");
    let lost: Vec<_> =
        table.lines().filter(|line| line.contains("`{}`")).filter(|line| !keeps(line)).collect();
    assert_eq!(lost, [""; 0]);
}

/// Whatever a reply can say has a row: each method that takes a reply and returns one.
#[test]
fn every_feature_of_a_reply_is_in_the_table() {
    let source = fs::read_to_string(REPLY).unwrap();
    let builders = source.split("\n    pub fn ").skip(1).filter_map(|function| {
        let (name, rest) = function.split_once(['(', '<'])?;
        let signature = rest.split_once('{')?.0;
        signature.contains("-> Self").then_some(name)
    });
    let mut without_row: Vec<_> = builders
        .filter(|name| !ROWS.iter().any(|row| row.name.contains(&format!("Reply::{name}"))))
        .collect();
    without_row.retain(|name| !["message", "then"].contains(name));
    assert_eq!(without_row, [""; 0]);
}
