"""A machine draft made under other rows of the glossary is reported; people’s texts are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.checks.base import Context, Severity
from workbench.checks.run import Run
from workbench.checks.selection import select
from workbench.glossary.match import Matcher
from workbench.glossary.table import read_table
from workbench.languages import language
from workbench.model import PERSON, Origin, OriginKind, State, Unit

if TYPE_CHECKING:
    from workbench.checks.base import Finding

TABLE = """\
id,kind,en,ru,ru.decl,case,status
rosatom,organisation,Rosatom,Росатом,auto,yes,preferred
"""
MATCHER = Matcher(read_table(TABLE.encode(), Path("names.csv")).glossary(), "en", "ru")
ENGINE = Origin(kind=OriginKind.ENGINE, detail="test 1")
NOW = MATCHER.digest("Rosatom said.")


def stale(unit: Unit, matcher: Matcher | None = MATCHER) -> list[Finding]:
    """Return what the check says of one unit."""
    context = Context(source=language("en"), target=language("ru"), matcher=matcher)
    return Run(context, select(["term-stale"])).look([unit]).findings


def drafted(source: str, obeyed: str) -> Unit:
    """Return a machine draft."""
    return Unit(
        id="p01s01",
        source=source,
        target="Росатом сообщил.",
        state=State.DRAFT,
        origin=ENGINE,
        obeyed=obeyed,
    )


@pytest.mark.parametrize(
    "unit",
    [
        drafted("Rosatom said.", NOW),
        drafted("They said.", ""),
        Unit(id="p01s01", source="Rosatom said.", target="Росатом", state=State.APPROVED),
        Unit(id="p01s01", source="Rosatom", target="Он", state=State.DRAFT, origin=PERSON),
        Unit(id="p01s01", source="Rosatom", target="Он", state=State.REVIEW, origin=ENGINE),
        Unit(id="p01s01", source="Rosatom said."),
    ],
)
def test_fresh_drafts_and_what_people_saw_are_left_alone(unit: Unit) -> None:
    assert stale(unit) == []


@pytest.mark.parametrize(("source", "obeyed"), [("Rosatom said.", ""), ("They said.", "1234abcd")])
def test_drafts_under_other_rows_are_found(source: str, obeyed: str) -> None:
    (finding,) = stale(drafted(source, obeyed))
    assert "workbench draft" in finding.message
    assert (finding.span, finding.severity) == (None, Severity.WARNING)


def test_there_is_nothing_to_say_without_a_glossary() -> None:
    context = Context(source=language("en"), target=language("ru"))
    assert Run(context, select(["term"])).idle == dict.fromkeys(
        select(["term"]).codes, "no glossary"
    )
