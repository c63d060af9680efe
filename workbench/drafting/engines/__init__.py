"""One file an engine; each has a function `create()` that returns it."""
