"""What is shown about units beside their text: terms with their verdicts, and findings of checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.checks.base import Context, Finding, Severity
from workbench.checks.mutes import mutes
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.glossary.match import Verdict
from workbench.languages import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.checks.selection import Selection
    from workbench.glossary.match import Judgement, Matcher
    from workbench.model import Unit

Mark = tuple[int, int, str]
"""Start and end in a text, and what is there: `ok`, `wrong`, `missing`, `finding`."""

_MARKS = {
    Verdict.OK: "ok",
    Verdict.FEWER: "ok",
    Verdict.WRONG_FORM: "wrong",
    Verdict.NEAR_MISS: "wrong",
    Verdict.WRONG_CAPITALS: "wrong",
    Verdict.FORBIDDEN: "wrong",
    Verdict.MISSING: "missing",
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is known about one unit."""

    source: tuple[Mark, ...] = ()
    target: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    judgement: Judgement | None = None

    @property
    def severity(self) -> Severity | None:
        """The worst of the findings."""
        return max((finding.severity for finding in self.findings), default=None)


NOTHING = Annotation()


class Annotator:
    """Judges units, each once as long as it stays as it is.

    Args:
        source: BCP 47 tag of the articles' language.
        matchers: the glossary by target language; those without one are not judged by it.
        targets: the target languages.
        selection: which checks run; all if None.
    """

    def __init__(
        self,
        source: str,
        targets: tuple[str, ...],
        matchers: Mapping[str, Matcher],
        selection: Selection | None = None,
    ) -> None:
        chosen = selection or select()
        self._matchers = matchers
        self._runs = {
            code: Run(
                Context(source=language(source), target=language(code), matcher=matchers.get(code)),
                chosen,
            )
            for code in targets
        }
        self._known: dict[tuple[str, Unit], Annotation] = {}

    def matcher(self, code: str) -> Matcher | None:
        """Return the glossary of a target language, if it has one."""
        return self._matchers.get(code)

    def annotate(self, code: str, unit: Unit) -> Annotation:
        """Return what is known about a unit of the language `code`."""
        key = (code, unit)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST:
                self._known.clear()
            found = self._known[key] = self._judge(code, unit)
        return found

    def compare(self, code: str, units: Sequence[Unit]) -> Iterator[Finding]:
        """Yield what is found by comparing the units of an article with each other."""
        run = self._runs[code]
        tally = run.look([unit for unit in units if unit.target])
        yield from (f for f in run.compare(tally) if f.code not in mutes(f.unit))

    def _judge(self, code: str, unit: Unit) -> Annotation:
        matcher = self._matchers.get(code)
        muted = mutes(unit)
        found = self._runs[code].look([unit]).findings if unit.target else []
        judgement = matcher.judge(unit.source, unit.target) if matcher else None
        findings = tuple(f for f in found if f.code not in muted)
        source: list[Mark] = []
        target: list[Mark] = [
            (*f.span, "finding") for f in findings if f.span and f.span[0] < f.span[1]
        ]
        for mention in judgement.mentions if judgement else ():
            mark = _MARKS[mention.verdict] if unit.target else "term"
            source.append((mention.start, mention.end, mark))
            if mention.found:
                target.append((*mention.found, mark))
        return Annotation(tuple(source), tuple(target), findings, judgement)


_MOST = 20_000
"""Units to remember."""
