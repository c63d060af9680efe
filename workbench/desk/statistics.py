"""Numbers about units: words, segments and characters by state, repetitions, findings, terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.amount import Amount, amount_of
from workbench.glossary.match import Verdict
from workbench.memory.texts import unified
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from workbench.checks.base import Finding
    from workbench.glossary.match import Judgement
    from workbench.model import Unit

__all__ = ["Amount", "Statistics", "statistics"]

_RIGHT = frozenset({Verdict.OK, Verdict.FEWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The numbers of one language; those of several articles are added up.

    Amounts are those of the source, but for `targets`.
    """

    states: Mapping[State, Amount] = field(default_factory=dict)
    repeated: Amount = field(default_factory=Amount)
    """Segments whose source stood before in the same article."""
    translated: Amount = field(default_factory=Amount)
    """Segments that have a target, in whatever state."""
    targets: Amount = field(default_factory=Amount)
    """Their targets."""
    findings: Counter[str] = field(default_factory=Counter)
    """By code of the check."""
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    """Mentions of terms in translated units, by what became of them."""

    def amount(self, state: State) -> Amount:
        """Return how much is in a state."""
        return self.states.get(state, Amount())

    @property
    def total(self) -> Amount:
        """Everything."""
        return sum(self.states.values(), Amount())

    @property
    def words_left(self) -> int:
        """Words of units that nobody has approved."""
        return sum(a.words for state, a in self.states.items() if state < State.APPROVED)

    @property
    def terms_right(self) -> int:
        """How many mentions of terms are as the glossary has them."""
        return sum(count for verdict, count in self.verdicts.items() if verdict in _RIGHT)

    @property
    def terms_wrong(self) -> int:
        """How many are not."""
        return self.verdicts.total() - self.terms_right

    def __add__(self, other: Statistics) -> Statistics:
        """Return the numbers of both together."""
        return Statistics(
            states={state: self.amount(state) + other.amount(state) for state in State},
            repeated=self.repeated + other.repeated,
            translated=self.translated + other.translated,
            targets=self.targets + other.targets,
            findings=self.findings + other.findings,
            verdicts=self.verdicts + other.verdicts,
        )


def statistics(
    units: Iterable[Unit],
    look: Callable[[Unit], tuple[Iterable[Finding], Judgement | None]] | None = None,
) -> Statistics:
    """Return the numbers of the units of one article in one language.

    Args:
        units: the units.
        look: returns the findings of a unit and what the glossary says of it; without it neither is
            counted.
    """
    states = dict.fromkeys(State, Amount())
    repeated = translated = targets = Amount()
    findings: Counter[str] = Counter()
    verdicts: Counter[Verdict] = Counter()
    seen: set[str] = set()
    for unit in units:
        amount = amount_of(unit.source)
        states[unit.state] += amount
        text = unified(unit.source)
        if text in seen:
            repeated += amount
        seen.add(text)
        if not unit.target:
            continue
        translated += amount
        targets += amount_of(unit.target)
        if look is not None:
            found, judgement = look(unit)
            findings.update(finding.code for finding in found)
            verdicts.update(m.verdict for m in (judgement.mentions if judgement else ()))
    return Statistics(
        states=states,
        repeated=repeated,
        translated=translated,
        targets=targets,
        findings=findings,
        verdicts=verdicts,
    )
