"""One PO file a catalog: the store that gettext, Poedit, Lokalize, OmegaT and Weblate share.

`msgctxt` is the unit id, `#:` the article's path and line, `fuzzy` means not approved, `#|` is the
old source after the article changed. Extracted comments (`#.`) carry what PO has no field for:

    #. state: review
    #. origin: engine argos translate-en_vi 0.1 [9f86d081]
    #. terms: rosatom (put in), kazan (redrafted)
    #. glossary: 3f2a9c1e

The eight digits after a machine's name are a digest of what it wrote. When they no longer fit the
target, a person changed it in another editor, and no machine may replace it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import polib

from workbench.catalog.base import Catalog
from workbench.catalog.syntax import check_syntax, decode
from workbench.errors import CatalogError
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ORIGIN = re.compile(r"(?P<kind>[a-z]+)(?: (?P<detail>.*?))?(?: \[(?P<seal>[0-9a-f]{8})\])?")
_ARTICLE = "X-Workbench-Article"
_DIGEST = "X-Workbench-Article-Digest"
_GLOSSARY = "X-Workbench-Glossary-Digest"
_SOURCE = "X-Source-Language"  # the name Poedit uses
_FUZZY = "fuzzy"
_OWN_HEADER = {
    "Content-Transfer-Encoding",
    "Content-Type",
    "Language",
    "MIME-Version",
    "Plural-Forms",
    _ARTICLE,
    _DIGEST,
    _GLOSSARY,
    _SOURCE,
}


def read_po(data: bytes, path: Path) -> Catalog:
    """Return the catalog in `data`.

    Accepts what other tools save: CRLF, a byte order mark, other charsets, wrapped lines, comments
    and flags of their own, units in another order. A unit without `msgctxt` has the id "" and finds
    its place by its text.

    Args:
        data: the file.
        path: where it comes from, for the language (its folder) and messages.

    Raises:
        CatalogError: not a PO file, with the line; or two units with the same id.
    """
    text = decode(data, path)
    check_syntax(text, path)
    try:
        po = polib.pofile(text, wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        raise CatalogError("not a valid PO file", hint="correct it", path=path, line=line) from None
    header = {key: clean_text(value) for key, value in po.metadata.items()}
    entries = [entry for entry in po if not entry.obsolete]
    _refuse_duplicates(entries, path)
    return Catalog(
        slug=path.stem,
        source=header.get(_SOURCE, "en"),
        language=header.get("Language") or path.parent.name,
        article_path=header.get(_ARTICLE, ""),
        article_digest=header.get(_DIGEST, ""),
        glossary_digest=header.get(_GLOSSARY, ""),
        units=tuple(_unit(entry) for entry in entries),
        lines=tuple(_line(entry) for entry in entries),
        obsolete=tuple(_unit(entry) for entry in po if entry.obsolete),
        header=tuple((k, v) for k, v in header.items() if k not in _OWN_HEADER),
        header_comment=clean_text("\n".join(filter(None, [po.header, _closing_comment(text)]))),
    )


def write_po(catalog: Catalog) -> bytes:
    """Return `catalog` as a PO file: UTF-8, LF, unwrapped; equal catalogs give equal bytes."""
    po = polib.POFile(wrapwidth=0)
    po.header = catalog.header_comment
    po.metadata = {
        **_required_header(catalog.language),
        **dict(catalog.header),
        "Language": catalog.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(catalog.language),
        _SOURCE: catalog.source,
        _ARTICLE: catalog.article_path,
        _DIGEST: catalog.article_digest,
        **({_GLOSSARY: catalog.glossary_digest} if catalog.glossary_digest else {}),
    }
    reference = catalog.article_path
    if any(c.isspace() for c in reference):
        reference = f"\u2068{reference}\u2069"  # as gettext isolates names with spaces
    lines = catalog.lines or (0,) * len(catalog.units)
    for unit, line in zip(catalog.units, lines, strict=True):
        place = [(reference, str(line) if line else "")] if reference else []
        po.append(_entry(unit, place))
    for unit in catalog.obsolete:
        po.append(_entry(unit, [], obsolete=True))
    text = f"{po}"
    # polib begins every file with the header comment, an empty one included.
    return (text if catalog.header_comment else text.removeprefix("#\n")).encode()


def _unit(entry: polib.POEntry) -> Unit:
    target = clean_text(entry.msgstr)
    facts, hints = _comments(entry.comment)
    notes = clean_text(entry.tcomment).strip("\n")
    flags = tuple(flag for flag in entry.flags if flag != _FUZZY)
    state, origin = State.NEW, None
    if target:
        origin, is_sealed = _origin(facts.get("origin", ""), target)
        state = State.DRAFT if entry.fuzzy else State.APPROVED
        if entry.fuzzy and (not is_sealed or facts.get("state") == State.REVIEW.label):
            state = State.REVIEW
    terms = tuple(t.strip() for t in facts.get("terms", "").split(",") if t.strip())
    return Unit(
        id=clean_text(entry.msgctxt or ""),
        source=clean_text(entry.msgid),
        target=target,
        state=state,
        origin=origin,
        terms=terms if target else (),
        obeyed=facts.get("glossary", "") if target else "",
        notes=tuple(notes.split("\n")) if notes else (),
        hints=hints,
        flags=flags,
        previous_source=clean_text(entry.previous_msgid or ""),
    )


def _entry(unit: Unit, place: list[tuple[str, str]], *, obsolete: bool = False) -> polib.POEntry:
    comments = [*unit.hints]
    is_fuzzy = bool(unit.target) and unit.state < State.APPROVED
    if is_fuzzy and unit.state is State.REVIEW:
        comments.append(f"state: {unit.state.label}")
    if unit.target and unit.origin is not None and unit.origin != PERSON:
        comments.append(f"origin: {unit.origin} [{_seal(unit.target)}]")
    if unit.terms:
        comments.append(f"terms: {', '.join(unit.terms)}")
    if unit.obeyed:
        comments.append(f"glossary: {unit.obeyed}")
    return polib.POEntry(
        msgctxt=unit.id or None,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join(comments),
        tcomment="\n".join(unit.notes).strip("\n"),
        occurrences=place,
        flags=[*([_FUZZY] if is_fuzzy else []), *unit.flags],
        previous_msgid=unit.previous_source or None,
        obsolete=obsolete,
    )


def _comments(comment: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what we wrote into the extracted comments, and what other tools did."""
    facts: dict[str, str] = {}
    hints: list[str] = []
    for line in clean_text(comment).split("\n"):
        key, separator, value = line.partition(": ")
        if separator and key in {"state", "origin", "terms", "glossary"} and key not in facts:
            facts[key] = value.strip()
        elif line:
            hints.append(line)
    return facts, tuple(hints)


