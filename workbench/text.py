"""The one door for text: what has passed `clean_text` cannot steer a terminal or break a file."""

from __future__ import annotations

import re
import unicodedata

# Patterns are compiled on first use: most text is clean, and start-up time counts.

# Terminal control: CSI … final byte; OSC, DCS, SOS, PM and APC strings with their terminator on the
# same line. They go as a whole, so that no "[31m" is left behind in an article.
ESCAPE_SEQUENCE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\n\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
# What a spreadsheet may take for a formula, as OWASP lists it, or trim until it is one; apostrophes in
# front count, so that the one put there can be told from those of the text.
_FORMULA = r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])"
# Everything some tool somewhere treats as the end of a line.
_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_DROPPED = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"


def clean_text(raw: str) -> str:
    """Return `raw` in NFC with LF line ends, without control characters or terminal escapes.

    Tabs stay; byte order marks, lone surrogates and what no XML file can hold go. Invisible characters that carry meaning in
    some script (joiners, direction marks) stay: a check reports them.
    """
    if raw.isprintable() and unicodedata.is_normalized("NFC", raw):
        return raw  # "printable" has no control, format or separator characters but the space
    text = re.sub(_LINE_ENDS, "\n", raw)
    text = re.sub(ESCAPE_SEQUENCE, "", text)
    return unicodedata.normalize("NFC", re.sub(_DROPPED, "", text))


def spreadsheet_cell(text: str) -> str:
    """Return `text` on one line, so that no spreadsheet takes it for a formula."""
    return guarded_cell(one_line(text))


def guarded_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula; `from_spreadsheet` undoes it."""
    return f"'{text}" if re.match(_FORMULA, text) else text


def from_spreadsheet(cell: str) -> str:
    """Return what `guarded_cell` made `cell` of; an apostrophe that people typed stays."""
    return cell[1:] if cell.startswith("'") and re.match(_FORMULA, cell) else cell


def one_line(text: str) -> str:
    """Return `text` with every run of white space replaced by one space, none at the ends."""
    return " ".join(text.split())


def token_start(token: str, text: str, after: int = 0) -> int:
    """Return where the first such token stands at or after a place: a run without white space."""
    start = text.index(token, after)
    while True:
        end = start + len(token)
        if (end == len(text) or text[end].isspace()) and (not start or text[start - 1].isspace()):
            return start
        start = text.index(token, start + 1)
