"""Catalogs and glossaries of any size, made of real sentences."""

from __future__ import annotations

import csv
import io
import itertools
import random
from typing import TYPE_CHECKING

from workbench.catalog import Catalog
from workbench.catalog.po import write_po

from .base import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.glossary.term import Glossary

TERMS = 5_000
_LONGEST_PART = 110
_NAME_EVERY = 4
_SYLLABLES = (
    ("ba", "ба"),
    ("vo", "во"),
    ("ge", "ге"),
    ("du", "ду"),
    ("ka", "ка"),
    ("lo", "ло"),
    ("mi", "ми"),
    ("ne", "не"),
    ("po", "по"),
    ("ra", "ра"),
    ("su", "су"),
    ("ti", "ти"),
)


def made_up_names(count: int) -> list[tuple[str, str]]:
    """Return surnames that nobody has, in Latin and Cyrillic letters."""
    chance = random.Random(1)  # noqa: S311
    chosen = chance.sample(list(itertools.product(_SYLLABLES, repeat=4)), count)
    return [
        ("".join(s[0] for s in parts).title() + "v", "".join(s[1] for s in parts).title() + "в")
        for parts in chosen
    ]


def texts(pairs: Sequence[Text], code: str, count: int) -> Iterator[Text]:
    """Yield `count` distinct pairs: two sentences put together, every fourth after a name.

    Args:
        pairs: sentences with their translations.
        code: the target language.
        count: how many; beyond the square of the sentences used a third, short one is added.
    """
    whole = (p for p in pairs if p.source[-1:] in ".!?" and len(p.source) <= _LONGEST_PART)
    parts = sorted(whole, key=lambda p: len(p.source))
    names = made_up_names(TERMS)
    squares = list(range(len(parts) ** 2))
    random.Random(2).shuffle(squares)  # noqa: S311
    for n in range(count):
        round_, place = divmod(n, len(squares))
        first, second = divmod(squares[place], len(parts))
        chosen = [parts[first], parts[second], *([parts[round_ - 1]] if round_ else [])]
        source = " ".join(p.source for p in chosen)
        target = " ".join(p.target for p in chosen)
        if n % _NAME_EVERY == 0:
            name = names[n // _NAME_EVERY % len(names)]
            source, target = f"{name[0]}: {source}", f"{name[code == 'ru']}: {target}"
        yield Text(source=source, target=target)


def po_file(content: Iterator[Text], code: str) -> bytes:
    """Return a PO file of approved units."""
    head = write_po(Catalog(slug="news", source="en", language=code)).decode().rstrip("\n")
    out = io.StringIO()
    out.write(head)
    for n, text in enumerate(content, start=1):
        out.write(
            f'\n\nmsgctxt "p{n:07}s01"\nmsgid {_quoted(text.source)}\nmsgstr {_quoted(text.target)}'
        )
    out.write("\n")
    return out.getvalue().encode()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def glossary_file(glossary: Glossary, code: str) -> bytes:
    """Return a glossary of 5,000 rows: the names of the news, then made-up ones."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("id", "kind", "en", code, "case", "status"))
    for term in glossary.terms:
        wordings = (term.wording("en").preferred, term.wording(code).preferred)
        rows.writerow((term.id, term.kind, *wordings, "yes", "preferred"))
    for n, name in enumerate(made_up_names(TERMS - len(glossary.terms))):
        rows.writerow((f"name-{n}", "person", name[0], name[code == "ru"], "yes", "preferred"))
    return out.getvalue().encode()
