"""A drafting run: nothing finished is lost, nothing human is replaced."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from workbench.catalog import SetTarget
from workbench.drafting.engine import Draft, Options, Pair, Request, load_engine
from workbench.drafting.engines.echo import EchoEngine
from workbench.drafting.session import DraftSession
from workbench.errors import EngineError, StorageError
from workbench.model import PERSON, State
from workbench.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from workbench.catalog.store import CatalogStore

ARTICLE = "The two sides held talks in Hanoi.\n\nHe agreed.\n\nShe left for Kazan.\n\nHe agreed.\n"


class ScriptedEngine(EchoEngine):
    """Echoes, and does something before the draft at a given position."""

    def __init__(self, at: int = -1, before: Callable[[], object] = lambda: None) -> None:
        self.at = at
        self.before = before
        self.seen: list[str] = []

    def translate(self, batch: Sequence[Request], options: Options) -> Iterator[tuple[int, Draft]]:
        for position, draft in super().translate(batch, options):
            if position == self.at:
                self.before()
            self.seen.append(batch[position].text)
            yield position, draft


@pytest.fixture
def project(project_folder: Path) -> Project:
    (project_folder / "translations" / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    return Project.open(project_folder)


def session(project: Project, engine: EchoEngine, *, redo: bool = False) -> DraftSession:
    made = DraftSession(store=project.store, engine=engine, redo=redo)
    made.add(project.article("visit"), "ru")
    return made


def targets(store: CatalogStore) -> list[str]:
    catalog = store.read("visit", "ru")
    return [unit.target for unit in catalog.units] if catalog else []


def approve(project: Project, unit_id: str, text: str) -> None:
    """What a person does in another editor."""
    catalog = project.catalog(project.article("visit"), "ru")
    unit = next(u for u in catalog.units if u.id == unit_id)
    edit = SetTarget(unit, unit.with_target(text, State.APPROVED, PERSON))
    project.store.write(catalog.applied([edit]))


def test_every_new_unit_gets_a_draft_with_its_origin(project: Project) -> None:
    (result,) = session(project, EchoEngine()).run()
    assert result.drafted == 4
    assert result.states == {State.DRAFT: 4}
    catalog = project.store.read("visit", "ru")
    assert catalog is not None
    assert str(catalog.units[0].origin) == "engine echo 1"
    assert targets(project.store)[1] == "[ru] He agreed."


def test_a_sentence_that_occurs_twice_is_translated_once(project: Project) -> None:
    engine = ScriptedEngine()
    session(project, engine).run()
    assert sorted(engine.seen) == sorted(set(engine.seen))
    assert targets(project.store).count("[ru] He agreed.") == 2


def test_a_second_run_has_nothing_to_do_and_changes_nothing(project: Project) -> None:
    session(project, EchoEngine()).run()
    path = project.store.path("visit", "ru")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    again = session(project, EchoEngine())
    assert again.total == 0
    (result,) = again.run()
    assert result.drafted == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_redo_replaces_machine_drafts_and_leaves_people_alone(project: Project) -> None:
    session(project, EchoEngine()).run()
    approve(project, "p02s01", "Он согласился.")
    again = session(project, EchoEngine(), redo=True)
    assert again.total == 3
    again.run()
    assert targets(project.store)[1] == "Он согласился."


def test_what_a_person_saves_while_the_machine_works_stays(project: Project) -> None:
    engine = ScriptedEngine(at=2, before=lambda: approve(project, "p02s01", "Он согласился."))
    (result,) = session(project, engine).run()
    assert targets(project.store)[1] == "Он согласился."
    assert result.drafted == 3
    assert result.states[State.APPROVED] == 1


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), EngineError("the engine broke")])
def test_what_is_finished_survives_an_interruption(
    project: Project, failure: BaseException
) -> None:
    def fail() -> None:
        raise failure

    with pytest.raises(type(failure)):
        session(project, ScriptedEngine(at=2, before=fail)).run()
    assert [bool(t) for t in targets(project.store)] == [True, True, False, True]
    rest = session(project, EchoEngine())
    assert rest.total == 1
    rest.run()
    assert all(targets(project.store))


def test_a_full_disk_is_one_clear_error_and_the_old_catalog_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(project, "p02s01", "Он согласился.")
    before = project.store.path("visit", "ru").read_bytes()

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("workbench.catalog.files.os.fsync", full)
    with pytest.raises(StorageError, match="no space left"):
        session(project, EchoEngine()).run()
    assert project.store.path("visit", "ru").read_bytes() == before


def test_an_empty_draft_leaves_the_unit_new_and_is_counted(project: Project) -> None:
    class Silent(EchoEngine):
        def translate(
            self, batch: Sequence[Request], options: Options
        ) -> Iterator[tuple[int, Draft]]:
            for position, draft in super().translate(batch, options):
                yield position, Draft(text="", score=0.0, origin=draft.origin)

    (result,) = session(project, Silent()).run()
    assert (result.drafted, result.empty, result.states[State.NEW]) == (0, 4, 4)


def test_progress_counts_every_word_once(project: Project) -> None:
    steps: list[int] = []
    planned = session(project, EchoEngine())
    planned.run(steps.append)
    assert sum(steps) == planned.total_words == 15


def test_a_missing_model_is_found_before_anything_is_written(project: Project) -> None:
    class Unable(EchoEngine):
        def require(self, pair: Pair) -> str:
            raise EngineError(f"no model translates {pair[0]} into {pair[1]}")

    with pytest.raises(EngineError):
        session(project, Unable()).run()
    assert not project.store.path("visit", "ru").exists()


GLOSSARY = "id,kind,en,ru,case,status\nkazan,place,Kazan,{},yes,preferred\n"


def glossed_session(folder: Path, kazan: str) -> DraftSession:
    """A session under a glossary that names one city of the article."""
    path = folder / "glossaries" / "names.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(GLOSSARY.format(kazan), encoding="utf-8")
    project = Project.open(folder)
    made = DraftSession(
        store=project.store,
        engine=EchoEngine(),
        matchers=project.matchers(["ru"]),
        glossary_digest=project.glossary_digest,
    )
    made.add(project.article("visit"), "ru")
    return made


def stale(folder: Path) -> tuple[str, ...]:
    (progress,) = Project.open(folder).progress("visit", ["ru"])
    return progress.stale


def test_a_changed_glossary_redrafts_only_the_sentences_it_speaks_of(
    project: Project, project_folder: Path
) -> None:
    first = glossed_session(project_folder, "Казань")
    first.run()
    assert stale(project_folder) == ()
    again = glossed_session(project_folder, "Казан")
    assert stale(project_folder) == ("p03s01",)
    assert again.total == 1
    again.run()
    assert stale(project_folder) == ()


def test_a_changed_glossary_never_redrafts_what_a_person_touched(
    project: Project, project_folder: Path
) -> None:
    glossed_session(project_folder, "Казань").run()
    approve(project, "p03s01", "Она уехала в Казань.")
    assert glossed_session(project_folder, "Казан").total == 0
    assert stale(project_folder) == ()


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(EngineError, match="unknown engine “deepl”; engines: argos, echo"):
        load_engine("deepl")
