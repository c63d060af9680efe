"""The one table of what can be done: keys, footer, palette, help and the README are made from it.

The id of an action is public: people name it when they give it other keys. Keys are written as Textual
writes them (`ctrl+s`, `pagedown`, `question_mark`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where an action can be used."""

    EVERYWHERE = "everywhere"
    ARTICLES = "articles"
    """The list of articles."""
    LIST = "list"
    """The aligned segments."""
    EDITOR = "editor"
    """The field in which a translation is written."""
    FINDINGS = "findings"
    """The list of findings."""
    GLOSSARY = "glossary"
    """The rows of the glossary."""
    REPLACE = "replace"
    """Search and replace."""
    STATISTICS = "statistics"
    """The numbers."""
    CONCORDANCE = "concordance"
    """Phrases in earlier translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that can be done."""

    id: str
    """Public and stable: `segment.approve`."""
    keys: tuple[str, ...]
    title: str
    """A few words, for footer, palette and help."""
    help: str
    """One sentence."""
    scope: Scope
    changes: bool = False
    """Whether it changes translations: not while the article is open only to read."""
    in_footer: bool = False

    @property
    def method(self) -> str:
        """The name of the method that does it, without `action_`: `segment_approve`."""
        return self.id.replace(".", "_").replace("-", "_")


def _action(id: str, keys: str, title: str, help: str, scope: Scope, *marks: str) -> Action:  # noqa: A002
    return Action(
        id=id,
        keys=tuple(keys.split()),
        title=title,
        help=help,
        scope=scope,
        changes="changes" in marks,
        in_footer="footer" in marks,
    )


_E, _A, _L, _T = Scope.EVERYWHERE, Scope.ARTICLES, Scope.LIST, Scope.EDITOR
_F, _G, _R, _S = Scope.FINDINGS, Scope.GLOSSARY, Scope.REPLACE, Scope.STATISTICS
_C = Scope.CONCORDANCE

