"""HTML: the main content of a page, without what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.articles.decoding import decode
from workbench.articles.kinds import Block
from workbench.articles.layout import has_words, plain_blocks, tidy
from workbench.errors import ArticleError
from workbench.model import ParagraphKind
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Everything else is part of a line.
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr html legend li main menu nav ol p pre search
    section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = _HEADINGS.union(_BLOCK_NAMES.split())
# What no reader of the article reads, or what the page shows on every article.
_DROPPED_NAMES = """
    applet area aside audio base button canvas datalist del dialog embed footer form frame
    frameset head iframe input link map menu meta meter nav noframes noscript object optgroup option
    output param progress rp script select source style svg template textarea title track
    video
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_DROPPED_ROLES = frozenset(
    ("banner", "complementary", "contentinfo", "dialog", "form", "menu", "navigation", "search")
)
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Of several articles on a page, one this large is the page's; else they are teasers of equals.
_SHARE_OF_MAIN_ARTICLE = 0.5


def read(data: bytes, path: Path) -> list[Block]:
    """Return the paragraphs of a page; its title gives the headline if no `h1` does."""
    root = _parse(decode(data, path, declared=_declared_encoding(data)), path)
    if root is None:
        return []
    content = _main_content(root)
    blocks = list(_Walk(content).blocks())
    if blocks and next(content.iter("h1"), None) is None:
        blocks[:0] = _headline_elsewhere(root)
    return blocks


def fragment_blocks(markup: str, path: Path) -> list[Block]:
    """Return the paragraphs of a piece of HTML inside another file."""
    root = _parse(markup, path)
    return [] if root is None else list(_Walk(root).blocks())


# --- Parsing -------------------------------------------------------------------------------------

_DECLARATION = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096


def _declared_encoding(data: bytes) -> str:
    match = _DECLARATION.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _parse(markup: str, path: Path) -> _Element | None:
    """Return the root element, or nothing where there is no element at all."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    text = clean_text(markup)
    if not text.strip():
        return None
    try:
        root: _Element | None = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        # The parser forgives everything but a page without a single element.
        raise ArticleError(
            "no HTML in it", hint="save the page again", path=path, line=error.lineno or None
        ) from None
    # It also forgives a page that is too deep, by dropping the rest of it.
    for problem in parser.error_log:
        if problem.type_name == "ERR_RESOURCE_LIMIT":
            raise ArticleError(
                "elements nested too deep",
                hint="save the page again, or copy the article into a .txt file",
                path=path,
                line=problem.line,
            )
    return root


def _line(element: _Element) -> int:
    return int(getattr(element, "sourceline", None) or 1)


# --- Finding the article -------------------------------------------------------------------------


def _main_content(root: _Element) -> _Element:
    main = next(root.iter("main"), None)
    if main is None:
        main = next((e for e in root.iter() if e.get("role") == "main"), None)
    page = root if main is None else main
    articles = list(page.iter("article"))
    if not articles:
        return page
    largest = max(articles, key=_text_length)
    alone = len(articles) == 1 and main is None
    if alone or _text_length(largest) >= _SHARE_OF_MAIN_ARTICLE * _text_length(page):
        return largest
    return page


def _text_length(element: _Element) -> int:
    return sum(len(block.text) for block in _Walk(element).blocks())


def _headline_elsewhere(root: _Element) -> list[Block]:
    """Return the headline from outside the content: an `h1`, what the page tells others, title."""
    headings = [(e, "".join(map(str, e.itertext()))) for e in root.iter("h1")]
    shared = [
        (e, e.get("content") or "") for e in root.iter("meta") if e.get("property") == "og:title"
    ]
    titles = [
        (e, e.text or "")
        for e in root.iter("title")
        # Drawings have titles, too.
        if (parent := e.getparent()) is not None and parent.tag in ("head", "html")
    ]
    for element, raw in (*headings, *shared, *titles):
        text = tidy(raw)
        if has_words(text):
            return [Block(kind=ParagraphKind.HEADING, text=text, line=_line(element))]
    return []


# --- Walking -------------------------------------------------------------------------------------

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
# What a document writes as line ends and tabs is a space to HTML; only <br> ends a line.
_LINE_ENDS = re.compile(r"[\t\n]+")


class _Walk:
    """One way through an element, in document order."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        # The site's header is dropped, that of an article holds its headline.
        self._keeps_headers = root.tag in ("article", "main") or root.get("role") == "main"
        self._parts: list[str] = []
        self._is_blank = True
        self._line = 1
        self._at = 1
        self._kind = ParagraphKind.BODY
        self._depth_of_items = 0
        self._depth_of_pre = 0
        self._marker = ""
        self._numbers: list[int | None] = []

    def blocks(self) -> Iterator[Block]:
        """Yield what the element holds."""
        from lxml import etree

        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            tag = str(element.tag)
            if event == "start":
                if self._is_dropped(element):
                    walk.skip_subtree()
                    continue
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._enter(element)
                elif tag == "br":
                    self._parts.append("\n")
                self._at = _line(element)
                self._add(element.text)
                continue
            if not self._is_dropped(element) and tag in _BLOCKS:
                yield from self._flush()
                self._leave(tag)
            if element is not self._root:
                self._add(element.tail)
        yield from self._flush()

    def _is_dropped(self, element: _Element) -> bool:
        if element is self._root:
            return False
        if element.tag in _DROPPED or (element.tag == "header" and not self._keeps_headers):
            return True
        return (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or element.get("role") in _DROPPED_ROLES
            or _INVISIBLE.search(element.get("style") or "") is not None
        )

    def _enter(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _HEADINGS:
            self._kind = ParagraphKind.HEADING
        elif tag == "pre":
            self._depth_of_pre += 1
        elif tag in ("ul", "ol"):
            start = element.get("start") or "1"
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1  # noqa: PLR2004
            self._numbers.append(number if tag == "ol" else None)
        elif tag == "li":
            self._depth_of_items += 1
            self._marker = self._next_marker()

    def _leave(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._kind = ParagraphKind.BODY
        elif tag == "pre":
            self._depth_of_pre -= 1
        elif tag in ("ul", "ol"):
            self._numbers.pop()
        elif tag == "li":
            self._depth_of_items -= 1
            self._marker = ""

    def _next_marker(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "•"
        self._numbers[-1] = number + 1
        return f"{number}."

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._is_blank and not text.isspace():
            self._is_blank = False
            self._line = self._at + text.count("\n", 0, len(text) - len(text.lstrip()))
        self._at += text.count("\n")
        self._parts.append(text if self._depth_of_pre else _LINE_ENDS.sub(" ", text))

    def _flush(self) -> Iterator[Block]:
        text = "".join(self._parts)
        self._parts.clear()
        self._is_blank = True
        if not text.strip():
            return
        if self._depth_of_pre:
            yield from plain_blocks(clean_text(text).lstrip("\n"), first_line=self._line)
            return
        is_item = self._depth_of_items > 0 and self._kind is ParagraphKind.BODY
        kind = ParagraphKind.LIST_ITEM if is_item else self._kind
        # A headline broken over lines is still one headline.
        pieces = [text] if kind is ParagraphKind.HEADING else _PARAGRAPH_BREAK.split(text)
        for piece in pieces:
            words = tidy(piece)
            if has_words(words):
                yield Block(kind=kind, text=words, line=self._line, marker=self._marker)
                self._marker = ""
