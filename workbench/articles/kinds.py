"""What a paragraph is when only its words can tell: headings and datelines.

Markdown, HTML and Word files name their headings; plain text does not. Datelines are never marked
up, so they are recognised in every kind of file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph as a reader found it, before it is cut into sentences."""

    kind: ParagraphKind
    text: str
    line: int
    marker: str = ""
    after_gap: bool = True
    """Whether an empty line, or the start of the file, stands before it."""


# --- Headings -----------------------------------------------------------------------------------

_LONGEST_HEADING = 120
_MOST_HEADING_WORDS = 20
# More lines like headings in a row than this are a poem, an address or a list of names.
_MOST_HEADINGS_IN_A_ROW = 3
_OPENING_MARKS = "\"'“‘«„([¿¡"
_STOP = re.compile(r"[.…:;,][\"'”’»)\]]*$")
_QUESTION_OR_CRY = re.compile(r"[?!][\"'”’»)\]]*$")
# Who wrote or photographed it: short, capital, no full stop, and yet no headline.
_CREDIT = re.compile(
    r"(?:by|photos?|source|story|text|фото|источник|автор|текст|ảnh|nguồn|tác giả|bài)\b\s*[:\w]",
    re.IGNORECASE,
)
_BY_WITHOUT_NAME = re.compile(r"(?:By|Text|Story|Bài|Текст)\s+[^\W\d_]")


def looks_like_heading(text: str, *, first: bool = False) -> bool:
    """Tell whether `text` has the shape of a headline; its surroundings decide the rest.

    Only the first paragraph of a file may be a headline with a question mark, or one in capitals
    that ends in a full stop: further down, these are what somebody said.
    """
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS:
        return False
    start = text.lstrip(_OPENING_MARKS)
    if not start or not (start[0].isupper() or start[0].isdigit()):
        return False
    if not any(c.isalpha() for c in text) or is_credit(text):
        return False
    if _STOP.search(text):
        return first and text.isupper()
    return first or not _QUESTION_OR_CRY.search(text)


def is_credit(text: str) -> bool:
    """Tell whether `text` names an author, a photographer or a source: `Photo: VNA`."""
    match = _CREDIT.match(text)
    if match is None or len(text) > _LONGEST_HEADING // 2 or _STOP.search(text):
        return False
    # “By road to Kazan” is a headline, “By Anna Petrova” is not: a name goes on in capitals.
    if _BY_WITHOUT_NAME.match(text):
        return all(word[0].isupper() for word in text.split())
    return ":" in text[: match.end() + 12] or text.istitle()


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a plain text with its headlines and subheads marked as headings."""
    shaped = [
        block.kind is ParagraphKind.BODY
        and looks_like_heading(block.text, first=place == 0)
        and not is_dateline(block.text)
        for place, block in enumerate(blocks)
    ]
    found = list(blocks)
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and shaped[end]:
            end += 1
        # What no text follows is a signature or a caption, not a heading.
        if end < len(blocks) and end - start <= _MOST_HEADINGS_IN_A_ROW:
            for place in range(start, end):
                if _introduces(blocks[place], blocks[place + 1]):
                    found[place] = replace(blocks[place], kind=ParagraphKind.HEADING)
        start = max(end, start + 1)
    return found


def _introduces(block: Block, following: Block) -> bool:
    is_item = following.kind is ParagraphKind.LIST_ITEM
    return following.after_gap or is_item or len(following.text) > len(block.text)


# --- Datelines ----------------------------------------------------------------------------------

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|янв(?:аря)?|фев(?:р(?:аля)?)?|мар(?:та)?|апр(?:еля)?|мая|июня?|июля?|авг(?:уста)?"
    r"|сен(?:т(?:ября)?)?|окт(?:ября)?|ноя(?:б(?:ря)?)?|дек(?:абря)?)\.?"
)
_DATE = (
    rf"(?i:{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?"
    rf"|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?(?:\sг(?:\.|ода))?"
    r"|(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|ngày\s\d{1,2}\stháng\s\d{1,2}(?:\snăm\s\d{4})?)"
)
_PLACE = r"[^\W\d_][^\d()/!?:;–—\"“”«»]{1,50}?"
_AGENCY = r"\([^()]{2,40}\)"
_DASH_OR_END = r"\s*(?:[-–—―]{1,2}(?:\s|$)|$)"
# Place, date and agency together are a dateline wherever a paragraph opens with them …
_FULL = re.compile(
    rf"{_PLACE},\s{_DATE}\.?,?\s(?:{_AGENCY}{_DASH_OR_END}|/[^/\s]{{2,20}}/[.,]?(?:\s|$))"
)
# … less than that only where a story begins: “Rosatom (Russia) – …” is no place.
_PLACE_AND_DATE = re.compile(rf"{_PLACE},\s{_DATE}\.?{_DASH_OR_END}")
_PLACE_AND_AGENCY = re.compile(
    rf"(?P<place>{_PLACE})\s\((?P<agency>[^()\d]{{2,40}})\){_DASH_OR_END}"
)
_PLACE_IN_CAPITALS = re.compile(r"(?P<place>[^\d()–—]{2,40}?)\s[-–—―]{1,2}\s")
_MOST_PLACE_WORDS = 4
_DATELINE_WITHIN = 160


def is_dateline(text: str, *, opens_story: bool = True) -> bool:
    """Tell whether `text` opens with place and date or agency, as news agencies write them.

    Args:
        text: the paragraph.
        opens_story: nothing but headings and credits stands before it in its section.
    """
    start = text[:_DATELINE_WITHIN]
    if not start[:1].isupper():
        return False
    if _FULL.match(start):
        return True
    if not opens_story:
        return False
    if _PLACE_AND_DATE.match(start):
        return True
    agency = _PLACE_AND_AGENCY.match(start)
    if agency and len(agency["place"].split()) <= _MOST_PLACE_WORDS:
        # Without a dash this may be a headline: “Talks in Kazan (updated)”.
        return not start.rstrip().endswith(")") or agency["agency"].isupper()
    capitals = _PLACE_IN_CAPITALS.match(start)
    return capitals is not None and capitals["place"].isupper() and not start.isupper()


def with_datelines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those body paragraphs marked that open with a dateline."""
    found = []
    opens_story = True
    for block in blocks:
        if block.kind is ParagraphKind.HEADING:
            opens_story = True
        elif block.kind is ParagraphKind.BODY and is_dateline(block.text, opens_story=opens_story):
            block = replace(block, kind=ParagraphKind.DATELINE)  # noqa: PLW2901
            opens_story = False
        elif not (block.kind is ParagraphKind.BODY and is_credit(block.text)):
            opens_story = False
        found.append(block)
    return found
