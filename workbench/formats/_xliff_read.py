"""XLIFF of any version and from any program, as translations of segments."""

from __future__ import annotations

import re
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import UsageError
from workbench.formats import Incoming
from workbench.formats._facts import is_machine_made
from workbench.formats._xliff import METADATA, OURS
from workbench.formats._xliff_states import (
    Progress,
    segment_progress,
    trados_parts,
    unit_progress,
)
from workbench.formats._xliff_text import plain_text
from workbench.formats._xml import XML_LANG, line_of, parse_xml
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_OUR_ID = "p[0-9]{2,}s[0-9]{2,}"
_ORDER = "[0-9]{1,9}"
_UNKNOWN = Progress(None)


class _File(NamedTuple):
    """What a `file` element says of all that is in it."""

    path: Path
    """Of the document, for people."""
    ns: str
    """`{…}` before the names of its elements."""
    slug: str
    language: str


class _Pair(NamedTuple):
    """A source with its target, and what is said of that."""

    source: str
    target: str
    """Empty if there is none."""
    progress: Progress
    line: int | None
    language: str = ""
    """If the target itself names it."""
    order: int = 0
    """1-based place of the target in its unit, if that is not the place of the source."""


def read_xliff(data: bytes, path: Path) -> list[Incoming]:
    """Return the translations of a document, whatever its version.

    A unit with an id of ours is one segment, even if another program has divided it; of other units,
    each part is one.

    Raises:
        UsageError: it is no XLIFF, of a version that nobody knows, or a unit has no source.
    """
    root = parse_xml(data, path, ["xliff"])
    uri = str(root.tag).rpartition("}")[0].removeprefix("{")
    ns = f"{{{uri}}}" if uri else ""
    version = root.get("version") or uri.rpartition(":")[2]
    if version.startswith("2."):
        return list(_version_2(root, ns, path))
    if version.startswith("1."):
        return list(_version_1(root, ns, path))
    said = f"XLIFF of version “{version}”" if version else "XLIFF that does not say its version"
    raise UsageError(said, hint="export it as XLIFF 1.2 or 2.1", path=path, line=line_of(root))


def _version_2(root: _Element, ns: str, path: Path) -> Iterator[Incoming]:
    for element in root.iterfind(f"{ns}file"):
        slug = _slug(element.get("original", "") or element.get("id", ""))
        file = _File(path, ns, slug, root.get("trgLang", ""))
        for unit in element.iter(f"{ns}unit"):
            yield from _unit(unit, file)


def _unit(unit: _Element, file: _File) -> Iterator[Incoming]:
    unit_id = unit.get("id", "")
    notes = [note.text or "" for note in unit.iterfind(f"{file.ns}notes/{file.ns}note")]
    marks = unit.iter(f"{file.ns}mrk", f"{file.ns}sm")
    notes += [mark.get("value", "") for mark in marks if mark.get("type") == "comment"]
    if re.fullmatch(_OUR_ID, unit_id):
        yield _incoming(file, unit_id, _joined(unit, file), notes, _origin(unit))
        return
    for segment in unit.iterfind(f"{file.ns}segment"):
        yield _incoming(file, segment.get("id") or unit_id, _segment(segment, file), notes)
        notes = []  # they are remarks on the unit: once is enough


def _joined(unit: _Element, file: _File) -> _Pair:
    """Return a unit that was one segment when it left, whatever another program made of it."""
    names = (f"{file.ns}segment", f"{file.ns}ignorable")
    parts = [(part.tag == names[0], _segment(part, file)) for part in unit if part.tag in names]
    segments = [pair for is_segment, pair in parts if is_segment]
    if not segments:
        raise _incomplete("segment", unit, file)
    if len(parts) == 1:
        return segments[0]
    targets: list[tuple[int, str]] = []
    for place, (is_segment, pair) in enumerate(parts, start=1):
        # What stands between two sentences is mostly the same in both languages, and left out.
        target = pair.target if is_segment else pair.target or pair.source
        targets.append((pair.order or place, target))
    targets.sort(key=itemgetter(0))
    is_translated = any(pair.target for pair in segments)
    states = [pair.progress.state if pair.target else State.DRAFT for pair in segments]
    known = [state for state in states if state is not None]
    state = min(known) if len(known) == len(states) else None
    is_machine = all(pair.progress.is_machine for pair in segments)
    return segments[0]._replace(
        source="".join(pair.source for _, pair in parts),
        target="".join(text for _, text in targets) if is_translated else "",
        progress=Progress(state, is_machine),
    )


