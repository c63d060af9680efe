"""How the screens look, as pictures that a person can open.

Drawn anew by `python tests/tui/test_snapshots.py`; look at every picture that has changed.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from workbench.model import PERSON, Origin, OriginKind, State
from workbench.project import Project
from workbench.tui.app import WorkbenchApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

SNAPSHOTS = Path(__file__).parent / "snapshots"
AGAIN = "python tests/tui/test_snapshots.py"

ARTICLE = """# Rosatom opens a laboratory in Kazan

KAZAN, May 12 – Rosatom opened a laboratory in Kazan on Monday. It cost 3.4 million rubles.

The banner of the guests from Beijing reads 欢迎来到新的实验室.

## What comes next

Guests from Hanoi will visit Kazan in June, Rosatom said.

Its first 12 engineers are trained in Hanoi.
"""
MACHINE = Origin(kind=OriginKind.ENGINE, detail="argos translate-en_vi 1.9")
TARGETS = {
    "vi": (
        ("Rosatom mở phòng thí nghiệm ở Kazan", State.APPROVED, PERSON),
        (
            "KAZAN, ngày 12/5 – Rosatom đã mở một phòng thí nghiệm ở Ka-dan vào thứ Hai.",
            State.DRAFT,
            MACHINE,
        ),
        ("Phòng thí nghiệm này tốn 3,5 triệu rúp.", State.DRAFT, MACHINE),
        ("Biểu ngữ của khách từ Bắc Kinh ghi 欢迎来到新的实验室.", State.REVIEW, PERSON),
        ("Những bước tiếp theo", State.APPROVED, PERSON),
        ("Khách từ Hà Nội sẽ thăm Kazan vào tháng Sáu, Rosatom cho biết.", State.DRAFT, MACHINE),
        ("", State.NEW, None),
    ),
    "ru": (
        ("«Росатом» открывает лабораторию в Казани", State.APPROVED, PERSON),
        (
            "КАЗАНЬ, 12 мая – В понедельник «Росатом» открыл лабораторию в Казанью.",
            State.DRAFT,
            MACHINE,
        ),
        ("Она обошлась в 3,4 миллиона рублей.", State.APPROVED, PERSON),
        # The stress has no letter of its own: a combining mark stays one.
        ("На знамени госте\u0301й из Пекина – 欢迎来到新的实验室.", State.REVIEW, PERSON),
        ("Что дальше", State.APPROVED, PERSON),
        ("", State.NEW, None),
        ("", State.NEW, None),
    ),
}
GLOSSARY = """id,kind,en,vi,ru,en.also,vi.also,ru.also,vi.avoid,ru.avoid,ru.decl,ru.forms,case,status,note,source
beijing,place,Beijing,Bắc Kinh,Пекин,Peking,,,,,auto,,yes,preferred,,
hanoi,place,Hanoi,Hà Nội,Ханой,Ha Noi,,,,,auto,,yes,preferred,two words in Vietnamese,
kazan,place,Kazan,Kazan,Казань,,,,Ka-dan,,auto,,yes,preferred,never by its sound,
rosatom,organisation,Rosatom,Rosatom,Росатом,,,,,,auto,,yes,preferred,in quotation marks in Russian,
banner,term,banner,biểu ngữ,знамя,,,,,,auto,,,admitted,,
"""


def make_project(folder: Path) -> Project:
    """Make a project whose articles have everything that is drawn in a way of its own."""
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "glossaries").mkdir()
    (folder / ".workbench").mkdir()
    (folder / ".workbench" / "toured").touch()
    settings = 'targets = ["vi", "ru"]\nengine = "echo"\n'
    (folder / "workbench.toml").write_text(settings, encoding="utf-8")
    (folder / "glossaries" / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    articles = folder / "translations" / "en"
    (articles / "kazan-laboratory.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "talks-in-hanoi.txt").write_text("They met in Hanoi.\n", encoding="utf-8")
    project = Project.open(folder)
    article = project.article("kazan-laboratory")
    for code, targets in TARGETS.items():
        catalog = project.catalog(article, code)
        units = [
            unit.with_target(text, state, origin) if origin else unit
            for unit, (text, state, origin) in zip(catalog.units, targets, strict=True)
        ]
        units[3] = replace(units[3], notes=("is the banner quoted in full?",))
        project.store.write(replace(catalog, units=tuple(units)))
    return project


# Where the walk goes, one after the other: the keys that lead there.
WALK = {
    "articles": (),
    "aligned": ("enter", "down"),
    "editor": ("enter",),
    "findings": ("escape", "f9"),
    "glossary": ("escape", "f6"),
    "help": ("escape", "f1"),
}
PICTURES = {
    ("dark", (80, 24)): tuple(WALK),
    ("light", (140, 40)): tuple(WALK),
    ("light", (80, 24)): ("aligned",),
    ("dark", (140, 40)): ("aligned",),
    ("contrast", (140, 40)): ("aligned", "editor"),
}


async def walk(project: Project, theme: str, size: tuple[int, int], wanted: int) -> dict[str, str]:
    """Return the pictures of the first `wanted` screens, by name."""
    app = WorkbenchApp(project, theme=theme)
    app.animation_level = "none"
    pictures = {}
    async with app.run_test(size=size) as pilot:
        for screen in list(WALK)[:wanted]:
            await pilot.press(*WALK[screen])
            name = f"{screen}-{size[0]}x{size[1]}-{theme}"
            pictures[name] = await at_rest(pilot)
    return pictures


async def at_rest(pilot: Pilot[None]) -> str:
    """Return the screen as soon as nothing happens on it any more.

    Raises:
        AssertionError: something happens for a very long time.
    """
    last, same = "", 0
    for _ in range(1_000):
        await pilot.pause(0.04)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        if any(not worker.is_finished for worker in pilot.app.workers):
            same = 0
            continue
        picture = compact(pilot.app.export_screenshot())
        same = same + 1 if picture == last else 0
        if same == 12:  # half a second: longer than anything waits before it looks again
            return picture
        last = picture
    raise AssertionError("the screen never came to rest")


def compact(picture: str) -> str:
    """Return a picture as it is kept: small, line by line, and equal for equal screens."""
    name = re.search(r"terminal-\d+", picture)
    assert name is not None
    picture = picture.replace(f"{name[0]}-", "")
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"<clipPath id=\"line-.*?</clipPath>", "", picture, flags=re.DOTALL)
    picture = re.sub(r' (?:textLength|clip-path|shape-rendering)="[^"]*"', "", picture)
    picture = picture.replace("font-family: Fira Code, monospace", "font-family: monospace")
    picture = picture.replace("<style>", "<style>\nrect { shape-rendering: crispEdges }", 1)
    picture = re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.2f}".rstrip("0"), picture)
    picture = picture.replace("&#160;", "\u00a0").replace("</text>", "</text>\n")
    picture = re.sub(r'x="([\d.]+)"( y="[^"]*">)(\u00a0+)', _moved, picture)
    picture = re.sub(r"\u00a0+</text>", "</text>", picture)
    picture = picture.replace("/><rect", "/>\n<rect")
    return "\n".join(filter(None, map(str.strip, picture.splitlines()))) + "\n"


def _moved(text: re.Match[str]) -> str:
    """Return the head of a text that begins after its spaces, which some viewers leave out."""
    x = float(text[1]) + len(text[3]) * 12.2
    return f'x="{x:.1f}"{text[2]}'


def draw(folder: Path, theme: str, size: tuple[int, int]) -> dict[str, str]:
    """Return the pictures that are kept for a theme and a size, by name."""
    wanted = PICTURES[theme, size]
    last = list(WALK).index(wanted[-1]) + 1
    drawn = asyncio.run(walk(make_project(folder), theme, size, last))
    return {name: drawn[name] for name in drawn if name.partition("-")[0] in wanted}


@pytest.mark.parametrize(("theme", "size"), PICTURES)
def test_the_screens_look_as_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    changed = [
        name
        for name, picture in draw(tmp_path / "desk", theme, size).items()
        if not (SNAPSHOTS / f"{name}.svg").is_file()
        or (SNAPSHOTS / f"{name}.svg").read_text(encoding="utf-8") != picture
    ]
    assert not changed, f"they look otherwise now; if that is meant: {AGAIN}"


def test_the_pictures_are_those_of_this_file_and_small() -> None:
    kept = {path.stem: path.stat().st_size for path in SNAPSHOTS.glob("*.svg")}
    assert set(kept) == {
        f"{screen}-{width}x{height}-{theme}"
        for (theme, (width, height)), screens in PICTURES.items()
        for screen in screens
    }
    assert max(kept.values()) < 60 * 1024


def main() -> None:
    """Draw all pictures anew."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for old in SNAPSHOTS.glob("*.svg"):
        old.unlink()
    for theme, size in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CONFIG_HOME"] = folder
            for name, picture in draw(Path(folder) / "desk", theme, size).items():
                (SNAPSHOTS / f"{name}.svg").write_text(picture, encoding="utf-8", newline="\n")
                sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
