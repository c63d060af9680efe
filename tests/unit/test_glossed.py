"""Drafting with the glossary from the command line, with the starter models."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.catalog.po import read_po
from workbench.cli import main
from workbench.drafting.engine import Options, Request, load_engine
from workbench.drafting.glossed import GlossedEngine
from workbench.errors import ExitCode
from workbench.glossary.match import Matcher, Verdict
from workbench.project import Project

ARTICLE = "Zarubezhneft opened an office in Hanoi.\n\nThey agreed.\n"
TABLE = """\
id,kind,en,vi,ru,case,status
zarubezhneft,organisation,Zarubezhneft,Zarubezhneft,Зарубежнефть,yes,preferred
hanoi,place,Hanoi,Hà Nội,Ханой,yes,preferred
"""


@pytest.fixture
def desk(project_folder: Path) -> Path:
    (project_folder / "translations" / "en" / "visit.txt").write_text(ARTICLE, encoding="utf-8")
    (project_folder / "glossaries").mkdir()
    (project_folder / "glossaries" / "names.csv").write_text(TABLE, encoding="utf-8")
    return project_folder


@pytest.fixture(scope="module")
def real(request: pytest.FixtureRequest) -> Project:
    """The project's own articles and glossary."""
    return Project.open(Path(__file__).parents[2])


def test_names_come_out_as_the_glossary_writes_them(desk: Path) -> None:
    assert main(["draft"]) == ExitCode.OK
    project = Project.open(desk)
    for code, matcher in project.matchers(["vi", "ru"]).items():
        path = desk / "translations" / code / "visit.po"
        unit = read_po(path.read_bytes(), path).units[0]
        verdicts = {m.verdict for m in matcher.judge(unit.source, unit.target).mentions}
        assert verdicts <= {Verdict.OK} or any("(kept)" in term for term in unit.terms)
        assert unit.obeyed == matcher.digest(unit.source)


def test_raw_drafts_know_no_glossary_and_are_redone_with_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "--raw", "--lang", "ru"])
    path = desk / "translations" / "ru" / "visit.po"
    assert "glossary" not in path.read_text(encoding="utf-8").lower()
    capsys.readouterr()
    main(["status", "--lang", "ru"])
    assert "visit ru: p01s01" in capsys.readouterr().out
    main(["draft", "--lang", "ru"])
    assert "#. glossary: " in path.read_text(encoding="utf-8")


def test_explain_tells_how_a_term_was_decided_and_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--explain", "visit:p01s01", "--lang", "ru"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "ru, drafted: " in out
    assert not (desk / "translations" / "ru").exists()


def test_explain_of_a_unit_that_is_not_there_names_those_that_are(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--explain", "visit:p09s01"]) == ExitCode.USAGE
    assert "no unit “p09s01”; units go from p01s01 to p02s01" in capsys.readouterr().err


def test_a_broken_glossary_stops_the_draft_before_anything_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk / "glossaries" / "names.csv"
    path.write_text(TABLE + "hanoi,place,Ha Noi,,,yes,preferred\n", encoding="utf-8")
    assert main(["draft"]) == ExitCode.USAGE
    assert "names.csv:4: id: “hanoi” is already the id of line 3" in capsys.readouterr().err
    assert not (desk / "translations" / "ru").exists()


@pytest.mark.parametrize("code", ["vi", "ru"])
def test_on_the_real_articles_satisfied_drafts_stay_and_no_term_is_lost(
    code: str, real: Project
) -> None:
    matcher = Matcher(real.glossary, "en", code)
    sources = [s.text for slug in real.article_paths for _, _, s in real.article(slug).segments()]
    requests = [Request(text=source, pair=("en", code)) for source in sources]
    engine = load_engine("argos")
    raw = dict(engine.translate(requests, Options()))
    held = dict(GlossedEngine(engine, {("en", code): matcher}).translate(requests, Options()))
    failing = 0
    for i, source in enumerate(sources):
        before = matcher.judge(source, raw[i].text).unsatisfied
        after = matcher.judge(source, held[i].text).unsatisfied
        assert len(after) <= len(before)
        if not before:
            assert held[i].text == raw[i].text
        reported = {d.term_id for d in held[i].decisions}
        assert {m.term.id for m in after} <= reported
        failing += len(after)
    assert failing <= 5
