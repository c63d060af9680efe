"""Writing entries of a PO file: the bytes that polib would write, unwrapped, without its detours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.facts import FUZZY, comments_of
from workbench.model import State

if TYPE_CHECKING:
    from workbench.model import Unit

_APPROVED = State.APPROVED
_ESCAPES = str.maketrans(
    {
        "\\": r"\\",
        "\t": r"\t",
        "\r": r"\r",
        "\n": r"\n",
        "\v": r"\v",
        "\b": r"\b",
        "\f": r"\f",
        '"': r"\"",
    }
)


def escaped(text: str) -> str:
    """Return `text` as PO files have it between quotation marks."""
    return text.translate(_ESCAPES)


def active_entry(unit: Unit, reference: str = "") -> str:
    """Return the entry of a unit that the article has.

    Args:
        unit: the unit.
        reference: the article's path, with the line where it is known.
    """
    lines = _notes(unit) if unit.notes else []
    comments = "\n".join(comments_of(unit))
    if comments:
        lines.append(_commented("#. ", comments))
    if reference:
        lines.append(f"#: {reference}")
    return _joined(lines, unit, "#| ", "")


def obsolete_entry(unit: Unit) -> str:
    """Return the entry of a unit that the article has no more."""
    return _joined(_notes(unit), unit, "#~| ", "#~ ")


def _joined(lines: list[str], unit: Unit, previous_mark: str, mark: str) -> str:
    is_fuzzy = bool(unit.target) and unit.state is not _APPROVED
    if is_fuzzy or unit.flags:
        lines.append(f"#, {', '.join([FUZZY, *unit.flags] if is_fuzzy else unit.flags)}")
    if unit.previous_source:
        lines.append(_string(f"{previous_mark}msgid", unit.previous_source, previous_mark))
    if unit.id:
        lines.append(_string(f"{mark}msgctxt", unit.id, mark))
    lines.append(_string(f"{mark}msgid", unit.source, mark))
    lines.append(_string(f"{mark}msgstr", unit.target, mark))
    lines.append("")
    return "\n".join(lines)


def _notes(unit: Unit) -> list[str]:
    notes = "\n".join(unit.notes).strip("\n")
    return [_commented("# ", notes)] if notes else []


def _commented(mark: str, text: str) -> str:
    return mark + text.replace("\n", f"\n{mark}")


def _string(keyword: str, text: str, mark: str) -> str:
    """Return a string with its keyword; a text of several lines begins on the next."""
    if not text.isprintable():
        pieces = text.splitlines(keepends=True)
        if len(pieces) > 1:
            return "\n".join([f'{keyword} ""', *(f'{mark}"{escaped(piece)}"' for piece in pieces)])
        text = escaped(text)
    elif '"' in text or "\\" in text:
        text = text.replace("\\", r"\\").replace('"', r"\"")
    return f'{keyword} "{text}"'
