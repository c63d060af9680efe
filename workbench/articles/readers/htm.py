"""`.htm` is another name for `.html`."""

from workbench.articles.readers.html import read

__all__ = ["read"]
