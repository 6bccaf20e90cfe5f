//! Nothing: the two programs of this package are its tests, `linked` and `unlinked`.
