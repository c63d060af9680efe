"""The terminal editor. Only this package knows Textual; everything it does is an edit of the desk."""
