"""One PO file a catalog: the store that gettext, Poedit, Lokalize, OmegaT and Weblate share.

`msgctxt` is the unit id, `#:` the article's path and line, `fuzzy` means not approved, `#|` is the
old source after the article changed. Extracted comments (`#.`) carry what PO has no field for:

    #. state: review
    #. origin: engine argos translate-en_vi 0.1 [9f86d081]
    #. terms: rosatom (put in), kazan (redrafted)
    #. glossary: 3f2a9c1e

The eight digits after a machine's name are a digest of what it wrote. When they no longer fit the
target, a person changed it in another editor, and no machine may replace it.

Flags are kept as they are found; `ignore-<check>` among them silences a check for the unit, wherever
it stands in the line. People say why in a translator comment:

    # ignore-number: the agency corrected the figure
    #, fuzzy, ignore-number
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from workbench.catalog.base import Catalog
from workbench.catalog.by_polib import Entries, add_entries
from workbench.catalog.entries import UnusualError, read_entries
from workbench.catalog.facts import UnitMaker
from workbench.catalog.places import FileText
from workbench.catalog.serial import active_entry, obsolete_entry
from workbench.catalog.syntax import check_syntax, decode_exactly, without_false_line_ends
from workbench.errors import CatalogError
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ARTICLE = "X-Workbench-Article"
_DIGEST = "X-Workbench-Article-Digest"
_GLOSSARY = "X-Workbench-Glossary-Digest"
_SOURCE = "X-Source-Language"  # the name Poedit uses
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
    return _catalog(FileText(decode_exactly(data, path)), path)


def read_file(path: Path) -> tuple[Catalog, FileText]:
    """Return the catalog in the file at `path`, and the text of that file.

    Raises:
        CatalogError: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path) from error
    text = FileText(decode_exactly(data, path))
    return _catalog(text, path), text


def unreadable(error: OSError, path: Path) -> CatalogError:
    """Return what to tell people when the system does not give a file to us."""
    reason = (error.strerror or str(error)).lower()
    return CatalogError(f"cannot be read: {reason}", path=path)


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
    parts = [f"{po}"]
    for unit, line in zip(catalog.units, lines, strict=True):
        parts.append(active_entry(unit, f"{reference}:{line}" if reference and line else reference))
    parts += map(obsolete_entry, catalog.obsolete)
    text = "\n".join(parts)
    # polib begins every file with the header comment, an empty one included.
    return (text if catalog.header_comment else text.removeprefix("#\n")).encode()


def _catalog(file: FileText, path: Path) -> Catalog:
    text = file.text if file.is_clean else without_false_line_ends(file.text)
    try:
        found = read_entries(text, is_clean=file.is_clean)
    except UnusualError:
        found = _read_by_polib(text, path)
    header = {key: clean_text(value) for key, value in found.metadata.items()}
    return Catalog(
        slug=path.stem,
        source=header.get(_SOURCE, "en"),
        language=header.get("Language") or path.parent.name,
        article_path=header.get(_ARTICLE, ""),
        article_digest=header.get(_DIGEST, ""),
        glossary_digest=header.get(_GLOSSARY, ""),
        units=tuple(found.units),
        lines=tuple(found.lines),
        places=tuple(found.places),
        obsolete=tuple(found.obsolete),
        header=tuple((k, v) for k, v in header.items() if k not in _OWN_HEADER),
        header_comment=clean_text("\n".join(filter(None, [found.header, _closing_comment(text)]))),
    )


def _read_by_polib(text: str, path: Path) -> Entries:
    """Return what is in a PO file of whatever shape, or say what is wrong with it."""
    check_syntax(text, path)
    try:
        po = polib.pofile(text, wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else None
        raise CatalogError("not a valid PO file", hint="correct it", path=path, line=line) from None
    _refuse_duplicates((entry for entry in po if not entry.obsolete), path)
    entries = Entries(metadata=po.metadata, header=po.header)
    add_entries(entries, po, text, UnitMaker())
    return entries


def _closing_comment(text: str) -> str:
    """Return the translator comments after the last entry, which polib passes over."""
    lines: list[str] = []
    end = len(text)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.startswith("#") and not line.startswith(("#~", "#|", "#.", "#:", "#,")):
            lines.append(line[1:].strip())
        elif line.strip():
            break
        end = start - 1
    return "\n".join(reversed(lines))


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