ACTIONS: tuple[Action, ...] = (
    _action(
        "app.help", "f1 question_mark", "Help", "Show all keys and what they do.", _E, "footer"
    ),
    _action("app.palette", "ctrl+p", "Palette", "Find anything by its name.", _E, "footer"),
    _action("app.articles", "f2", "Articles", "Go to the list of articles.", _E),
    _action("app.glossary", "f6", "Glossary", "Look through the names and terms.", _E),
    _action("app.statistics", "f7", "Statistics", "Count words, states and findings.", _E),
    _action("app.theme", "f12", "Theme", "Change to the next theme.", _E),
    _action("app.save", "ctrl+s", "Save", "Write everything to the PO files now.", _E),
    _action("app.quit", "ctrl+q", "Quit", "Save and leave.", _E),
    # Articles
    _action("article.open", "enter", "Open", "Open the article.", _A, "footer"),
    _action(
        "article.draft", "d", "Draft", "Draft what is new in the article.", _A, "changes", "footer"
    ),
    _action("article.filter", "slash", "Filter", "Show only some articles.", _A, "footer"),
    # The aligned view
    _action("list.down", "down j n", "Down", "Go to the next segment.", _L),
    _action("list.up", "up k p", "Up", "Go to the segment before.", _L),
    _action("list.page-down", "pagedown", "Page down", "Go one screen down.", _L),
    _action("list.page-up", "pageup", "Page up", "Go one screen up.", _L),
    _action("list.first", "home", "First", "Go to the first segment.", _L),
    _action("list.last", "end", "Last", "Go to the last segment.", _L),
    _action("list.right", "right tab l", "Right", "Go to the next language.", _L),
    _action("list.left", "left shift+tab h", "Left", "Go to the language before.", _L),
    _action("list.back", "escape q", "Back", "Go back to the articles.", _L),
    _action(
        "go.untranslated", "u", "Untranslated", "Next segment without a translation.", _L, "footer"
    ),
    _action("go.untranslated-back", "U", "Untransl., back", "The one before.", _L),
    _action("go.draft", "f", "Draft", "Next segment that nobody has approved.", _L),
    _action("go.draft-back", "F", "Draft, back", "The one before.", _L),
    _action("go.finding", "f8 e", "Finding", "Next segment with a finding.", _L),
    _action("go.finding-back", "E", "Finding, back", "The one before.", _L),
    _action("go.to", "ctrl+g g", "Go to", "Go to a segment by its number or id.", _L),
    _action(
        "segment.edit", "enter", "Edit", "Write in the chosen language.", _L, "changes", "footer"
    ),
    _action(
        "segment.approve",
        "space",
        "Approve",
        "Approve, or take the approval back.",
        _L,
        "changes",
        "footer",
    ),
    _action("segment.review", "r", "Review", "Mark for review.", _L, "changes"),
    _action(
        "segment.copy-source", "c", "Copy source", "Begin with the source text.", _L, "changes"
    ),
    _action("segment.empty", "delete", "Empty", "Delete the translation.", _L, "changes"),
    _action(
        "segment.propagate", "R", "Repeat", "Give the translation to equal segments.", _L, "changes"
    ),
    _action("segment.draft", "f5", "Draft", "Let the engine draft the segment.", _L, "changes"),
    _action(
        "article.draft-rest",
        "D",
        "Draft the rest",
        "Let the engine draft all that is new, or stop it.",
        _L,
        "changes",
    ),
    _action("segment.split", "s", "Split", "Part the segment, in all languages.", _L, "changes"),
    _action(
        "segment.merge", "m", "Merge", "Join it with the next, in all languages.", _L, "changes"
    ),
    _action(
        "sentence.down",
        "right_curly_bracket",
        "Sentence down",
        "Give the last sentence of the translation to the next segment.",
        _L,
        "changes",
    ),
    _action(
        "sentence.up",
        "left_curly_bracket",
        "Sentence up",
        "Give the first sentence of the translation to the segment before.",
        _L,
        "changes",
    ),
    _action(
        "translations.down",
        "greater_than_sign",
        "All down",
        "Move this translation and those below by one segment, up to the next gap.",
        _L,
        "changes",
    ),
    _action(
        "translations.up",
        "less_than_sign",
        "All up",
        "Move the translations below into this empty segment.",
        _L,
        "changes",
    ),
    _action("segment.comment", "number_sign", "Comment", "Write a remark.", _L, "changes"),
    _action("segment.external", "f4", "$EDITOR", "Write in your own editor.", _L, "changes"),
    _action("segment.fix", "x", "Fix", "Put in what a check is certain of.", _L, "changes"),
    _action(
        "term.insert", "i", "Insert term", "Insert the n-th term in the right form.", _L, "changes"
    ),
    _action("list.terms", "T", "Terms", "Show or hide the terms of the segment.", _L),
    _action(
        "memory.insert",
        "I",
        "Insert match",
        "Put in the n-th earlier translation of a text like it.",
        _L,
        "changes",
    ),
    _action(
        "list.memory", "M", "Memory", "Show or hide earlier translations of texts like it.", _L
    ),
    _action(
        "memory.search", "ctrl+f C", "Concordance", "Search a phrase in earlier translations.", _L
    ),
    _action("term.add", "t", "Add term", "Add a row to the glossary.", _L, "changes"),
    _action("list.filter", "slash", "Filter", "Show only some segments.", _L, "footer"),
    _action(
        "list.replace", "ctrl+r", "Replace", "Search and replace, with preview.", _L, "changes"
    ),
    _action("list.columns", "o", "One language", "Show only this language, or all again.", _L),
    _action("list.source", "O", "Source", "Show or hide the source.", _L),
    _action("list.findings", "f9 V", "Findings", "All findings of the article.", _L),
    _action("list.words", "w", "Words", "Show the next words that belong together.", _L),
    _action("list.words-back", "W", "Words, back", "Show the ones before.", _L),
    _action(
        "desk.undo",
        "ctrl+z z underscore",
        "Undo",
        "Take the last change back.",
        _L,
        "changes",
        "footer",
    ),
    _action("desk.redo", "ctrl+y", "Redo", "Make it again.", _L, "changes"),
    # Writing
    _action(
        "editor.leave", "escape", "Leave", "Back to the segments; the text stays.", _T, "footer"
    ),
    _action(
        "editor.accept", "ctrl+j", "Accept, next", "Approve and write the next one.", _T, "footer"
    ),
    _action("editor.next", "ctrl+n", "Next", "Write the next one.", _T),
    _action("editor.previous", "ctrl+o", "Before", "Write the one before.", _T),
    _action("editor.copy-source", "ctrl+b", "Copy source", "Put the source text in.", _T),
    _action("editor.draft", "f5", "Draft", "Put the engine's draft in.", _T),
    _action(
        "editor.term",
        "ctrl+t",
        "Term",
        "Put the next term in, in the right form; again, or a digit: another form.",
        _T,
        "footer",
    ),
    _action(
        "editor.match",
        "ctrl+g",
        "Match",
        "Put the best match of the memory in; again: the next one.",
        _T,
    ),
    _action(
        "editor.search", "ctrl+f", "Concordance", "Search a phrase, and put in what it became.", _T
    ),
    _action(
        "editor.complete",
        "ctrl+l",
        "Complete",
        "Let the engine continue the sentence.",
        _T,
        "footer",
    ),
    _action("editor.word", "ctrl+right", "Next word", "Take the next word of the ghost text.", _T),
    _action("editor.words", "f3", "Words", "Show what belongs to the word at the cursor.", _T),
    # Findings
    _action("finding.go", "enter", "Go there", "Go to the segment.", _F, "footer"),
    _action(
        "finding.fix", "x", "Fix", "Put in what the checks are certain of.", _F, "changes", "footer"
    ),
    _action("finding.fix-all", "X", "Fix all", "The same in all lines shown.", _F, "changes"),
    _action(
        "finding.ignore", "i", "Ignore", "Take it away, with a reason.", _F, "changes", "footer"
    ),
    _action("finding.filter", "slash", "Filter", "Show only some findings.", _F, "footer"),
    _action("finding.undo", "ctrl+z z", "Undo", "Take the last change back.", _F, "changes"),
    # Search and replace
    _action("replace.case", "f3", "Any case", "Take capitals for small letters or not.", _R),
    _action("replace.pattern", "f4", "Pattern", "Look for a regular expression or a text.", _R),
    _action("replace.language", "f5", "Language", "Search in the next language.", _R),
    _action("replace.everywhere", "f8", "Where", "Search in this article or in all.", _R),
    _action("replace.go", "enter", "Go there", "Go to the segment.", _R),
    _action("replace.switch", "space", "Leave out", "Change the line or not.", _R, "footer"),
    _action("replace.switch-all", "a", "All or none", "Change all lines, or none.", _R, "footer"),
    _action(
        "replace.do", "ctrl+r", "Replace", "Make the changes that are on.", _R, "changes", "footer"
    ),
    _action("replace.undo", "ctrl+z", "Undo", "Take the replacements back.", _R, "changes"),
    # The glossary
    _action(
        "glossary.insert", "enter", "Put in", "Write the wording in the segment.", _G, "footer"
    ),
    _action(
        "glossary.filter",
        "tab slash",
        "Find",
        "From the filter to the rows and back.",
        _G,
        "footer",
    ),
    _action("glossary.edit", "f4 e", "$EDITOR", "Open the table at this row.", _G, "footer"),
    # The concordance
    _action(
        "concordance.go", "enter", "Go there", "Go to the segment, or put it in.", _C, "footer"
    ),
    _action(
        "concordance.phrase",
        "tab slash",
        "Words",
        "From the words to the places and back.",
        _C,
        "footer",
    ),
    # Statistics
    _action("statistics.all", "a", "All articles", "This article or all.", _S, "footer"),
)

BY_ID = {action.id: action for action in ACTIONS}
