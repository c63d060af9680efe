"""`inconsistent-source`"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zlib import crc32

from workbench.checks.base import Finding, GroupCheck, Member, Pair, Severity, Span
from workbench.checks.text._wording import shortened
from workbench.model import State

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

_FINAL = ".!?…: "


class InconsistentSource(GroupCheck):
    """The same source text is translated in different ways.

    Why: readers take two wordings for two things, and one of them is often an old draft.
    Example: “Read more” is “Đọc thêm” in one article and “Xem thêm” in another. The wording that
    was approved, or else comes most often, is suggested. Capitals and the end mark do not count.
    """

    CODE = "inconsistent-source"
    SEVERITY = Severity.WARNING
    ALWAYS = True

    def members(self, pair: Pair) -> Iterable[tuple[Hashable, Hashable, Span | None]]:
        """Return the group of all units with this source.

        The key is a checksum, which takes less room than the text; `compare` looks at the texts.
        """
        if not pair.source_words:
            return ()
        key = crc32(_folded(pair.source).encode("utf-8", "replace"))
        return ((key, pair.target, None),)

    def compare(self, key: Hashable, members: Sequence[Member]) -> Iterator[Finding]:
        """Yield each unit that does not have the preferred wording."""
        del key
        groups: dict[str, list[Member]] = {}
        for member in members:
            groups.setdefault(_folded(member.unit.source), []).append(member)
        for group in groups.values():
            yield from self._compared(group)

    def _compared(self, group: Sequence[Member]) -> Iterator[Finding]:
        votes = Counter(_folded(member.unit.target) for member in group)
        if len(votes) == 1:
            return
        approved = Counter(_folded(m.unit.target) for m in group if m.unit.state is State.APPROVED)
        preferred = max(votes, key=lambda wording: (approved[wording], votes[wording]))
        model = next(m for m in group if _folded(m.unit.target) == preferred)
        for member in group:
            if _folded(member.unit.target) != preferred:
                place = model.unit.id + (f" of {model.path}" if model.path != member.path else "")
                yield self.finding(
                    member,
                    f"the same source is “{shortened(model.unit.target)}” in {place}",
                    (0, len(member.unit.target)),
                    suggestion=model.unit.target,
                )


def _folded(text: str) -> str:
    return text.lower().rstrip(_FINAL)


CHECK = InconsistentSource
