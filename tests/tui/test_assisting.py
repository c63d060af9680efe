"""Machine help in the editor: never over human text, never late, and gone with the next key."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING, NoReturn, cast

import pytest

from workbench.drafting.engines.echo import EchoEngine
from workbench.errors import ModelError
from workbench.model import State
from workbench.tui.assist import Assist, Turns
from workbench.tui.preferences import settings_file
from workbench.tui.screens.aligned import AlignedScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.strip import Strip

    from tests.tui.conftest import Visit, Visitor
    from workbench.drafting.engine import Draft, Options, Pair, Request

RUSSIAN = 1
"""Its column."""
LAST = 3
"""The segment that is new in Russian."""
ECHO = "[ru] Talks began in Kazan on Monday."
PROPOSED = "[ru] Talks began in Казань on Monday."
"""The same with the glossary: an echo likes all forms of a name equally."""


class SlowEngine(EchoEngine):
    """Echoes when it is allowed to."""

    def __init__(self) -> None:
        self.is_asked = Event()
        self.may_go = Event()

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        self.is_asked.set()
        assert self.may_go.wait(30)
        yield from super().translate(batch, options)


async def open_at(visit: Visit, row: int, column: int) -> AlignedScreen:
    await visit.on(AlignedScreen)
    screen = cast("AlignedScreen", visit.app.screen)
    await visit.until(lambda: screen.opened.is_annotated)
    screen.segments.go(row, column)
    await visit.until(lambda: screen.segments.row == row)
    return screen


def give_engine(screen: AlignedScreen, engine: EchoEngine) -> None:
    screen.assist._loaded = engine


def shown(screen: AlignedScreen) -> str:
    """What the field shows, with what is proposed."""
    lines: list[Strip] = [screen.editor.render_line(y) for y in range(screen.editor.size.height)]
    return " ".join("".join(segment.text for segment in line).strip() for line in lines).strip()


def marked(screen: AlignedScreen) -> tuple[list[tuple[int, int]], ...]:
    """The marked words of source and target."""
    return tuple([(s, e) for s, e, _ in marks] for marks in screen.segments.words)


# Drafts


def test_a_new_segment_gets_a_draft_by_one_key_and_loses_it_by_another(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("f5")
        await visit.until(lambda: screen.unit.target)
        assert screen.unit.target == "[ru] Talks began in Kazan on Monday."
        assert screen.unit.state is State.DRAFT
        assert str(screen.unit.origin) == "engine echo 1"
        matcher = screen.opened.matcher("ru")
        assert matcher is not None
        assert screen.unit.obeyed == matcher.digest(screen.unit.source)
        await visit.until(lambda: not screen.doing)
        assert screen.desk.undo() == "draft p03s01"
        assert not screen.unit.target

    visit(scenario, article="talks")


def test_what_a_person_wrote_is_never_drafted(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, 2, RUSSIAN)
        before = screen.unit
        await visit.press("f5")
        await visit.press("D")
        await visit.until(lambda: screen.desk.unit("ru", LAST).target)
        assert screen.unit == before
        assert [unit.state for unit in screen.desk.units("vi")] == [State.DRAFT] * 4

    visit(scenario, article="talks")


def test_a_draft_that_comes_after_a_person_has_written_is_dropped(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        engine = SlowEngine()
        give_engine(screen, engine)
        await visit.press("f5")
        await visit.until(engine.is_asked.is_set)
        assert "drafting p03s01" in visit.text("#details")
        screen.desk.write("ru", LAST, "Переговоры начались.")
        engine.may_go.set()
        await visit.until(lambda: not screen.doing)
        assert screen.unit.target == "Переговоры начались."

    visit(scenario, article="talks")


def test_the_same_key_stops_drafting_and_what_comes_then_is_dropped(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        engine = SlowEngine()
        give_engine(screen, engine)
        await visit.press("D")
        await visit.until(engine.is_asked.is_set)
        await visit.press("D")
        assert "drafting stops" in visit.text("#details")
        engine.may_go.set()
        await visit.until(lambda: not screen.doing)
        assert not screen.unit.target

    visit(scenario, article="talks")


def test_the_draft_comes_into_the_field_that_is_open(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter", "f5")
        await visit.until(lambda: screen.editor.text == ECHO)
        assert screen.unit.state is State.DRAFT
        await visit.press("escape")
        assert str(screen.unit.origin) == "engine echo 1"

    visit(scenario, article="talks")


def test_without_a_model_the_reader_is_told_what_to_do(visit: Visitor) -> None:
    class NoModel(EchoEngine):
        def require(self, pair: Pair) -> str:
            raise ModelError("no model", hint="install one")

    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        give_engine(screen, NoModel())
        await visit.press("f5")
        await visit.until(lambda: visit.app._notifications and not screen.doing)
        assert [n.message for n in visit.app._notifications] == ["no model; install one"]

    visit(scenario, article="talks")


# Completion


def test_after_a_pause_the_sentence_goes_on_and_is_taken_word_by_word_or_whole(
    visit: Visitor,
) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter")
        await visit.until(lambda: screen.editor.ghost == PROPOSED)
        await visit.write("Пере")
        await visit.until(lambda: screen.editor.ghost)
        assert screen.unit.target == "Пере"
        ghost = screen.editor.ghost
        assert shown(screen).replace("  ", " ") == f"Пере{ghost}"
        first = ghost.split()[0]
        await visit.press("ctrl+right")
        await visit.until(lambda: screen.unit.target == f"Пере {first}")
        assert screen.editor.ghost == ghost.removeprefix(f" {first}")
        await visit.press("ctrl+l")
        await visit.until(lambda: screen.unit.target == f"Пере{ghost}")
        assert screen.unit.state is State.REVIEW

    visit(scenario, article="talks")


def test_who_does_not_want_it_has_it_only_on_demand(
    visit: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "light"\nghost_text = false\n', encoding="utf-8")

    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        screen.action_segment_edit()
        screen._ask_at_pause()
        assert not any(worker.group == "completion" for worker in visit.app.workers)
        await visit.press("ctrl+l")
        await visit.until(lambda: screen.editor.ghost == PROPOSED)

    visit(scenario, article="talks")


@pytest.mark.parametrize("key", ["right", "end"])
def test_at_the_end_of_the_text_an_arrow_takes_it(key: str, visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter")
        await visit.until(lambda: screen.editor.ghost)
        await visit.press(key)
        await visit.until(lambda: screen.unit.target == PROPOSED)

    visit(scenario, article="talks")


def test_another_key_hides_it_and_the_cursor_too(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        editor = screen.editor
        await visit.press("enter")
        await visit.until(lambda: editor.ghost)
        editor.insert("Я")
        assert not editor.ghost
        await visit.until(lambda: editor.ghost)
        await visit.press("left")
        assert not editor.ghost
        assert "Monday" not in shown(screen)

    visit(scenario, article="talks")


def test_the_letters_that_were_proposed_may_be_typed(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter")
        await visit.until(lambda: screen.editor.ghost)
        screen.editor.insert("[ru] T")
        assert screen.editor.ghost == PROPOSED.removeprefix("[ru] T")

    visit(scenario, article="talks")


def test_an_answer_to_what_is_not_there_any_more_is_not_shown(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter")
        place = ("ru", LAST)
        late = screen.Proposed(place, screen.unit.source, "Перег", "оворы", "", is_asked_for=False)
        await visit.write("Да")
        screen.post_message(late)
        await visit.until(lambda: screen.editor.ghost)
        assert not screen.editor.ghost.startswith("оворы")

    visit(scenario, article="talks")


def test_a_long_proposal_is_wrapped_and_has_room(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        await visit.press("enter")
        await visit.until(lambda: screen.editor.ghost == PROPOSED)
        await visit.until(lambda: screen.editor.size.height > 2)
        assert shown(screen).split() == PROPOSED.split()

    visit(scenario, article="talks", size=(60, 24))


def test_the_engine_answers_only_who_still_waits() -> None:
    assist = Assist("echo", 1)
    pair = ("en", "ru")
    assert list(assist.completions("A.", "", pair, None, lambda: False)) == []
    assert list(assist.completions("A.", "", pair, None, lambda: True)) == ["[ru] A."]


# Words


def test_words_that_belong_together_are_shown_in_both_columns_and_named(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, 2, RUSSIAN)
        await visit.press("w")
        await visit.until(lambda: marked(screen)[0])
        assert marked(screen) == ([(0, 7)], [(1, 8)])
        assert "words: Росатом = Rosatom" in visit.text("#details")
        await visit.press("w")
        await visit.until(lambda: "words: 3 = 3" in visit.text("#details"))
        await visit.press("W")
        await visit.until(lambda: "Rosatom" in visit.text("#details"))
        await visit.press("up")
        assert marked(screen) == ([], [])
        assert "words" not in visit.text("#details")

    visit(scenario, article="talks")


def test_while_writing_they_follow_the_cursor(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, 2, RUSSIAN)
        await visit.press("enter", "f3")
        screen.editor.go_to(4)
        await visit.until(lambda: marked(screen)[0] == [(0, 7)])
        screen.editor.go_to(screen.editor.text.index("3"))
        await visit.until(lambda: "words: 3 = 3" in visit.text("#details"))
        await visit.press("f3")
        assert marked(screen) == ([], [])

    visit(scenario, article="talks")


def test_without_a_model_what_is_certain_is_still_known() -> None:
    class NoModel(EchoEngine):
        def assistant(self, pair: Pair) -> NoReturn:
            raise ModelError("no model", hint="install one")

    assist = Assist("echo", 1)
    assist._loaded = NoModel()
    links = assist.words("3 of 4.", "4 và 3.", ("en", "vi"), None, lambda: True)
    assert links.links == (((5, 6), (0, 1)), ((0, 1), (5, 6)))


def test_the_rest_does_not_come_where_somebody_is_about_to_write(visit: Visitor) -> None:
    async def scenario(visit: Visit) -> None:
        screen = await open_at(visit, LAST, RUSSIAN)
        engine = SlowEngine()
        give_engine(screen, engine)
        await visit.press("D", "enter")
        engine.may_go.set()
        await visit.until(lambda: not screen.doing)
        assert not screen.unit.target

    visit(scenario, article="talks")


# Turns


def test_who_types_goes_before_who_drafts() -> None:
    turns, order = Turns(), []

    def patient() -> None:
        with turns.patient():
            order.append("draft")

    def urgent() -> None:
        with turns.urgent():
            order.append("completion")

    with turns.patient():
        threads = [Thread(target=patient), Thread(target=urgent)]
        for thread in threads:
            thread.start()
        while not turns._urgent:
            pass
    for thread in threads:
        thread.join()
    assert order == ["completion", "draft"]
