//! What each command does.

use std::fmt::Display;
use std::io::Write;
use std::path::Path;

use intents_agent::es::{self, Comparison, Dropped, EsSettings, Exported, UnknownMember};
use intents_agent::files::Files;
use intents_core::definition::{AgentDefinition, Change};
use intents_core::problem::LanguagePackage;
use serde::Serialize;
use serde_json::{Value, json};

use super::answer::{Answer, Failure};
use super::args::{Command, Target};
use super::import::Found;
use super::progress::Progress;
use super::webhook::WebhookArgs;
use super::{Cli, Exit, serve};

pub(super) async fn run(
    cli: Cli,
    command: Command,
    is_json: bool,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Answer, Failure> {
    match command {
        Command::Serve { host, port } => {
            serve::run(cli, (&host, port), is_json, stdout, stderr).await
        }
        Command::Export { target: Target::Es, out, webhook } => export(cli, &out, webhook),
        Command::Import { path, out } => import(&path, out.as_deref()),
        Command::Check { path: None, webhook } => check(cli, webhook),
        Command::Check { path: Some(path), webhook } => drift(cli, &path, webhook),
        Command::Diff { old, new } => diff(&old, &new),
    }
}

fn export(cli: Cli, out: &Path, webhook: WebhookArgs) -> Result<Answer, Failure> {
    let _progress = Progress::start("exporting the agent");
    let definition = completed(cli.builder.define()?, &cli.es, webhook)?;
    let mut answer = Answer::of(&Found::in_agent(&definition));
    answer.written(&definition, out)?;
    Ok(answer)
}

/// The definition of the code with what the command line and the settings of ES add to it.
fn completed(
    mut definition: AgentDefinition,
    es: &EsSettings,
    webhook: WebhookArgs,
) -> Result<AgentDefinition, Failure> {
    webhook.apply(&mut definition)?;
    es.put_into(&mut definition).map_err(|error| Failure::refused(&error))?;
    Ok(definition)
}

fn import(path: &Path, out: Option<&Path>) -> Result<Answer, Failure> {
    let _progress = Progress::start(format!("reading {}", path.display()));
    let (files, definition) = read(path)?;
    let unknown = es::unknown_members(&files);
    let unknown = unknown.map_err(|error| Failure::at_path(path, &error))?;
    let mut answer = Answer::of(&Found::in_agent(&definition));
    answer.unknown(&unknown);
    if let Some(out) = out {
        answer.written(&definition, out)?;
    }
    Ok(answer)
}

/// An exported agent: its files, and what they say.
fn read(path: &Path) -> Result<(Files, AgentDefinition), Failure> {
    let files = Files::read(path).map_err(|error| Failure::at_path(path, &error))?;
    let agent = es::import(&files).map_err(|error| Failure::at_path(path, &error))?;
    Ok((files, agent))
}

/// The agent of the code by itself.
fn check(cli: Cli, webhook: WebhookArgs) -> Result<Answer, Failure> {
    let _progress = Progress::start("checking the agent");
    let packages = cli.builder.language_packages();
    let finds_files = packages.iter().all(LanguagePackage::is_present);
    let mut problems = Vec::new();
    for package in &packages {
        let orphans = package.orphans().map_err(|error| Failure::at(package.root, &error))?;
        problems.extend(orphans.iter().map(ToString::to_string));
    }
    // State that a server of its own gives is not here.
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
    let definition = completed(definition, &cli.es, webhook)?;
    let mut answer = Answer::of(&Found::in_agent(&definition));
    // What ES does not take is found by writing it.
    answer.exported(&definition)?;
    answer.data["finds_language_files"] = json!(finds_files);
    if !finds_files {
        answer.text += "not checked: unused language files, because a release build does not know \
                        where its packages are; check a debug build\n";
    }
    answer.text += "the agent has no problems\n";
    Ok(answer)
}

/// The agent of the code against an exported one.
fn drift(cli: Cli, path: &Path, webhook: WebhookArgs) -> Result<Answer, Failure> {
    let _progress = Progress::start(format!("comparing the agent with {}", path.display()));
    let code = completed(cli.builder.define()?, &cli.es, webhook)?;
    let compared = es::compare(&code, &read(path)?.1);
    let Comparison { drift, resets, dropped, .. } =
        compared.map_err(|error| Failure::refused(&error))?;
    let mut answer = Answer::compared(&drift, "the agent is the one of the code");
    answer.resets(&resets);
    answer.dropped(&dropped);
    Ok(answer)
}

fn diff(old: &Path, new: &Path) -> Result<Answer, Failure> {
    let _progress = Progress::start("comparing the agents");
    let changes = es::changes(&read(old)?.1, &read(new)?.1);
    Ok(Answer::compared(&changes, "the agents are the same"))
}

/// What is told of an agent.
impl Answer {
    fn of(found: &Found) -> Self {
        Self { exit: Exit::Done, text: found.text(), data: found.data() }
    }

    /// What two agents differ in.
    fn compared<C: Display + Serialize>(changes: &[C], none: &str) -> Self {
        let (exit, text) = match changes {
            [] => (Exit::Done, format!("{none}\n")),
            changes => {
                (Exit::Found, changes.iter().map(|change| format!("- {change}\n")).collect())
            }
        };
        let data = changes.iter().map(|change| with_message(change, &change.to_string()));
        Self { exit, text, data: json!({"changes": data.collect::<Vec<_>>()}) }
    }

    /// What is another after the agent was restored. It is no difference to the code.
    fn resets(&mut self, resets: &[Change]) {
        let told: Vec<_> = resets.iter().map(|change| format!("{change:#}")).collect();
        let title = "restoring the export of the code changes these, too";
        self.list(title, "resets", &told);
        let data = resets.iter().zip(&told).map(|(change, told)| with_message(change, told));
        self.data["resets"] = data.collect();
    }

    /// Writes the agent, as a ZIP archive if the path says so, else as a folder.
    fn written(&mut self, definition: &AgentDefinition, out: &Path) -> Result<(), Failure> {
        let files = self.exported(definition)?;
        let is_zip = out.extension().is_some_and(|name| name.eq_ignore_ascii_case("zip"));
        let written = if is_zip { files.write_zip(out) } else { files.write_folder(out) };
        written.map_err(|error| Failure::at_path(out, &error))?;
        let (count, what) =
            (files.len(), if is_zip { "into the archive" } else { "into the folder" });
        self.text += &format!("{count} files, written {what}: {}\n", out.display());
        self.data["files"] = json!(count);
        self.data["out"] = json!(out);
        Ok(())
    }

    /// The files of the agent. What ES has no place for is told.
    fn exported(&mut self, definition: &AgentDefinition) -> Result<Files, Failure> {
        let exported = es::export(definition);
        let Exported { files, dropped, .. } = exported.map_err(|error| Failure::refused(&error))?;
        self.dropped(&dropped);
        Ok(files)
    }

    /// What of the code is not in an export.
    fn dropped(&mut self, dropped: &[Dropped]) {
        let dropped: Vec<_> = dropped.iter().map(ToString::to_string).collect();
        self.list("not in the export, since ES has no place for it", "dropped", &dropped);
    }

    /// What is in the files and not known here.
    fn unknown(&mut self, unknown: &[UnknownMember]) {
        let unknown: Vec<_> = unknown.iter().map(ToString::to_string).collect();
        self.list("unknown here, and kept as it is", "unknown", &unknown);
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

/// A change as data, with what is told of it.
fn with_message(change: &impl Serialize, message: &str) -> Value {
    let mut data = json!(change);
    data["message"] = json!(message);
    data
}
