"""All the forms in which a language writes a term, kept so that they need not be made again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.term import Declension, Term, Wording
from workbench.languages import language
from workbench.languages.base import Case, Form

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
"""Raised when the rules change, so that kept forms are made anew."""


class FormTable:
    """Inflected forms, from a cache file where there is one.

    Args:
        cache: derived data; read when first asked, written by `save`, rebuilt when it is missing,
            damaged or of another version.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._known: dict[str, tuple[Form, ...]] = {}
        self._stored: dict[str, list[list[str]]] | None = None
        self._is_changed = False

    def inflected(
        self,
        wording: str,
        term: Term,
        code: str,
        *,
        declension: Declension = Declension.AUTO,
        explicit: tuple[str, ...] = (),
    ) -> tuple[Form, ...]:
        """Return the forms of one wording of `term` in language `code`, the base form first."""
        key = "\t".join((code, term.kind, declension, wording, *explicit))
        forms = self._known.get(key)
        if forms is None:
            forms = self._stored_forms(key)
            if forms is None:
                forms = language(code).inflect(wording, term.kind, declension, explicit)
                self._is_changed = True
            self._known[key] = forms
        return forms

    def save(self) -> bytes | None:
        """Return what the cache file should hold now, or nothing if it already does."""
        if self._cache is None or not self._is_changed:
            return None
        entries = {
            key: [[f.text, f.case or "", f.number, f.gender] for f in forms]
            for key, forms in self._known.items()
        }
        merged = {**(self._stored or {}), **entries}
        return json.dumps({"version": _VERSION, "forms": merged}, ensure_ascii=False).encode()

    def _stored_forms(self, key: str) -> tuple[Form, ...] | None:
        if self._stored is None:
            self._stored = self._read()
        stored = self._stored.get(key)
        if stored is None:
            return None
        return tuple(
            Form(text, Case(case) if case else None, number, gender)
            for text, case, number, gender in stored
        )

    def _read(self) -> dict[str, list[list[str]]]:
        if self._cache is None:
            return {}
        try:
            content = json.loads(self._cache.read_bytes())
            is_ours = content["version"] == _VERSION
            forms: dict[str, list[list[str]]] = content["forms"]
        except (OSError, ValueError, TypeError, KeyError):
            return {}
        return forms if is_ours else {}


class Wanted(NamedTuple):
    """One way in which a language writes a term."""

    text: str
    form: Form | None
    is_preferred: bool


def expressions(term: Term, code: str, forms: FormTable) -> list[Wanted]:
    """Return every right way to write `term` in language `code`, the preferred base form first."""
    wording = term.wording(code)
    if not wording.preferred:
        return []
    found = [
        Wanted(form.text, form, is_preferred=True)
        for form in preferred_forms(term, wording, code, forms)
    ]
    for other in wording.also:  # `decl` speaks of the preferred wording only
        found += [
            Wanted(form.text, form, is_preferred=False)
            for form in forms.inflected(other, term, code)
        ]
    return found


def preferred_forms(term: Term, wording: Wording, code: str, forms: FormTable) -> tuple[Form, ...]:
    """Return the forms of the preferred wording: those a person reviewed, else generated ones."""
    return forms.inflected(
        wording.preferred,
        term,
        code,
        declension=wording.declension,
        explicit=wording.forms,
    )
