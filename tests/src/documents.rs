//! The READMEs and the guides, whose code is compiled and run as doctests.

#[doc = include_str!("../../README.md")]
struct Readme;

#[doc = include_str!("../../intents-core/README.md")]
struct ReadmeOfCore;

#[doc = include_str!("../../intents-dialogflow/README.md")]
struct ReadmeOfDialogflow;

#[doc = include_str!("../../intents-dialogflow/agent/README.md")]
struct ReadmeOfAgent;

#[doc = include_str!("../../intents-dialogflow/cli/README.md")]
struct ReadmeOfCli;

#[doc = include_str!("../../intents-dialogflow/guides/agents.md")]
struct Agents;

#[doc = include_str!("../../intents-dialogflow/guides/deployment.md")]
struct Deployment;

#[doc = include_str!("../../intents-dialogflow/guides/dialogflow-cx.md")]
struct DialogflowCx;

#[doc = include_str!("../../intents-dialogflow/guides/features.md")]
struct Features;

#[doc = include_str!("../../intents-dialogflow/guides/from-dialogflow-fulfillment.md")]
struct FromDialogflowFulfillment;

#[doc = include_str!("../../intents-dialogflow/guides/from-python-intents.md")]
struct FromPythonIntents;

#[doc = include_str!("../../intents-dialogflow/guides/handlers.md")]
struct Handlers;

#[doc = include_str!("../../intents-dialogflow/guides/language-files.md")]
struct LanguageFiles;

#[doc = include_str!("../../intents-dialogflow/guides/protocols.md")]
struct Protocols;

#[doc = include_str!("../../intents-dialogflow/guides/slot-filling.md")]
struct SlotFilling;

#[doc = include_str!("../../intents-dialogflow/guides/speed.md")]
struct Speed;

#[doc = include_str!("../../intents-dialogflow/guides/testing.md")]
struct Testing;
