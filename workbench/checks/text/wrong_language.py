"""`wrong-language`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.base import Check, Context, Finding, Pair, Severity, Span
from workbench.checks.text._wording import EDGES, shortened
from workbench.languages._prose import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@#/\\_]|www\.|\w\.\w\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OPENING, _CLOSING = "\"'“‘«„*_(", "\"'”’»“*_)"

_STRANGE = frozenset({Look.FOREIGN, Look.BARE})
_SHORTEST_RUN = 3
_FEWEST_BARE = 2
_FEWEST_FOREIGN = 2
_LONGEST_QUOTE = 8
_WHOLE = 0.7
"""Share of the words from which the whole text is meant."""


class _Token(NamedTuple):
    text: str
    start: int
    look: Look

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class WrongLanguage(Check):
    """A text, or a part of it, is not in the target language.

    Why: English left in the middle of a sentence, Vietnamese that lost its tone marks, and catalogs
    of two languages mixed up all look like finished translations to a program.
    Example: “Hai bên agreed to resume the talks vào tháng 3.” has a run of English; “Hai ben dong y
    noi lai dam phan.” has no tone marks. Names and quoted titles may stay: “Bank of America”.
    """

    CODE = "wrong-language"
    SEVERITY = Severity.ERROR

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._strange: set[str] = set()

    def watches_target(self, word: str) -> bool:
        """Watch for words in small letters that are not of the language by their spelling."""
        look = self.context.target.prose.look
        parts = [word] if word.isalpha() else _WORD.findall(word)
        if _STRANGE.isdisjoint(map(look, parts)) or _ADDRESS.search(word):
            return False
        self._strange.add(word)
        return True

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Return each run of words of another language, and each run without marks."""
        strange = self._strange
        if sum(map(strange.__contains__, pair.telling_target)) == 1 < len(pair.target_words):
            return ()  # one foreign word, as most units that come here have
        return self._strangers(pair)

    def _strangers(self, pair: Pair) -> Iterator[Finding]:
        tokens = self._tokens(pair.target)
        for run in self._runs(tokens):
            if self._is_bare(run, pair):
                what = f"has lost the marks on its letters, which {self.context.target.name} needs"
            elif self._is_foreign(run) and not _is_quoted(run, pair):
                what = self._name_of(run)
            else:
                continue
            span: Span = (run[0].start, run[-1].end)
            severity = Severity.ERROR if len(run) >= _WHOLE * len(tokens) else Severity.WARNING
            excerpt = shortened(pair.target[slice(*span)])
            yield self.finding(pair, f"“{excerpt}” {what}", span, severity=severity)

    def _tokens(self, target: str) -> list[_Token]:
        look = self.context.target.prose.look
        return [
            _Token(word[0], chunk.start() + word.start(), look(word[0]))
            for chunk in _CHUNK.finditer(target)
            if not _ADDRESS.search(chunk[0])
            for word in _WORD.finditer(chunk[0])
        ]

    def _runs(self, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
        """Yield the stretches without a word that is surely of the language.

        Words that say nothing (names, open ones) count only between others that do.
        """
        run: list[_Token] = []
        for token in (*tokens, None):
            if token is not None and token.look is not Look.OWN:
                run.append(token)
                continue
            telling = [
                i for i, t in enumerate(run) if t.look in _STRANGE or self._is_function_word(t)
            ]
            if len(telling) > 1:
                yield run[telling[0] : telling[-1] + 1]
            run = []

    def _is_function_word(self, token: _Token) -> bool:
        return _stem(token) in self.context.source.prose.function_words

    def _is_bare(self, run: Sequence[_Token], pair: Pair) -> bool:
        """Return whether the words are those of the language without their marks."""
        bare = {token.text for token in run if token.look is Look.BARE}
        foreign = sum(token.look is Look.FOREIGN for token in run)
        if len(bare) < _FEWEST_BARE or 2 * foreign >= len(bare):
            return False
        source = {word.strip(EDGES).lower() for word in pair.source_words}
        return len(bare - source) >= _FEWEST_BARE  # “hip hop” is a word of the source

    def _is_foreign(self, run: Sequence[_Token]) -> bool:
        """Return whether the words are running text of another language, not a name or a title."""
        foreign = [token for token in run if token.look is Look.FOREIGN]
        if len(foreign) < _FEWEST_FOREIGN:
            return False
        links = self.context.source.prose.name_links
        function = [token for token in run if self._is_function_word(token)]
        small = {t.start for t in (*foreign, *function) if t.text.islower()}
        telling = {t.start for t in (*foreign, *function) if _stem(t) not in links}
        if len(telling) >= _SHORTEST_RUN:
            return True
        return bool(telling) and max(len(small) + len(telling) - 1, len(run)) > _SHORTEST_RUN

    def _name_of(self, run: Sequence[_Token]) -> str:
        source, target = self.context.source, self.context.target
        if any(token.text.lower() in source.prose.function_words for token in run):
            return f"is left in {source.name}"
        if source.prose.letters != target.prose.letters or not _is_latin(run):
            return f"is not written in {target.prose.letters} letters"
        return f"is not {target.name}"


def _stem(token: _Token) -> str:
    """Return a word without its contraction or possessive: `we're` is `we`."""
    return token.text.lower().replace("’", "'").partition("'")[0]


def _is_latin(run: Sequence[_Token]) -> bool:
    return all(token.text < "\u0400" for token in run if token.look is Look.FOREIGN)


def _is_quoted(run: Sequence[_Token], pair: Pair) -> bool:
    """Return whether a title or a slogan is quoted as it is in the source."""
    start, end = run[0].start, run[-1].end
    if len(run) > _LONGEST_QUOTE or pair.target[start:end].lower() not in pair.source.lower():
        return False
    before, after = pair.target[:start].rstrip()[-1:], pair.target[end:].lstrip(".,!?… ")[:1]
    return before != "" and before in _OPENING and after != "" and after in _CLOSING


CHECK = WrongLanguage
