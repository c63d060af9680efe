"""Completion: what may follow the text that a translator has typed, with the glossary obeyed.

What was typed stays as it is, letter by letter. Terms of the source that it does not have yet come
out right in what follows or not at all: the proposal ends before a name that could not be put right,
and before one that would be said more often than in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from workbench.drafting.enforce import Job, enforce
from workbench.drafting.enforce.locate import Reason, places
from workbench.drafting.engine import Draft
from workbench.languages import language
from workbench.model import Origin, OriginKind
from workbench.text import clean_text, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.drafting.engine import Assistant
    from workbench.glossary.match import Matcher

_QUOTES = "\"“”„«»'‘’"
_LOOSE_END = re.compile(r"(?:[\s(\[,;:–—“„«‘-]|\s[\"']|(?<!\w)[^\W\d_A-ZА-ЯЁĐ]{1,3}(?=\W*$))+$")
"""What cannot stay before a gap: opening marks, and the small words that belong to what follows."""
_MOST_FORMS = 8
_LEAST_BEGUN = 2
"""Letters of a term that tell that it is meant: with one, most words begin."""
_ORIGIN = Origin(kind=OriginKind.ENGINE)


def completions(
    source: str, typed: str, assistant: Assistant, matcher: Matcher | None
) -> Iterator[str]:
    """Yield what may follow `typed`; where terms have to be put right, first what is before them.

    Each proposal takes the place of the one before. It begins with a space where one is needed, or in
    the middle of the word that was begun.

    Args:
        source: the source text.
        typed: what the translator has typed.
        assistant: the model for the pair.
        matcher: the glossary in the pair.

    Raises:
        EngineError: the model fails.
    """
    follows = _one_line(assistant.continued(source, typed))
    if not follows:
        return
    if matcher is None or not matcher.source_matches(source):
        yield follows
        return
    text = typed + follows
    before_faults = _without_faults(source, typed, text, matcher)
    if before_faults:
        yield before_faults
    if matcher.judge(source, text).unsatisfied:
        begun = _with_begun_term(source, typed, assistant, matcher)
        if (
            not begun or len(begun) > len(text) / 2
        ):  # a term alone is no sentence to be held to terms
            text = _enforced(source, typed, begun or text, assistant, matcher)
        else:
            text = begun
        yield _without_faults(source, typed, text, matcher)


def completion(source: str, typed: str, assistant: Assistant, matcher: Matcher | None) -> str:
    """Return the last and best of `completions`, nothing if there is nothing good to propose."""
    return ["", *completions(source, typed, assistant, matcher)][-1]


def _one_line(text: str) -> str:
    """Return what is to follow other text: cleaned, on one line, with at most one space in front."""
    cleaned = one_line(clean_text(text))
    return f" {cleaned}" if text[:1].isspace() and cleaned else cleaned


def _with_begun_term(source: str, typed: str, assistant: Assistant, matcher: Matcher) -> str:
    """Return a text that finishes the term with which the typed text breaks off, if it does."""
    missing = {m.term.id: m.term for m in matcher.judge(source, typed).unsatisfied}
    forms = (e.text.strip(_QUOTES) for t in missing.values() for e in matcher.expressions(t))
    ends = {form[begun:] for form in forms if (begun := _begun(typed, form))}
    wanted = [f"{typed}{end}" for end in sorted(ends)[:_MOST_FORMS]]
    completed = assistant.complete([(source, text) for text in wanted])
    # A term that the model cannot write is proposed alone.
    texts = (text or term for text, term in zip(completed, wanted, strict=True))
    fitting = [text for text in texts if text.startswith(typed)]
    scores = assistant.score([(source, text) for text in fitting])
    return max(zip(scores, fitting, strict=True), default=(0.0, ""))[1]


def _begun(typed: str, form: str) -> int:
    """Return how much of a form of a term the end of the typed text is, 0 if that tells little."""
    for length in range(min(len(form) - 1, len(typed)), _LEAST_BEGUN - 1, -1):
        is_word = typed[-length - 1 : -length].strip(_QUOTES).isalnum()
        if typed.endswith(form[:length]) and not is_word and form[length - 1].isalnum():
            return length
    return 0


def _enforced(source: str, typed: str, text: str, assistant: Assistant, matcher: Matcher) -> str:
    """Return the text with its terms put right, the typed beginning as it was."""
    attention = assistant.attend(source, text)
    draft = Draft(text=text, score=0.0, origin=_ORIGIN, attention=attention)
    (enforced,) = enforce([Job(source, draft, kept=typed)], matcher, assistant)
    return enforced.text


def _without_faults(source: str, typed: str, text: str, matcher: Matcher) -> str:
    """Return what follows the typed text, up to the first term that is wrong or said too often."""
    end = min(_faults(source, typed, text, matcher), default=len(text))
    ghost = text[len(typed) : max(end, len(typed))]
    if end == len(text):
        return ghost
    return _LOOSE_END.sub("", ghost)


def _faults(source: str, typed: str, text: str, matcher: Matcher) -> Iterator[int]:
    """Yield where, after what was typed, a term is wrong or said too often."""
    judgement = matcher.judge(source, text)
    for mention in judgement.unsatisfied:
        found = places(
            source,
            text,
            mention,
            locked=[m.found for m in judgement.mentions if m.found],
            attention=None,
            language=language(matcher.target),
        )
        wrong = [p.start for p in found if p.reason is not Reason.INSERTION and p.end > len(typed)]
        yield from wrong[:1]
    yield from (match.start for match in judgement.avoided if match.end > len(typed))
    wanted = Counter(mention.term.id for mention in judgement.mentions)
    said: Counter[str] = Counter()
    for match in matcher.target_matches(text):
        known = [name for name in wanted if name in match.term_ids]
        said.update(known[:1])
        if known and said[known[0]] > wanted[known[0]] and match.end > len(typed):
            yield match.start
