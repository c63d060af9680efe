"""The repository itself: what every newcomer sees, and what must not slip in."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from workbench.model import OriginKind, State
from workbench.project import Project

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = ("bezdetko-lunar-new-year-2024", "peskov-75th-anniversary-2025")


def tracked_files(repository: Path) -> list[Path]:
    """Return the files git tracks; skip where the tests run outside a checkout."""
    done = subprocess.run(
        ["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [repository / name for name in done.stdout.splitlines() if (repository / name).is_file()]


def test_the_bezdetko_article_is_approved_by_people_in_both_languages(repository: Path) -> None:
    project = Project.open(repository)
    article = project.article(ARTICLES[0])
    for language in ("vi", "ru"):
        catalog = project.catalog(article, language)
        assert set(catalog.states()) == {State.APPROVED}
        assert all(u.origin and u.origin.kind is OriginKind.PERSON for u in catalog.units)
        assert len(catalog.units) == 22


def test_the_peskov_article_shows_what_the_machine_made_of_it(repository: Path) -> None:
    project = Project.open(repository)
    article = project.article(ARTICLES[1])
    for language in ("vi", "ru"):
        catalog = project.catalog(article, language)
        assert set(catalog.states()) == {State.DRAFT}
        assert all(u.origin and u.origin.kind is OriginKind.ENGINE for u in catalog.units)
        assert len(catalog.units) == 15


def test_the_catalogs_fit_the_articles_as_they_are(repository: Path) -> None:
    project = Project.open(repository)
    for slug in ARTICLES:
        for language in ("vi", "ru"):
            assert project.store.read(slug, language) == project.catalog(
                project.article(slug), language
            )


@pytest.mark.tools
def test_msgfmt_accepts_every_catalog_of_the_project(repository: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "install gettext"
    catalogs = sorted((repository / "translations").rglob("*.po"))
    assert len(catalogs) == 4
    for path in catalogs:
        done = subprocess.run(
            [msgfmt, "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
        )
        assert (path.name, done.returncode, done.stderr) == (path.name, 0, "")


def test_no_module_has_outgrown_one_concept(repository: Path) -> None:
    lengths = {
        p.name: len(p.read_text(encoding="utf-8").splitlines())
        for p in (repository / "workbench").rglob("*.py")
    }
    assert {name: n for name, n in lengths.items() if n > 400} == {}


def test_no_package_host_is_named_and_the_project_stays_small(repository: Path) -> None:
    files = tracked_files(repository)
    hosts = (b"pypi" + b".org", b"files.python" + b"hosted", b"registry.npm" + b"js")
    for path in files:
        data = path.read_bytes()
        assert not any(host in data for host in hosts), path
    assert sum(path.stat().st_size for path in files) < 60_000_000
    assert not (set(files) & {repository / "uv.lock"})
