"""All the forms in which a language writes a term, kept so that they need not be made again."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbench.glossary.term import Declension, Term, Wording
from workbench.languages import language
from workbench.languages.base import Case, Form

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
"""Raised when the rules change, so that kept forms are made anew."""

_Key = tuple[str, ...]
"""Language, kind, declension, wording, and the reviewed forms."""


class FormTable:
    """Inflected forms, from a cache file where there is one.

    Args:
        cache: derived data; read when first asked, written by `save`, rebuilt when it is missing,
            damaged or of another version.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._known: dict[_Key, tuple[Form, ...]] = {}
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
        return self._forms((code, term.kind, declension, wording, *explicit))

    def texts(
        self,
        wording: str,
        term: Term,
        code: str,
        *,
        declension: Declension = Declension.AUTO,
        explicit: tuple[str, ...] = (),
    ) -> list[str]:
        """Return the distinct texts of `inflected`, for less than the forms themselves cost."""
        key = (code, term.kind, declension, wording, *explicit)
        if key not in self._known:
            stored = self._stored_entries.get(_joined(key))
            if stored is not None:
                return list(dict.fromkeys([entry[0] for entry in stored]))
        return list(dict.fromkeys([form.text for form in self._forms(key)]))

    def save(self) -> bytes | None:
        """Return what the cache file should hold now, or nothing if it already does."""
        if self._cache is None or not self._is_changed:
            return None
        entries = {
            _joined(key): [[f.text, f.case or "", f.number, f.gender] for f in forms]
            for key, forms in self._known.items()
        }
        merged = {**self._stored_entries, **entries}
        return json.dumps({"version": _VERSION, "forms": merged}, ensure_ascii=False).encode()

    def _forms(self, key: _Key) -> tuple[Form, ...]:
        forms = self._known.get(key)
        if forms is None:
            stored = self._stored_entries.get(_joined(key))
            if stored is None:
                code, kind, declension, wording, *explicit = key
                forms = language(code).inflect(wording, kind, declension, tuple(explicit))
                self._is_changed = True
            else:
                forms = tuple(
                    Form(text, Case(case) if case else None, number, gender)
                    for text, case, number, gender in stored
                )
            self._known[key] = forms
        return forms

    @cached_property
    def _stored_entries(self) -> dict[str, list[list[str]]]:
        return self._read()

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


def _joined(key: _Key) -> str:
    return "\t".join(key)


class Wanted(NamedTuple):
    """One way in which a language writes a term."""

    text: str
    form: Form | None
    is_preferred: bool
    wording: str
    """The wording of the table that it is a form of."""


def texts(term: Term, code: str, forms: FormTable) -> list[str]:
    """Return the texts of `expressions`, each once."""
    wording = term.wording(code)
    if not wording.preferred:
        return []
    found = forms.texts(
        wording.preferred,
        term,
        code,
        declension=wording.declension,
        explicit=wording.forms,
    )
    for other in wording.also:
        found += forms.texts(other, term, code)
    return list(dict.fromkeys(found))


def expressions(term: Term, code: str, forms: FormTable) -> list[Wanted]:
    """Return every right way to write `term` in language `code`, the preferred base form first."""
    wording = term.wording(code)
    if not wording.preferred:
        return []
    found = [
        Wanted(form.text, form, is_preferred=True, wording=wording.preferred)
        for form in preferred_forms(term, wording, code, forms)
    ]
    for other in wording.also:  # `decl` speaks of the preferred wording only
        found += [
            Wanted(form.text, form, is_preferred=False, wording=other)
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
