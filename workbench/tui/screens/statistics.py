"""The numbers of the open article, or of all: words by state, repetitions, findings, terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import Worker, WorkerState, get_current_worker

from workbench.desk.statistics import Amount, Statistics, statistics
from workbench.errors import WorkbenchError
from workbench.model import State
from workbench.project import Project
from workbench.tui.actions import Scope
from workbench.tui.overview import annotator_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import Binding

    from workbench.checks.base import Finding
    from workbench.glossary.match import Judgement
    from workbench.model import Unit
    from workbench.tui.annotations import Annotator
    from workbench.tui.open_article import OpenArticle

_WIDE = 11
"""Cells of a column of figures."""
_NARROW = 20
"""Cells of the names."""
_TERMS = "terms of the glossary"


class StatisticsScreen(Screen[None]):
    """The numbers of the open article, or of all.

    Args:
        project: the project.
        opened: the open article; None shows all.
        bindings: returns the bindings of a scope.
    """

    DEFAULT_CSS = """
    StatisticsScreen {
        & > #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        & > VerticalScroll { padding: 1 1; }
    }
    """
    AUTO_FOCUS = "VerticalScroll"

    @dataclass
    class Counted(Message):
        """Some articles are counted."""

        numbers: Mapping[str, Statistics]
        """By language."""
        articles: int
        problems: Sequence[str]
        is_all: bool
        """Whether nothing is left to count."""

    def __init__(
        self,
        project: Project,
        opened: OpenArticle | None,
        bindings: Callable[[Scope], list[Binding]],
    ) -> None:
        super().__init__()
        self._project = project
        self._opened = opened
        self._is_for_all = opened is None
        back = (b for b in bindings(Scope.LIST) if b.action == "screen.list_back")
        for binding in (*bindings(Scope.STATISTICS), *back):
            self._bindings._add_binding(binding)  # noqa: SLF001  (there is no public way)

    def compose(self) -> ComposeResult:
        """Yield the widgets."""
        yield Static(id="title")
        with VerticalScroll():
            yield Static(id="numbers")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Count."""
        self._count()

    def _count(self) -> None:
        self._show_title("counting …")
        work = self._count_all if self._is_for_all else self._count_open
        self.run_worker(work, thread=True, group="count", exclusive=True, exit_on_error=False)

    # Counting, in a thread

    def _count_open(self) -> None:
        """Count what is on the desk."""
        opened = cast("OpenArticle", self._opened)
        numbers = {}
        for code in opened.desk.languages:

            def look(unit: Unit, code: str = code) -> tuple[Sequence[Finding], Judgement | None]:
                note = opened.annotate(code, unit)
                return note.findings, note.judgement

            numbers[code] = statistics(list(opened.desk.units(code)), look)
        self.post_message(self.Counted(numbers, 1, (), is_all=True))

    def _count_all(self) -> None:
        """Count what is on disk, article by article."""
        worker = get_current_worker()
        project = Project(self._project.root, self._project.settings)
        annotator = annotator_of(project)
        numbers = {code: Statistics() for code in project.settings.targets}
        problems: list[str] = []
        for count, slug in enumerate(project.article_paths, start=1):
            if worker.is_cancelled:
                return
            try:
                for code, found in _counted(project, slug, annotator):
                    numbers[code] += found
            except WorkbenchError as error:
                problems.append(str(error))
            is_all = count == len(project.article_paths)
            self.post_message(self.Counted(dict(numbers), count, tuple(problems), is_all=is_all))

    @on(Counted)
    def _show(self, message: Counted) -> None:
        many = f"{message.articles:,} articles" if self._is_for_all else ""
        self._show_title(many if message.is_all else f"{many} counting …")
        lines = [line for code, n in message.numbers.items() for line in (*_table(code, n), "")]
        lines += [f"✗ {problem}" for problem in message.problems]
        self.query_one("#numbers", Static).update(Content("\n".join(lines)))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread."""
        if event.state is WorkerState.ERROR:
            self.notify(str(event.worker.error), severity="error", markup=False)
            self._show_title("not counted")

    def _show_title(self, remark: str) -> None:
        opened = self._opened
        name = "all articles" if self._is_for_all or opened is None else opened.desk.article.slug
        self.query_one("#title", Static).update(Content(f"Statistics   {name}   {remark}"))

    # What can be done

    def action_statistics_all(self) -> None:
        """Count this article, or all."""
        if self._opened is None:
            self.notify("no article is open", markup=False)
            return
        self._is_for_all = not self._is_for_all
        try:
            self._opened.desk.save()  # all articles are counted as they are on disk
        except WorkbenchError as error:
            self.notify(str(error), severity="error", markup=False)
        self._count()

    def action_list_back(self) -> None:
        """Leave."""
        self.dismiss()


def _counted(project: Project, slug: str, annotator: Annotator) -> Iterator[tuple[str, Statistics]]:
    article = project.article(slug)
    for code in project.settings.targets:

        def look(unit: Unit, code: str = code) -> tuple[Sequence[Finding], Judgement | None]:
            note = annotator.annotate(code, unit)
            return note.findings, note.judgement

        yield code, statistics(project.catalog(article, code).units, look)


def _table(code: str, numbers: Statistics) -> Iterator[str]:
    """Yield the lines of one language, 66 cells wide at most."""
    heads = ("segments", "words", "characters", "share")
    yield f"{code:<{_NARROW}}" + "".join(f"{head:>{_WIDE}}" for head in heads)
    total = numbers.total
    for state in reversed(State):
        yield _row(f"{state.sign} {state.label}", numbers.amount(state), total)
    yield _row("  all", total, total)
    yield _row("  repeated", numbers.repeated, total)
    yield f"{'  words left':<{_NARROW}}{numbers.words_left:>{2 * _WIDE},}"
    if numbers.verdicts:
        parts = [f"✓ {numbers.terms_right:,} right", f"✗ {numbers.terms_wrong:,} not"]
        wrong = [f"{n} {v}" for v, n in numbers.verdicts.most_common() if v not in ("ok", "fewer")]
        yield f"  {_TERMS}: {', '.join(parts)}" + (f" ({', '.join(wrong)})" if wrong else "")
    found = numbers.findings
    yield f"  findings: {found.total():,}" if found else "  findings: none"
    for check, count in found.most_common():
        yield f"    {check:<{_NARROW}}{count:>{2 * _WIDE - 4},}"


def _row(name: str, amount: Amount, total: Amount) -> str:
    figures = (amount.segments, amount.words, amount.characters)
    # Rounded down: 100 % means that nothing is left.
    share = f"{100 * amount.words // total.words} %" if total.words else "–"
    return f"{name:<{_NARROW}}" + "".join(f"{n:>{_WIDE},}" for n in figures) + f"{share:>{_WIDE}}"
