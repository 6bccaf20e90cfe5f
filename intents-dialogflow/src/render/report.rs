use intents_core::connector::Dropped;

/// The parts of a reply that a response cannot carry, without duplicates.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Dropped>);

impl Report {
    /// Adds a part, unless it was added before.
    pub(crate) fn add(&mut self, dropped: Dropped) {
        if !self.0.contains(&dropped) {
            self.0.push(dropped);
        }
    }

    /// Adds a part if `condition` is true.
    pub(crate) fn add_if(&mut self, condition: bool, dropped: Dropped) {
        if condition {
            self.add(dropped);
        }
    }

    pub(crate) fn into_dropped(self) -> Vec<Dropped> {
        self.0
    }
}
