"""Segments for programs: a line of JSON each.

    {"article": "visit", "id": "p01s01", "kind": "heading", "language": "en", "source": "…",
     "targets": {"vi": {"target": "…", "state": "approved", "origin": "person", "notes": ["…"]}}}

`state` is new, draft, review or approved. `origin` is who wrote the target, empty while there is none;
after a machine's name stand eight digits of what it wrote, which no longer fit once that is changed.
To be read, a line needs `source` and `targets`, and in each target `target`; other keys are passed
over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.errors import UsageError
from workbench.formats import Incoming, decoded
from workbench.formats._facts import is_machine_made, state_of, written_origin
from workbench.languages import language_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.formats import Handover

DESCRIPTION = "a line of JSON for each segment with all its translations"
PER_LANGUAGE = False
READS = (".jsonl",)

_HINT = "see `workbench export --to jsonl` for what a line holds"


def export(handover: Handover) -> dict[str, bytes]:
    """Return all catalogs side by side."""
    article = handover.article
    lines = []
    for unit_id, paragraph, segment, units in handover.rows():
        targets = {
            catalog.language: {
                "target": unit.target,
                "state": unit.state.label,
                "origin": written_origin(unit),
                "notes": unit.notes,
            }
            for catalog, unit in zip(handover.catalogs, units, strict=True)
        }
        row = {
            "article": article.slug,
            "id": unit_id,
            "kind": paragraph.kind.value,
            "language": article.language,
            "source": segment.text,
            "targets": targets,
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return {".jsonl": "".join(lines).encode()}


def read(data: bytes, path: Path) -> Iterator[Incoming]:
    """Yield the translations in a file, in the order of its lines.

    Raises:
        UsageError: a line is no such object, or a segment stands in it twice.
    """
    lines_by_id: dict[tuple[str, str], int] = {}
    for line, text in enumerate(decoded(data, path).split("\n"), start=1):
        if not text.strip():
            continue
        row = _Row(text, path, line)
        slug, unit_id = row.text("article"), row.text("id")
        first = lines_by_id.setdefault((slug, unit_id), line) if unit_id else line
        if first != line:
            raise row.error(f"{unit_id} stands on line {first} already")
        yield from row.incoming(slug, unit_id)


class _Row:
    """One line of a file, an object of whatever is in it."""

    def __init__(self, text: str, path: Path, line: int) -> None:
        self._path, self._line = path, line
        try:
            self._fields: Any = json.loads(text)
        except (ValueError, RecursionError):
            raise self.error("not JSON") from None
        if not isinstance(self._fields, dict):
            raise self.error("no JSON object")

    def incoming(self, slug: str, unit_id: str) -> Iterator[Incoming]:
        """Yield the translations of the segment."""
        source = self.text("source", is_required=True)
        targets = self._fields.get("targets")
        if not isinstance(targets, dict):
            raise self.error("no “targets” by language")
        for tag, fields in targets.items():
            if not isinstance(fields, dict):
                raise self.error(f"the target in “{tag}” is no JSON object")
            target = self.text("target", fields, is_required=True)
            label = self.text("state", fields)
            state = state_of(label)
            if label and state is None:
                raise self.error(f"there is no state “{label}”")
            notes = fields.get("notes", [])
            if not isinstance(notes, list) or not all(isinstance(note, str) for note in notes):
                raise self.error("“notes” is no list of texts")
            yield Incoming(
                source=source,
                target=target,
                language=language_code(tag),
                slug=slug,
                unit_id=unit_id,
                state=state,
                notes=tuple(notes),
                is_machine=is_machine_made(target, self.text("origin", fields), state),
                line=self._line,
            )

    def text(
        self, name: str, fields: dict[str, Any] | None = None, *, is_required: bool = False
    ) -> str:
        """Return a text, empty if there is none.

        Raises:
            UsageError: it is something else, or required and missing.
        """
        value = (self._fields if fields is None else fields).get(name, None if is_required else "")
        if not isinstance(value, str):
            raise self.error(f"“{name}” is no text")
        return value

    def error(self, message: str) -> UsageError:
        """Return what to tell people about this line."""
        return UsageError(message, hint=_HINT, path=self._path, line=self._line)
