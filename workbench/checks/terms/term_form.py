"""`term-form`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.base import Finding, Pair, Severity
from workbench.checks.terms._forms import fitting
from workbench.checks.terms._glossary import SourceTermCheck, judged
from workbench.glossary.government import cases_after, forms_in, may_stand
from workbench.glossary.judgement import Verdict
from workbench.glossary.place import word_before, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.glossary.judgement import Mention
    from workbench.languages.base import Language

_OK, _WRONG_FORM = Verdict.OK, Verdict.WRONG_FORM


class TermForm(SourceTermCheck):
    """A term of the glossary is the right word in a form that cannot be.

    Why: a name with an ending it does not have, or in the nominative after a preposition, is the
    mark of an unedited draft.
    Example: “с Росатом” for “с Росатомом”; “Бездетком”, because Бездетко never declines.
    Fix: writes the form, where only one is possible.
    """

    CODE = "term-form"
    SEVERITY = Severity.ERROR

    @classmethod
    def concerns(cls, language: Language) -> bool:
        """Concern languages in which names have endings."""
        return language.has_cases

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Yield terms with an impossible ending, and those in a case they cannot stand in."""
        judgement = judged(pair)
        for mention in judgement.failed.get(_WRONG_FORM, ()):
            yield self._wrong_ending(pair, mention)
        for mention in judgement.mentions:
            if mention.verdict is _OK and mention.found is not None:
                yield from self._wrong_case(pair, mention, mention.found)

    def _wrong_ending(self, pair: Pair, mention: Mention) -> Finding:
        assert mention.found is not None  # noqa: S101  (a wrong form is somewhere)
        term = mention.term
        text, is_certain = fitting(self.matcher, term, pair.target, mention.found)
        wrong = pair.target[slice(*mention.found)]
        base = term.wording(self.context.target.code).preferred
        return self.finding(
            pair,
            f"“{wrong}” is no form of “{base}”: write “{text}”",
            mention.found,
            source_span=(mention.start, mention.end),
            suggestion=text,
            # With more than its ending wrong it may be another name.
            is_safe=is_certain and wrong.startswith(base[:-1]),
            severity=self.severity_for(term),
        )

    def _wrong_case(
        self, pair: Pair, mention: Mention, found: tuple[int, int]
    ) -> Iterator[Finding]:
        before = word_before(pair.target, found[0])
        cases = cases_after(before, mention.term, self.context.target)
        # A homonym in another row may be what is meant, so every reading has to fail.
        if not cases or may_stand(mention.expressions, cases):
            return
        term = mention.expressions[0].term
        right = forms_in(cases, self.matcher.expressions(term), mention.expressions)
        if not right:
            return
        text = written(right[0], pair.target, found)
        wrong = pair.target[slice(*found)]
        yield self.finding(
            pair,
            f"“{wrong}” cannot stand after “{before}”: write “{text}”",
            found,
            source_span=(mention.start, mention.end),
            suggestion=text,
            is_safe=len(right) == 1,
            severity=self.severity_for(mention.term),
        )


CHECK = TermForm
