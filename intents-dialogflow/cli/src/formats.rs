//! The formats of agent files that the commands know.

use intents_agent::AgentFormat;
use intents_agent::files::Files;

/// Formats, of which the first is the default.
pub(super) struct Formats {
    default: Box<dyn AgentFormat>,
    others: Vec<Box<dyn AgentFormat>>,
}

impl Formats {
    pub(super) fn new(default: impl AgentFormat + 'static) -> Self {
        Self { default: Box::new(default), others: Vec::new() }
    }

    pub(super) fn push(&mut self, format: impl AgentFormat + 'static) {
        self.others.push(Box::new(format));
    }

    /// Returns the formats, the default first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &dyn AgentFormat> {
        std::iter::once(&*self.default).chain(self.others.iter().map(|format| &**format))
    }

    /// Returns the format that matches files best, in case of doubt the first one.
    pub(super) fn best(&self, files: &Files) -> &dyn AgentFormat {
        let confidence = |format: &dyn AgentFormat| format.recognize(files).confidence;
        self.iter().fold(&*self.default, |best, format| {
            if confidence(format) > confidence(best) { format } else { best }
        })
    }
}
