"""Word files for others: only the styles in use, the language of every text, equal bytes each time."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from workbench.articles.word import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docx.document import Document
    from lxml.etree import _Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT_STYLES = frozenset(
    (
        *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"),
        *("heading 1", "heading 2", "List Paragraph"),
    )
)
_DROPPED_PARTS = ("stylesWithEffects", "thumbnail", "customXml", "extended-properties")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LONG_SIDE, _SHORT_SIDE = 16838, 11906
"""Of A4, in twentieths of a point."""
_MARGIN = 1000
_FONT = (
    "Arial"  # on every system or replaced by its like, with all letters of Vietnamese and Russian
)


def new_document(*, title: str, language: str, subject: str, landscape: bool = False) -> Document:
    """Return an empty document on A4.

    Args:
        title: for the document's properties.
        language: BCP 47 tag of the text.
        subject: for the document's properties.
        landscape: whether the page is wider than high.
    """
    import docx

    document = docx.Document()
    _keep_only_used_styles(document)
    _set_properties(document, title, language, subject)
    _set_page(document, landscape)
    for checked in list(document.settings.element.iter(f"{W}proofState")):
        # The template says that its spelling has been checked.
        checked.getparent().remove(checked)
    return document


def packed(document: Document) -> bytes:
    """Return the file of a document: without what it does not need, and without times."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if any(name in relation.reltype for name in _DROPPED_PARTS):
                del relations[key]
    saved = io.BytesIO()
    document.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(out, "w") as package:
        for part in written.infolist():
            fixed = zipfile.ZipInfo(part.filename, _EARLIEST)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 0  # the same whatever system this is
            package.writestr(fixed, written.read(part))
    return out.getvalue()


@cache
def word_language(code: str) -> str:
    """Return the tag by which Word knows a language: with the country it is mostly spoken in."""
    from babel.core import get_global

    likely: str = get_global("likely_subtags").get(code.replace("-", "_"), code)
    parts = likely.split("_")
    return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else code


def add_style(document: Document, name: str, *properties: _Element) -> None:
    """Add a style of paragraphs, named by one word.

    Args:
        document: the document.
        name: of the style.
        properties: of its runs, in the order that the schema wants.
    """
    document.styles.element.append(
        element(
            "style",
            element("name", val=name),
            element("basedOn", val="Normal"),
            element("rPr", *properties),
            type="paragraph",
            customStyle="1",
            styleId=name,
        )
    )


# --- Elements ------------------------------------------------------------------------------------


def element(name: str, *children: _Element, **attributes: str) -> _Element:
    """Return an element of WordprocessingML; attributes are in its namespace, too."""
    made = _maker()(W + name, {W + key: value for key, value in attributes.items()}, {"w": W[1:-1]})
    made.extend(children)
    return made


@cache
def _maker() -> Callable[[str, dict[str, str], dict[str, str]], _Element]:
    # The library's own maker of elements takes several times as long, and gives the same.
    from lxml import etree

    return etree.Element


def run(text: str, *properties: _Element) -> _Element:
    """Return a run; line ends and tabs in the text stay.

    Args:
        text: the text.
        properties: in the order that the schema wants.
    """
    made = element("r")
    if properties:
        made.append(element("rPr", *properties))
    line, *lines = text.translate(_NO_XML).split("\n")
    _add_line(made, line)
    for further in lines:
        made.append(element("br"))
        _add_line(made, further)
    return made


_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""What passes for text everywhere but in XML."""


def _add_line(made: _Element, line: str) -> None:
    for place, part in enumerate(line.split("\t")):
        if place:
            made.append(element("tab"))
        if part:
            text = element("t")
            text.text = part
            text.set(XML_SPACE, "preserve")
            made.append(text)


# --- The template --------------------------------------------------------------------------------


def _keep_only_used_styles(document: Document) -> None:
    """Reduce the styles of the library's template, and make them readable in any language."""
    styles = document.styles.element
    for child in list(styles):
        name = child.find(f"{W}name")
        is_style = child.tag == f"{W}style"
        if child.tag == f"{W}latentStyles" or (
            is_style and name is not None and name.get(f"{W}val") not in _KEPT_STYLES
        ):
            styles.remove(child)
        for link in child.findall(f"{W}link"):
            child.remove(link)
    for fonts in list(styles.iter(f"{W}rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(f"{W}{script}", _FONT)
    for colour in list(styles.iter(f"{W}color")):
        colour.getparent().remove(colour)
    for name, size in (("Heading 1", "36"), ("Heading 2", "26")):
        style = document.styles[name].element
        style.find(f"{W}pPr/{W}spacing").set(f"{W}after", "120")
        style.find(f"{W}rPr/{W}sz").set(f"{W}val", size)


def _set_properties(document: Document, title: str, language: str, subject: str) -> None:
    properties = document.core_properties
    for child in list(properties._element):  # noqa: SLF001 - there is no other way to take one out
        properties._element.remove(child)  # noqa: SLF001
    # Word refuses more than 255 characters here.
    properties.title = title.translate(_NO_XML)[:_LONGEST_PROPERTY]
    properties.language = language
    properties.subject = subject.translate(_NO_XML)[:_LONGEST_PROPERTY]
    for tag in document.styles.element.iter(f"{W}lang"):
        tag.set(f"{W}val", word_language(language))


_LONGEST_PROPERTY = 255


def _set_page(document: Document, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    (section,) = document.sections
    long, short, margin = Twips(_LONG_SIDE), Twips(_SHORT_SIDE), Twips(_MARGIN)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin


def add_to_body(document: Document, elements: Iterable[_Element]) -> None:
    """Append elements to a document, before the settings of its page."""
    body = document.element.body
    settings = body[-1]
    for made in elements:
        settings.addprevious(made)
