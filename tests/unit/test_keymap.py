"""Keys: twins on the Russian keyboard, own keys, clashes, and that every action can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from workbench.errors import ConfigError
from workbench.tui.actions import ACTIONS, BY_ID, Scope
from workbench.tui.app import WorkbenchApp
from workbench.tui.keymap import clashes, default_keymap, read_keymap, twin, with_twins
from workbench.tui.screens.aligned import AlignedScreen
from workbench.tui.screens.articles import ArticlesScreen
from workbench.tui.screens.concordance import ConcordanceScreen
from workbench.tui.screens.findings import FindingsScreen
from workbench.tui.screens.glossary import GlossaryScreen
from workbench.tui.screens.replace import ReplaceScreen
from workbench.tui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.tui.actions import Action

PLACES = {
    Scope.EVERYWHERE: WorkbenchApp,
    Scope.ARTICLES: ArticlesScreen,
    Scope.LIST: AlignedScreen,
    Scope.EDITOR: AlignedScreen,
    Scope.FINDINGS: FindingsScreen,
    Scope.GLOSSARY: GlossaryScreen,
    Scope.REPLACE: ReplaceScreen,
    Scope.STATISTICS: StatisticsScreen,
    Scope.CONCORDANCE: ConcordanceScreen,
}
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("j", "о"),
        ("U", "Г"),
        ("ctrl+s", "ctrl+ы"),
        ("о", "j"),
        ("f1", ""),
        ("enter", ""),
        ("slash", ""),
        ("shift+tab", ""),
    ],
)
def test_twins(key: str, other: str) -> None:
    assert twin(key) == other


@pytest.mark.parametrize("key", [*LETTERS, *(f"ctrl+{letter}" for letter in LETTERS[:26])])
def test_the_twin_of_the_twin_is_the_key(key: str) -> None:
    assert twin(key) != key
    assert twin(twin(key)) == key


def test_no_two_keys_share_a_twin() -> None:
    twins = [twin(letter) for letter in LETTERS]
    assert len(set(twins)) == len(LETTERS)


def test_each_key_comes_before_its_twin() -> None:
    assert with_twins(("g", "f8", "ctrl+g")) == ("g", "п", "f8", "ctrl+g", "ctrl+п")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_done_where_it_belongs(action: Action) -> None:
    assert callable(getattr(PLACES[action.scope], f"action_{action.method}", None))
    assert action.keys
    assert action.title
    assert action.help.endswith(".")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_ids_are_as_people_write_them(action: Action) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", action.id)
    assert BY_ID[action.id] is action


def test_no_key_does_two_things_in_one_place() -> None:
    assert list(clashes(default_keymap())) == []


@pytest.mark.parametrize("scope", Scope)
def test_a_footer_has_room_for_what_it_shows(scope: Scope) -> None:
    shown = [a for a in ACTIONS if a.in_footer and a.scope in {scope, Scope.EVERYWHERE}]
    assert len(shown) <= 7


def test_own_keys_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text('[keys]\n"segment.approve" = "f10"\n"list.down" = ["down", "ctrl+n"]\n')
    keymap = read_keymap(path)
    assert keymap["segment.approve"] == ("f10",)
    assert keymap["list.down"] == ("down", "ctrl+n")
    assert keymap["list.up"] == BY_ID["list.up"].keys


def test_without_a_file_the_keys_are_those_of_the_table(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "keys.toml") == default_keymap()


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ('"segment.aprove" = "f10"', "no action “segment.aprove”", "“segment.approve”"),
        ('"segment.approve" = "r"', "“r” is both segment.approve and segment.review", "another"),
        # The same place on the keyboard, named by its Russian letter.
        ('"segment.approve" = "к"', "both segment.approve and segment.review", "another"),
        ('"segment.approve" = "f1"', "“f1” is both app.help and segment.approve", "another"),
        ('"segment.approve" = 3', "“segment.approve” cannot be 3", "give a key"),
        ('"segment.approve" = [""]', "cannot be", "give a key"),
        ('"segment.approve"', "cannot be read", "correct it"),
    ],
)
def test_what_is_wrong_with_own_keys_is_said(
    tmp_path: Path, content: str, message: str, hint: str
) -> None:
    path = tmp_path / "keys.toml"
    path.write_text(f"[keys]\n{content}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=message) as caught:
        read_keymap(path)
    assert hint in str(caught.value)
