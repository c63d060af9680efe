"""Why a draft says what it says about its terms, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.drafting.enforce import Step
from workbench.drafting.engine import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.enforce import Decision
    from workbench.drafting.engine import Draft, Options, Pair
    from workbench.drafting.glossed import GlossedEngine

_MOST_TRIED = 8


def explanation(source: str, pair: Pair, engine: GlossedEngine, options: Options) -> str:
    """Return how the terms of one segment were decided, line by line.

    Raises:
        EngineError: the segment cannot be drafted.
    """
    (raw,) = (
        draft for _, draft in engine.plain.translate([Request(text=source, pair=pair)], options)
    )
    (draft,) = (d for _, d in engine.translate([Request(text=source, pair=pair)], options))
    return "\n".join(_lines(source, pair, raw, draft))


def _lines(source: str, pair: Pair, raw: Draft, draft: Draft) -> Iterator[str]:
    yield f"{pair[0]}: {source}"
    yield f"{pair[1]}, drafted: {raw.text}"
    if raw.text == draft.text:
        yield f"{pair[1]}, kept as drafted"
    else:
        yield f"{pair[1]}, with its terms: {draft.text}"
    if not draft.decisions:
        yield "  every term of the glossary that the source names is there already"
    for decision in draft.decisions:
        yield from _decision(decision)


def _decision(decision: Decision) -> Iterator[str]:
    what = f" as “{decision.form}”" if decision.form else ""
    yield f"  {decision.term_id}: {decision.step}{what}"
    if decision.step is Step.ALTERNATIVE:
        yield "    the model's own next-best translation has it"
        return
    yield f"    {decision.draft_score:6.2f}  the draft (mean log-probability of a piece)"
    for tried in decision.tried[:_MOST_TRIED]:
        verdict = "; ".join(tried.objections) or "taken"
        yield f"    {tried.score:6.2f}  {tried.how}, {tried.reason}: {verdict}"
        yield f"            {tried.text}"
    if len(decision.tried) > _MOST_TRIED:
        yield f"    … and {len(decision.tried) - _MOST_TRIED} more"
