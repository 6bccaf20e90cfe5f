/// The rules of a platform for the files of an agent: the files that the platform owns in a folder,
/// and the secrets in the files.
pub trait FileRules {
    /// Returns whether an agent may have a file at this path. If so, writing another agent into the
    /// folder removes the file. A path that ends with `/` is a folder that may contain such files.
    fn owns(&self, path: &str) -> bool;

    /// Returns the JSON pointers (RFC 6901) of the secrets in a file. For an unreadable file that
    /// may contain secrets, returns the empty pointer of the whole file.
    fn secrets(&self, path: &str, content: &[u8]) -> Vec<String>;
}
