"""A table in Word for people who review a translation, and back.

A file a language: two reviewers of two languages then work at the same time, and state and comment
belong to one translation. Rows are told by their id, so a reviewer may sort them or take some out.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from workbench.articles.word import open_word
from workbench.errors import ArticleError, UsageError
from workbench.formats._review_rows import COMMENT, ID, STATE, column_name, read_rows
from workbench.formats._verdicts import pieces, verdicts
from workbench.formats._word import (
    add_style,
    add_to_body,
    element,
    new_document,
    packed,
    run,
    word_language,
)
from workbench.languages import language
from workbench.model import ParagraphKind, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docx.document import Document
    from lxml.etree import _Element

    from workbench.formats import Handover, Incoming
    from workbench.formats._verdicts import TermMark
    from workbench.glossary.match import Matcher
    from workbench.glossary.term import Term

DESCRIPTION = "a Word table for reviewers, one file a language; comes back with import"
PER_LANGUAGE = True
SUFFIX = ".review.docx"
READS = (SUFFIX,)

_WIDTHS = (900, 4850, 4850, 1200, 2930)
"""Of the columns, in twentieths of a point: id, source, target, state, comment."""
_TERM_WIDTHS = (3682, 3682, 3683, 3683)
_PADDING = "108"
_CELL_MARGINS = (("top", "60"), ("left", _PADDING), ("bottom", "60"), ("right", _PADDING))
_SMALL, _SIZE = "15", "20"
"""Of letters, in half points."""
_ID_STYLE, _SOURCE_STYLE, _TARGET_STYLE = "SegmentId", "SourceText", "TargetText"
_GREY, _SHADE = "595959", "EDEDED"
_LEGEND = (
    "Correct the translation, choose a state, write remarks into the last column or into Word "
    "comments. Changes may be tracked. Rows may be sorted or taken out; the ids on the left must stay.",
    "States: draft – nobody has read it yet; review – to be looked at again; approved – right as it "
    "stands; new – not translated.",
)
_TERM_LEGEND = (
    "Dotted underline: a term of the glossary. Double underline: not what the glossary wants there; "
    "the terms are listed at the end."
)


def export(handover: Handover) -> dict[str, bytes]:
    """Return the table of the one catalog."""
    document = new_document(
        title=_title(handover),
        language="en",
        subject=handover.article.slug,
        landscape=True,
    )
    _add_styles(document, handover)
    add_to_body(document, _content(handover))
    return {SUFFIX: packed(document)}


def read(data: bytes, path: Path) -> Iterable[Incoming]:
    """Return the rows of a reviewed table.

    `line` is the row, from 1, with the header.

    Raises:
        UsageError: it is no Word file, is damaged, has no such table, or a row makes no sense.
    """
    try:
        document = open_word(data, path)
    except ArticleError as error:
        raise UsageError(error.message, hint=error.hint, path=error.path) from None
    slug = document.subject
    if not slug and path.name.lower().endswith(SUFFIX):
        slug = path.name[: -len(SUFFIX)]  # some editors drop the properties of a document
    return read_rows(document, slug, path)


# --- Writing -------------------------------------------------------------------------------------


def _content(handover: Handover) -> Iterator[_Element]:
    """Yield the paragraphs and tables of the document."""
    matcher = handover.matchers.get(handover.catalog.language)
    yield _paragraph(run(_title(handover)), style="Heading1")
    for line in _LEGEND:
        yield _paragraph(run(line))
    if matcher is not None:
        yield _paragraph(run(_TERM_LEGEND))
    terms: dict[str, Term] = {}
    yield _review_table(handover, matcher, terms)
    if terms:
        yield _paragraph(run("Terms in this article"), style="Heading2")
        yield _term_table(handover, terms.values())
    yield _paragraph()  # Word wants one after a table


def _title(handover: Handover) -> str:
    source, target = handover.article.language, handover.catalog.language
    return f"{handover.article.slug}: {language(source).name} to {language(target).name}"


def _review_table(handover: Handover, matcher: Matcher | None, terms: dict[str, Term]) -> _Element:
    """Return the table, and add the terms that it names to `terms`."""
    source, target = handover.article.language, handover.catalog.language
    states = {state: _paragraph(_state(state)) for state in State}
    rows = []
    for unit_id, paragraph, _, (unit,) in handover.rows():
        said = verdicts(matcher, unit)
        terms |= {mark.term.id: mark.term for mark in (*said.source, *said.target)}
        is_heading = paragraph.kind is ParagraphKind.HEADING
        bold = (element("b"),) if is_heading else ()
        cells = (
            _paragraph(run(unit_id), style=_ID_STYLE),
            _paragraph(*_text(unit.source, said.source, bold), style=_SOURCE_STYLE),
            _paragraph(*_text(unit.target, said.target, bold), style=_TARGET_STYLE),
            deepcopy(states[unit.state]),
        )
        notes = [_paragraph(run(note)) for note in unit.notes] or [_paragraph()]
        rows.append([*([cell] for cell in cells), notes])
    names = (ID, column_name(source), column_name(target), STATE, COMMENT)
    return _table(_WIDTHS, names, rows)


def _term_table(handover: Handover, terms: Iterable[Term]) -> _Element:
    """Return what the glossary says of terms."""
    source, target = handover.article.language, handover.catalog.language
    rows = []
    for term in terms:
        wording = term.wording(target)
        texts = (
            (term.wording(source).preferred, _SOURCE_STYLE),
            (wording.preferred, _TARGET_STYLE),
            ("; ".join(wording.also), _TARGET_STYLE),
            ("; ".join(wording.avoid), _TARGET_STYLE),
        )
        rows.append([[_paragraph(run(text), style=style)] for text, style in texts])
    names = (language(source).name, language(target).name, "Also right", "To be avoided")
    return _table(_TERM_WIDTHS, names, rows)


def _table(
    widths: Sequence[int], names: Sequence[str], rows: Iterable[Sequence[Sequence[_Element]]]
) -> _Element:
    table = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val="TableGrid"),
            element("tblW", w=str(sum(widths)), type="dxa"),
            element("tblInd", w=_PADDING, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(s, w=w, type="dxa") for s, w in _CELL_MARGINS)),
        ),
        element("tblGrid", *(element("gridCol", w=str(width)) for width in widths)),
    )
    shade = element("tcPr", element("shd", val="clear", color="auto", fill=_SHADE))
    header = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    for name in names:
        header.append(element("tc", deepcopy(shade), _paragraph(run(name, element("b")))))
    table.append(header)
    # No page break cuts a row.
    settings = element("trPr", element("cantSplit"))
    for cells in rows:
        row = element("tr", deepcopy(settings))
        row.extend([element("tc", *paragraphs) for paragraphs in cells])
        table.append(row)
    return table


def _paragraph(*contents: _Element, style: str = "") -> _Element:
    properties = (element("pPr", element("pStyle", val=style)),) if style else ()
    return element("p", *properties, *contents)


def _text(
    text: str, marks: Iterable[TermMark], properties: Sequence[_Element]
) -> Iterator[_Element]:
    """Yield the runs of a text, with its terms underlined."""
    for piece, mark in pieces(text, marks):
        underline = "" if mark is None else "double" if mark.is_finding else "dotted"
        lines = (element("u", val=underline),) if underline else ()
        yield run(piece, *map(deepcopy, properties), *lines)


def _add_styles(document: Document, handover: Handover) -> None:
    """Give each column a style, so that the language of a text is known before it is written."""
    size = element("sz", val=_SIZE)
    add_style(
        document,
        _ID_STYLE,
        element("noProof"),
        element("color", val=_GREY),
        element("sz", val=_SMALL),
    )
    for name, code in (
        (_SOURCE_STYLE, handover.article.language),
        (_TARGET_STYLE, handover.catalog.language),
    ):
        add_style(document, name, deepcopy(size), element("lang", val=word_language(code)))


def _state(state: State) -> _Element:
    """Return the state, to be chosen from a list."""
    choices = [s for s in State if s is not State.NEW or s is state]
    listed = (element("listItem", displayText=s.label, value=s.label) for s in choices)
    return element(
        "sdt",
        element("sdtPr", element("alias", val=STATE), element("dropDownList", *listed)),
        element("sdtContent", run(state.label)),
    )