def _segment(segment: _Element, file: _File) -> _Pair:
    source, target = segment.find(f"{file.ns}source"), segment.find(f"{file.ns}target")
    if source is None:
        raise _incomplete("source", segment, file)
    pair = _pair(source, target, segment_progress(segment))
    order = "" if target is None else target.get("order", "")
    return pair._replace(order=int(order) if re.fullmatch(_ORDER, order) else 0)


def _version_1(root: _Element, ns: str, path: Path) -> Iterator[Incoming]:
    for element in root.iterfind(f"{ns}file"):
        slug = _slug(element.get("original", ""))
        file = _File(path, ns, slug, element.get("target-language", ""))
        for unit in element.iter(f"{ns}trans-unit"):
            yield from _trans_unit(unit, file)


def _trans_unit(unit: _Element, file: _File) -> Iterator[Incoming]:
    unit_id = unit.get("id", "")
    found = list(unit.iterfind(f"{file.ns}note"))
    origin = next((note.text or "" for note in found if note.get("from") == OURS), "")
    notes = [note.text or "" for note in found if note.get("from") != OURS]
    source, target = unit.find(f"{file.ns}source"), unit.find(f"{file.ns}target")
    if source is None:
        raise _incomplete("source", unit, file)
    parts = _parts(unit.find(f"{file.ns}seg-source"), file)
    targets = _parts(target, file)
    trados = trados_parts(unit)
    # A target that is not divided belongs to the whole source.
    is_whole = re.fullmatch(_OUR_ID, unit_id) or not parts
    if is_whole or (target is not None and not targets):
        only = next(iter(trados.values())) if len(trados) == 1 else None
        progress = _UNKNOWN if target is None else unit_progress(unit, target, only)
        yield _incoming(file, unit_id, _pair(source, target, progress), notes, origin)
        return
    for part_id, part in parts.items():
        said = trados.get(part_id)
        progress = _UNKNOWN if target is None else unit_progress(unit, target, said)
        yield _incoming(file, unit_id, _pair(part, targets.get(part_id), progress), notes)
        notes = []  # they are remarks on the unit: once is enough


def _parts(element: _Element | None, file: _File) -> dict[str, _Element]:
    """Return the sentences that a program divided a text into, by their ids."""
    if element is None:
        return {}
    marks = element.iter(f"{file.ns}mrk")
    return {mark.get("mid", ""): mark for mark in marks if mark.get("mtype") == "seg"}


def _pair(source: _Element, target: _Element | None, progress: Progress) -> _Pair:
    if target is None:
        return _Pair(plain_text(source), "", progress, line_of(source))
    language = target.get(XML_LANG, "")
    return _Pair(plain_text(source), plain_text(target), progress, line_of(target), language)


def _origin(unit: _Element) -> str:
    """Return who wrote the target of a unit of ours, as `export` says it; empty if nobody says."""
    groups = unit.iterfind(f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup")
    ours = (group for group in groups if group.get("category") == OURS)
    metas = (meta for group in ours for meta in group.iterfind(f"{{{METADATA}}}meta"))
    return next((meta.text or "" for meta in metas if meta.get("type") == "origin"), "")


def _incoming(
    file: _File, unit_id: str, pair: _Pair, notes: list[str], origin: str = ""
) -> Incoming:
    is_copy = pair.progress.is_untouched and pair.target == pair.source
    target = "" if is_copy else pair.target
    is_machine = pair.progress.is_machine
    if origin:  # its digest is surer than a state, which many programs leave as it was
        is_machine = is_machine_made(target, origin, pair.progress.state)
    return Incoming(
        source=pair.source,
        target=target,
        language=file.language or pair.language,
        slug=file.slug,
        unit_id=unit_id,
        state=pair.progress.state if target else State.NEW,
        notes=tuple(notes),
        is_machine=bool(target) and is_machine,
        line=pair.line,
    )


def _slug(original: str) -> str:
    """Return the name of the article that a file was made of, wherever it lay."""
    return PurePosixPath(original.replace("\\", "/")).stem


def _incomplete(name: str, element: _Element, file: _File) -> UsageError:
    return UsageError(
        f"a unit without <{name}>",
        hint="export it again",
        path=file.path,
        line=line_of(element),
    )