def _origin(written: str, target: str) -> tuple[Origin, bool]:
    """Return who wrote `target`, and whether it still is what was written then."""
    match = _ORIGIN.fullmatch(written)
    if match is None or match["kind"] not in set(OriginKind):
        return PERSON, not written
    if match["seal"] != _seal(target):
        return PERSON, False
    return Origin(kind=OriginKind(match["kind"]), detail=match["detail"] or ""), True


def _seal(target: str) -> str:
    return hashlib.sha256(target.encode()).hexdigest()[:8]


def _closing_comment(text: str) -> str:
    """Return the translator comments after the last entry, which polib passes over."""
    lines: list[str] = []
    for line in reversed(text.rstrip().split("\n")):
        if line.startswith("#") and not line.startswith(("#~", "#|", "#.", "#:", "#,")):
            lines.append(line[1:].strip())
        elif line.strip():
            break
    return "\n".join(reversed(lines))


def _line(entry: polib.POEntry) -> int:
    """Return the article line that `entry` refers to, 0 if it does not say."""
    numbers = [int(line) for _, line in entry.occurrences if line and line.isdecimal()]
    return numbers[0] if numbers else 0


def _refuse_duplicates(entries: Iterable[polib.POEntry], path: Path) -> None:
    first: dict[str, int] = {}
    for entry in entries:
        if entry.msgid_plural:
            raise CatalogError(
                "plural entries do not belong into a catalog of an article",
                hint="restore the file, or delete the entry",
                path=path,
                line=max(1, entry.linenum or 1),
            )
        if not entry.msgctxt:
            continue
        if entry.msgctxt in first:
            raise CatalogError(
                f"unit {clean_text(entry.msgctxt)} stands here again, first on line {first[entry.msgctxt]}",
                hint="keep the right one and delete the other",
                path=path,
                line=max(1, entry.linenum or 1),
            )
        first[entry.msgctxt] = max(1, entry.linenum or 1)


def _required_header(language: str) -> dict[str, str]:
    """Return the fields whose absence `msgfmt -c` complains about; other tools fill them in.

    There is no date in them: a file changes only when a unit does.
    """
    return {
        "Project-Id-Version": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": _language_name(language),
    }


def _language_name(language: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_language_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language


def _plural_forms(language: str) -> str:
    from babel.messages.plurals import get_plural

    plural = get_plural(language.replace("-", "_"))
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
