"""Who looks at the texts: the checks of the workbench, and pofilter of the Translate Toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage.pypo import pounit

from workbench.checks.base import Context, Severity
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.languages import language
from workbench.model import PERSON, Origin, OriginKind, State, Unit
from workbench.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.glossary.match import Matcher

    from .base import Text

_ENGINE = Origin(kind=OriginKind.ENGINE, detail="engine")


class Remark(NamedTuple):
    """What a judge says about one of the texts."""

    place: int
    """Which text, from 0."""
    code: str
    message: str
    severity: int = 0


class Judge(Protocol):
    """Reads texts of one catalog and says what is wrong."""

    def judge(self, texts: Sequence[Text]) -> set[Remark]:
        """Return what is wrong with the texts."""


class Workbench:
    """All checks of the workbench for one language, with a glossary or without."""

    def __init__(self, code: str, matcher: Matcher | None = None) -> None:
        context = Context(source=language("en"), target=language(code), matcher=matcher)
        self._run = Run(context, select())
        self._catalogs = 0

    @property
    def codes(self) -> list[str]:
        """The checks that run."""
        return self._run.codes

    def judge(self, texts: Sequence[Text]) -> set[Remark]:
        """Return the findings; a check that fails is a mistake to mend first."""
        units = [as_unit(place, text) for place, text in enumerate(texts)]
        self._catalogs += 1  # a new catalog: checks may remember the one before
        is_raw = any(u.target != t.target for u, t in zip(units, texts, strict=True))
        tally = self._run.look(
            units,
            range(1, len(units) + 1),
            f"news-{self._catalogs}.po",
            (lambda line: texts[line - 1].target) if is_raw else None,
        )
        if tally.failures:
            raise RuntimeError(", ".join(tally.failures))
        findings = [*tally.findings, *self._run.compare(tally)]
        return {
            Remark(int(f.unit.id), f.code, f"{f.message} {f.excerpt}", f.severity) for f in findings
        }


def as_unit(place: int, text: Text) -> Unit:
    """Return a text as a unit whose id is its place."""
    target = clean_text(text.target)
    if text.obeyed is not None:
        state, origin = State.DRAFT, _ENGINE
    else:
        state, origin = (State.APPROVED if target.strip() else State.NEW), PERSON
    return Unit(
        id=str(place),
        source=clean_text(text.source),
        target=target,
        state=state,
        origin=origin,
        obeyed=text.obeyed or "",
    )


class Pofilter:
    """The standard tests of pofilter for one language, as its command line runs them.

    Args:
        code: the target language.
        kept: words that must stand in the target as in the source; its nearest to a glossary.
    """

    def __init__(self, code: str, kept: Sequence[str] = ()) -> None:
        config = CheckerConfig(targetlanguage=code, notranslatewords=list(kept))
        self._checker = StandardChecker(checkerconfig=config, excludefilters={"spellcheck": None})

    def judge(self, texts: Sequence[Text]) -> set[Remark]:
        """Return what its tests say."""
        remarks = set()
        for place, text in enumerate(texts):
            unit = pounit(text.source)
            unit.target = text.target
            failures = self._checker.run_filters(unit)
            remarks |= {Remark(place, name, str(said)) for name, said in failures.items()}
        return remarks


ERROR = int(Severity.ERROR)
