/// A platform's rules for the files of an agent: the files that it owns in a folder, and the secrets
/// in them.
pub trait FileRules {
    /// Whether an agent may have a file at this path, so that writing another agent into the same
    /// folder removes the file. A path that ends with `/` is a folder that may contain such files.
    fn owns(&self, path: &str) -> bool;

    /// Returns the JSON pointers (RFC 6901) of the secrets in a file. A file that cannot be read, and
    /// may have secrets, has the empty pointer of the whole file.
    fn secrets(&self, path: &str, content: &[u8]) -> Vec<String>;
}
