"""Whether the text is whole, in the right language and well set."""
