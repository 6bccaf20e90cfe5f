//! The commands.

use std::fmt::Display;
use std::io::Write;
use std::path::Path;

use intents_agent::files::Files;
use intents_agent::{AgentFormat, Comparison, Dropped, Exported, UnknownMember};
use intents_core::definition::{AgentDefinition, Change};
use intents_core::problem::LanguagePackage;
use serde::Serialize;
use serde_json::{Value, json};

use super::args::Command;
use super::formats::Formats;
use super::output::{Failure, Output};
use super::progress::Progress;
use super::summary::Summary;
use super::webhook::WebhookArgs;
use super::{Cli, Edit, Exit, serve};

pub(super) async fn run(
    cli: Cli,
    command: Command,
    is_json: bool,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Output, Failure> {
    match command {
        Command::Serve { host, port } => {
            serve::run(cli, (&host, port), is_json, stdout, stderr).await
        }
        Command::Export { target, out, webhook } => export(cli, &target, &out, webhook),
        Command::Import { path, out } => import(&cli, &path, out.as_deref()),
        Command::Check { path: None, webhook } => check(cli, webhook),
        Command::Check { path: Some(path), webhook } => drift(cli, &path, webhook),
        Command::Diff { old, new } => diff(&cli, &old, &new),
    }
}

fn export(cli: Cli, target: &str, out: &Path, webhook: WebhookArgs) -> Result<Output, Failure> {
    let _progress = Progress::start("exporting the agent");
    let definition = complete(cli.builder.define()?, cli.edit, webhook)?;
    let mut output = Output::summary(&definition);
    let format = cli.formats.iter().find(|format| format.target() == target);
    // The command line takes no other target.
    let format = format.ok_or_else(|| Failure::argument(format!("unknown target `{target}`")))?;
    output.write(format, &definition, out)?;
    Ok(output)
}

/// Adds the settings of the program and of the command line to the definition of the code.
fn complete(
    mut definition: AgentDefinition,
    edit: Option<Edit>,
    webhook: WebhookArgs,
) -> Result<AgentDefinition, Failure> {
    webhook.apply(&mut definition)?;
    if let Some(edit) = edit {
        edit(&mut definition);
    }
    Ok(definition)
}

fn import(cli: &Cli, path: &Path, out: Option<&Path>) -> Result<Output, Failure> {
    let _progress = Progress::start(format!("reading {}", path.display()));
    let Imported { files, format, definition } = read(&cli.formats, path)?;
    let unknown = format.unknown_members(&files);
    let unknown = unknown.map_err(|error| Failure::at_path(path, &error))?;
    let mut output = Output::summary(&definition);
    output.unknown(&unknown);
    if let Some(out) = out {
        output.write(format, &definition, out)?;
    }
    Ok(output)
}

/// An exported agent that was read.
struct Imported<'f> {
    files: Files,
    format: &'f dyn AgentFormat,
    definition: AgentDefinition,
}

/// Reads an exported agent in the format that matches its files best.
fn read<'f>(formats: &'f Formats, path: &Path) -> Result<Imported<'f>, Failure> {
    let files = Files::read(path).map_err(|error| Failure::at_path(path, &error))?;
    let format = formats.best(&files);
    let definition = format.import(&files).map_err(|error| Failure::at_path(path, &error))?;
    Ok(Imported { files, format, definition })
}

/// Checks the agent of the code alone.
fn check(cli: Cli, webhook: WebhookArgs) -> Result<Output, Failure> {
    let _progress = Progress::start("checking the agent");
    let packages = cli.builder.language_packages();
    let finds_files = packages.iter().all(LanguagePackage::is_present);
    let mut problems = Vec::new();
    for package in &packages {
        let orphans = package.orphans().map_err(|error| Failure::at(package.root, &error))?;
        problems.extend(orphans.iter().map(ToString::to_string));
    }
    // A custom server provides state that the commands do not have.
    let built = match cli.serve {
        Some(_) => cli.builder.define(),
        None => cli.builder.check().map(|agent| agent.definition()),
    };
    let definition = match built {
        Ok(definition) if problems.is_empty() => definition,
        built => {
            let found = built.err().into_iter().flat_map(|error| error.problems().to_vec());
            problems.extend(found.map(|problem| problem.to_string()));
            return Err(Failure::problems(problems));
        }
    };
    let definition = complete(definition, cli.edit, webhook)?;
    let mut output = Output::summary(&definition);
    let mut dropped = Vec::new();
    for format in cli.formats.iter() {
        let validated = format.validate(&definition);
        dropped.extend(validated.map_err(|error| Failure::refused(&error))?);
    }
    output.dropped(&dropped);
    output.data["finds_language_files"] = json!(finds_files);
    if !finds_files {
        output.text += "unused language files were not checked: a release build does not know the \
                        folders of its packages; run `check` with a debug build\n";
    }
    output.text += "the agent has no problems\n";
    Ok(output)
}

