"""What the checks say about themselves: for `explain`, for reports, and for the page of all checks."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from workbench import checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Documentation(NamedTuple):
    """The docstring of a check in its parts."""

    what: str
    """What it finds, one sentence."""
    details: str
    """The rest: why, an example, what `--fix` does."""


def documentation(code: str) -> Documentation:
    """Return what a check says about itself.

    Raises:
        UsageError: there is no such check.
    """
    text = inspect.cleandoc(checks.load(code).__doc__ or "")
    what, _, details = text.partition("\n\n")
    return Documentation(" ".join(what.split()), details)


def overview() -> Iterator[tuple[str, str, str, str]]:
    """Yield code, family, severity and sentence of each check."""
    for code in checks.codes():
        level = checks.load(code).SEVERITY.label
        yield code, checks.family(code), level, documentation(code).what


def explanation(code: str) -> str:
    """Return the help of a check as plain text.

    Raises:
        UsageError: there is no such check.
    """
    what, details = documentation(code)
    head = f"{code} ({checks.load(code).SEVERITY.label}, {checks.family(code)})"
    return f"{head}\n\n{what}\n\n{details}".rstrip()


def page(measured: Mapping[str, Sequence[str]], columns: Sequence[str]) -> str:
    """Return the page of all checks as Markdown.

    Args:
        measured: by code, the cells of the table of figures; checks without figures are left out.
        columns: the heads of these cells.
    """
    return "\n\n".join([_HEAD, *_families(), *_figures(measured, columns)]) + "\n"


_HEAD = """\
# Checks

What `workbench check` looks for, generated from the checks themselves. `workbench explain CHECK` shows
the same in a terminal. A check is chosen by its code, by the beginning of a code (`term`), or by its
family; it is muted in one entry of a PO file by the flag `ignore-CHECK` or a comment
`# ignore-CHECK: reason`."""


def _families() -> Iterator[str]:
    for family in checks.FAMILIES:
        package = import_module(f"{checks.__name__}.{family}")
        yield f"## {family.capitalize()}\n\n{inspect.getdoc(package)}"
        for code in checks.codes():
            if checks.family(code) == family:
                yield _section(code)


def _section(code: str) -> str:
    what, details = documentation(code)
    lines = "  \n".join(_joined(details))
    return f"### {code}\n\n*{checks.load(code).SEVERITY.label}.* {what}\n\n{lines}".rstrip()


def _joined(details: str) -> Iterator[str]:
    """Yield the paragraphs of a docstring, each on one line; a label such as `Why:` begins one."""
    paragraph: list[str] = []
    for line in details.split("\n"):
        words = line.split()
        begins = bool(words) and words[0].endswith(":") and words[0][:1].isupper()
        if paragraph and (begins or not words):
            yield " ".join(paragraph)
            paragraph = []
        paragraph += words
    if paragraph:
        yield " ".join(paragraph)


def _figures(measured: Mapping[str, Sequence[str]], columns: Sequence[str]) -> Iterator[str]:
    if not measured:
        return
    yield "## Measured"
    yield _MEASURED
    rows = [("check", *columns), ("---",) * (len(columns) + 1)]
    rows += [(code, *cells) for code, cells in measured.items()]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


_MEASURED = """\
False findings: share of 1,007 good human translations of news (NTREX-128, every second document) that
a check remarks on; most of it are real slips. Found: share of seeded errors, made by damaging the same
translations, that the check they are meant for reports; in the row of all checks, that any reports. The checks of terms
hold the texts to a glossary made from their names, all others run without one. The rules were tuned on these
texts. `tests/benchmarks/checks.py` measures it all again, and pofilter of translate-toolkit beside it."""
