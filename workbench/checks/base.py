"""What a check reads, what it says, and how it is written.

A check is one class. It looks at a `Pair` (a unit with its source and target as words) and yields
findings: it opens no file, prints nothing, and takes any translation as it comes.

Most units give most checks nothing to do, and there are many units. So a check says which *words*
wake it: every distinct word of a run (a run of characters without white space, punctuation
included) is shown to it once, by `watches_source` or `watches_target`, and only the units that have
such a word are handed to `run`. What no word shows, such as the length of a text, a check tells at a
`glance`, which is asked of every unit and so must be quick. Only a check that compares units with
each other needs to see them all, and sets `ALWAYS`.

A check that is awake mostly reads a few words of the unit: those that wake it, and those that it says
it reads (`reads_source`, `reads_target`). It finds them, without the many others, in
`Pair.telling_source` and `Pair.telling_target`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from workbench.glossary.match import Judgement, Matcher
    from workbench.languages.base import Language
    from workbench.model import Unit

ResultT = TypeVar("ResultT")

Span = tuple[int, int]
"""Start and end in characters of a text, the end not included."""


class Severity(IntEnum):
    """How bad a finding is."""

    INFO = 1
    """Worth a look when there is time."""
    WARNING = 2
    """A person should look at it before publication."""
    ERROR = 3
    """A reader would be misled or the text is broken."""

    @property
    def label(self) -> str:
        """The name shown to people and written to files."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says about a unit."""

    code: str
    severity: Severity
    message: str
    """What is wrong, as a statement in lower case without a full stop."""
    unit: Unit
    language: str
    span: Span | None = None
    """Where in the target; None if the whole of it is meant."""
    source_span: Span | None = None
    """Where in the source lies what it is about."""
    suggestion: str | None = None
    """What to write instead of the span; an empty text says to delete it."""
    is_safe: bool = False
    """Whether `--fix` may put the suggestion in the place of the span without asking."""
    path: str = ""
    """The file, relative to the project, with forward slashes."""
    line: int = 0
    """1-based line of the file; of the target's text if there is a span in it."""
    column: int = 0
    """1-based column in characters of that line."""
    fingerprint: str = ""
    """Stays the same when other units of the file change."""

    def graded(self, severity: Severity) -> Finding:
        """Return the finding with another severity."""
        return replace(self, severity=severity)

    @property
    def excerpt(self) -> str:
        """The words of the target that the finding is about."""
        return self.unit.target[slice(*self.span)] if self.span else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is the same for all units of one language in a run."""

    source: Language
    target: Language
    matcher: Matcher | None = None
    """The glossary; None if there is none, or it has no terms."""


class Pair:
    """A unit as checks read it.

    Args:
        unit: the unit; its texts are clean.
        context: its languages and the glossary.
        path: the file, relative to the project.
        line: 1-based line of the file on which the target begins.
        raw_target: the target as the file has it, before it was cleaned; None if that is the same.
        words: the words of source and target, if somebody has parted them already.
        telling: those of them that some check watches for or reads; all, if nobody has said which.
    """

    __slots__ = (
        "_judgement",
        "_shared",
        "context",
        "line",
        "path",
        "raw_target",
        "repeats",
        "source",
        "source_words",
        "target",
        "target_words",
        "telling_source",
        "telling_target",
        "unit",
    )

    def __init__(
        self,
        unit: Unit,
        context: Context,
        path: str = "",
        line: int = 0,
        *,
        raw_target: str | None = None,
        words: tuple[list[str], list[str]] | None = None,
        telling: tuple[list[str], list[str]] | None = None,
    ) -> None:
        self.unit = unit
        self.context = context
        self.path = path
        self.line = line
        self.source = unit.source
        self.target = unit.target
        self.source_words, self.target_words = words or (unit.source.split(), unit.target.split())
        """The runs of characters without white space; punctuation is still on them."""
        self.telling_source, self.telling_target = telling or (self.source_words, self.target_words)
        """Those that some check watches for or reads, and perhaps others, in their order."""
        self.repeats = len(self.target_words) - len(set(self.target_words))
        """How many words of the target have stood there before."""
        self.raw_target = raw_target
        self._shared: dict[object, object] | None = None
        self._judgement: Judgement | None = None

    def shared(self, reading: Callable[[Pair], ResultT]) -> ResultT:
        """Return `reading(self)`, computed once for all checks that ask."""
        if self._shared is None:
            self._shared = {}
        if reading not in self._shared:
            self._shared[reading] = reading(self)
        return self._shared[reading]  # type: ignore[return-value]

    @property
    def judgement(self) -> Judgement | None:
        """What the glossary says of the unit; None without a glossary."""
        if self._judgement is None and self.context.matcher is not None:
            self._judgement = self.context.matcher.judge(
                self.source,
                self.target,
                (self.source_words, self.target_words),
                (self.telling_source, self.telling_target),
            )
        return self._judgement


class Check:
    """One thing that can be wrong with a translation; subclasses are documented for users."""

    CODE: ClassVar[str]
    """Name of the module with hyphens."""
    SEVERITY: ClassVar[Severity]
    """Severity of its findings unless one of them says otherwise."""
    ALWAYS: ClassVar[bool] = False
    """Whether it sees every translated unit, whatever its words."""
    READS_UNTRANSLATED: ClassVar[bool] = False
    """Whether it also sees units without a target."""
    READS_SPACES: ClassVar[bool] = False
    """Whether it also sees units with other white space in the target than one space between words."""
    READS_RAW: ClassVar[bool] = False
    """Whether it also sees all units of a file in which something was cleaned."""
    CONDITION: ClassVar[Callable[[Pair], object] | None] = None
    """What must be true of a unit to look at it at all: asked once for all checks that have it."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @classmethod
    def concerns(cls, language: Language) -> bool:
        """Return whether it has anything to say about translations into `language`."""
        del language
        return True

    @classmethod
    def obstacle(cls, context: Context) -> str:
        """Return why it cannot run (`no glossary`), or nothing."""
        del context
        return ""

    def watches_source(self, word: str) -> bool:
        """Return whether a unit with this word in its source is to be looked at."""
        del word
        return False

    def watches_target(self, word: str) -> bool:
        """Return whether a unit with this word in its target is to be looked at."""
        del word
        return False

    def reads_source(self, word: str) -> bool:
        """Return whether this word of a source is read, where other words have woken the check."""
        del word
        return False

    def reads_target(self, word: str) -> bool:
        """Return whether this word of a target is read, where other words have woken the check."""
        del word
        return False

    def glance(self, pair: Pair) -> bool:
        """Return whether to look at a translated unit even if none of its words is watched for.

        Asked of every unit: a microsecond here is as much as a whole check may cost.
        """
        del pair
        return False

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Yield what is wrong with one unit."""
        raise NotImplementedError

    def finding(
        self,
        place: Pair | Member,
        message: str,
        span: Span | None = None,
        *,
        source_span: Span | None = None,
        suggestion: str | None = None,
        is_safe: bool = False,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding about a unit; see `Finding` for the arguments."""
        return Finding(
            code=self.CODE,
            severity=self.SEVERITY if severity is None else severity,
            message=message,
            unit=place.unit,
            language=self.context.target.code,
            span=span,
            source_span=source_span,
            suggestion=suggestion,
            is_safe=is_safe,
            path=place.path,
            line=place.line,
        )


class Member(NamedTuple):
    """A unit in a group of units that should agree."""

    value: Hashable
    """What must be the same in the whole group."""
    unit: Unit
    path: str
    line: int
    span: Span | None


class GroupCheck(Check):
    """A check that compares units with each other, across all catalogs of a language.

    `run` is not called; `members` is, for the units that it sees, and after the last unit `compare`
    gets each group with more than one value.
    """

    def members(self, pair: Pair) -> Iterable[tuple[Hashable, Hashable, Span | None]]:
        """Yield the groups that a unit belongs to: the key, what the unit says there, and where.

        Keys and values must be cheap to keep: there may be a million of them.
        """
        raise NotImplementedError

    def compare(self, key: Hashable, members: Sequence[Member]) -> Iterator[Finding]:
        """Yield what is wrong with a group whose members do not all have the same value.

        The members stand in the order of their files and units.
        """
        raise NotImplementedError