/// Compares the agent of the code with an exported agent.
fn drift(cli: Cli, path: &Path, webhook: WebhookArgs) -> Result<Output, Failure> {
    let _progress = Progress::start(format!("comparing the agent with {}", path.display()));
    let code = complete(cli.builder.define()?, cli.edit, webhook)?;
    let Imported { format, definition, .. } = read(&cli.formats, path)?;
    let comparison = format.compare(&code, &definition);
    let Comparison { drift, resets, dropped, .. } =
        comparison.map_err(|error| Failure::refused(&error))?;
    let mut output = Output::changes(&drift, "the agent equals the exported agent");
    output.resets(&resets);
    output.dropped(&dropped);
    Ok(output)
}

fn diff(cli: &Cli, old: &Path, new: &Path) -> Result<Output, Failure> {
    let _progress = Progress::start("comparing the agents");
    let changes = read(&cli.formats, old)?.definition.changes(&read(&cli.formats, new)?.definition);
    Ok(Output::changes(&changes, "the agents are equal"))
}

/// The parts of an output.
impl Output {
    fn summary(agent: &AgentDefinition) -> Self {
        let summary = Summary::new(agent);
        Self { exit: Exit::Success, text: summary.text(), data: summary.data() }
    }

    /// The differences of two agents, or `equal`.
    fn changes<C: Display + Serialize>(changes: &[C], equal: &str) -> Self {
        let (exit, text) = match changes {
            [] => (Exit::Success, format!("{equal}\n")),
            changes => {
                (Exit::Problems, changes.iter().map(|change| format!("- {change}\n")).collect())
            }
        };
        let data = changes.iter().map(|change| with_message(change, &change.to_string()));
        Self { exit, text, data: json!({"changes": data.collect::<Vec<_>>()}) }
    }

    /// Adds the settings that restoring the agent resets. They are not differences.
    fn resets(&mut self, resets: &[Change]) {
        let messages: Vec<_> = resets.iter().map(|change| format!("{change:#}")).collect();
        self.list("restoring the export of the code resets these settings", "resets", &messages);
        let data = resets.iter().zip(&messages);
        self.data["resets"] = data.map(|(change, message)| with_message(change, message)).collect();
    }

    /// Writes the agent into a ZIP archive if the path ends with `.zip`, else into a folder.
    fn write(
        &mut self,
        format: &dyn AgentFormat,
        definition: &AgentDefinition,
        out: &Path,
    ) -> Result<(), Failure> {
        let exported = format.export(definition);
        let Exported { files, dropped, .. } = exported.map_err(|error| Failure::refused(&error))?;
        self.dropped(&dropped);
        let is_zip = out.extension().is_some_and(|name| name.eq_ignore_ascii_case("zip"));
        let written =
            if is_zip { files.write_zip(out, format) } else { files.write_folder(out, format) };
        written.map_err(|error| Failure::at_path(out, &error))?;
        let (count, kind) = (files.len(), if is_zip { "archive" } else { "folder" });
        self.text += &format!("{count} files written to the {kind} {}\n", out.display());
        self.data["files"] = json!(count);
        self.data["out"] = json!(out);
        Ok(())
    }

    /// Adds what an export of the code does not have.
    fn dropped(&mut self, dropped: &[Dropped]) {
        let dropped: Vec<_> = dropped.iter().map(ToString::to_string).collect();
        self.list("not exported, because the platform does not support it", "dropped", &dropped);
    }

    /// Adds the unknown members of files.
    fn unknown(&mut self, unknown: &[UnknownMember]) {
        let unknown: Vec<_> = unknown.iter().map(ToString::to_string).collect();
        self.list("unknown members, which are kept", "unknown", &unknown);
    }

    fn list(&mut self, title: &str, name: &str, items: &[String]) {
        if !items.is_empty() {
            self.text += &format!("{title}:\n");
            for item in items {
                self.text += &format!("- {item}\n");
            }
        }
        self.data[name] = json!(items);
    }
}

/// Converts a change to JSON, with its message.
fn with_message(change: &impl Serialize, message: &str) -> Value {
    let mut data = json!(change);
    data["message"] = json!(message);
    data
}
