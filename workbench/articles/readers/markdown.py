"""`.markdown` is another name for `.md`."""

from workbench.articles.readers.md import read

__all__ = ["read"]
