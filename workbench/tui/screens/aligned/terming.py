"""Terms of the glossary: shown beside the segments, and put in where they belong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import TextArea

from workbench.glossary.judgement import Verdict
from workbench.glossary.offer import end_of, entries, next_wanted, offers, standing
from workbench.glossary.term import TermStatus
from workbench.model import PERSON, State
from workbench.tui.rest import AtRest
from workbench.tui.screens.aligned.writing import Writing
from workbench.tui.screens.choice import ChoiceScreen
from workbench.tui.widgets.segment_list import SegmentList
from workbench.tui.widgets.term_panel import TermLine, TermPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from workbench.glossary.judgement import Judgement, Mention
    from workbench.glossary.match import Matcher
    from workbench.glossary.offer import Entry, Offer
    from workbench.model import Unit
    from workbench.tui.open_article import OpenArticle

_WIDE = 110
"""Columns from which on the terms stand beside the segments."""
_MOST = 9
"""There are nine digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PutIn:
    """A term that was put in just now, and the other forms it could have."""

    place: tuple[str, int]
    """Language and row."""
    mention: Mention
    offers: tuple[Offer, ...]
    chosen: int
    before: str
    """The text without it."""
    at: int
    """Where the cursor was."""
    after: str = ""
    cursor: int = 0


class Terming(Writing):
    """Terms of the glossary: shown, and put in."""

    def __init__(self, opened: OpenArticle) -> None:
        super().__init__(opened)
        self._panel_wish: bool | None = None
        """Whether the reader wants to see the terms; as there is room for them if None."""
        self._at_rest = AtRest(self, self._show_terms)
        self._put_in: _PutIn | None = None

    def on_mount(self) -> None:
        """Let digits choose forms while writing, when there are forms to choose from."""
        self.editor.takes_digit = self._choose_form

    @property
    def terms(self) -> TermPanel:
        """The terms of the segment."""
        return self.query_one(TermPanel)

    # Showing

    def on_resize(self, event: events.Resize) -> None:
        """Put the terms beside the segments, or below them."""
        self.terms.set_class(event.size.width < _WIDE, "-strip")
        self._show_terms()

    @on(SegmentList.Laid)
    @on(TextArea.SelectionChanged, "#editor")
    def _terms_may_differ(self) -> None:
        self._at_rest.moved()

    def _show_terms(self) -> None:
        panel, put_in = self.terms, self._choosing
        is_wanted = self.size.width >= _WIDE if self._panel_wish is None else self._panel_wish
        panel.display = is_wanted or put_in is not None
        if put_in is not None:
            forms = [_described(offer) for offer in put_in.offers]
            panel.show_forms("form: a digit or ^t", forms, put_in.chosen)
        elif panel.display:
            self._show_lines(panel)

    def _show_lines(self, panel: TermPanel) -> None:
        if self.segments.row < 0:
            panel.show_terms([], "no segment")
            return
        language, row = self.place
        unit = self.desk.unit(language, row)
        judgement = self.opened.annotate(language, unit).judgement
        matcher = self.opened.matcher(language)
        if judgement is None or matcher is None:
            panel.show_terms([], "no glossary yet: t adds a term")
            return
        lines = [self._line(matcher, entry, unit) for entry in entries(judgement)]
        panel.show_terms(lines, "no term of the glossary here")

    def _line(self, matcher: Matcher, entry: Entry, unit: Unit) -> TermLine:
        mention, term = entry.mention, entry.mention.term
        status = "" if term.status is TermStatus.PREFERRED else f"{term.status}"
        return TermLine(
            verdict=mention.verdict,
            source=unit.source[mention.start : mention.end],
            wanted=self._wanted(matcher, mention, unit),
            note="; ".join(filter(None, (status, term.note))),
            times=entry.times,
        )

    def _wanted(self, matcher: Matcher, mention: Mention, unit: Unit) -> str:
        """Return how the translation should have a term, or has it."""
        if mention.verdict is Verdict.OK:
            return standing(mention, unit.target)
        found = offers(matcher, mention, unit.target, self._cursor_in(unit), unit.source)
        if not found:
            return f"no wording in {matcher.target} yet"
        best = found[0]
        is_told = best.grammar and best.is_asked_for
        return f"{best.grammar}: {best.text}" if is_told else best.text

    def action_list_terms(self) -> None:
        """Show or hide the terms."""
        self._panel_wish = not self.terms.display
        self._show_terms()

    @property
    def place(self) -> tuple[str, int]:
        """Language and row of what is being written or is under the cursor."""
        return self.writing or (self.segments.language, self.segments.row)

    def _cursor_in(self, unit: Unit) -> int:
        """Return where a term would be put in."""
        return end_of(unit.target) if self.writing is None else self.cursor_place

    @property
    def cursor_place(self) -> int:
        """The cursor's place in the text being written."""
        return len(self.editor.before_cursor)

    def _judgement(self) -> Judgement | None:
        """Return what the matcher says of the segment; tell why if it says nothing."""
        language, row = self.place
        if row < 0:
            return None
        judgement = self.opened.annotate(language, self.desk.unit(language, row)).judgement
        if judgement is None:
            self.tell("the glossary has no terms, or is not loaded yet")
        elif not judgement.mentions:
            self.tell("the source names no term of the glossary")
            return None
        return judgement

    # Putting in, from the list

    def action_term_insert(self) -> None:
        """Ask which term to put in."""
        judgement = self._judgement()
        matcher = self.opened.matcher(self.segments.language)
        if judgement is None or matcher is None:
            return
        unit = self.unit
        shown = entries(judgement)[:_MOST]
        answers = {}
        for number, entry in enumerate(shown, 1):
            line = self._line(matcher, entry, unit)
            sign = line.verdict.sign
            answers[str(number)] = f"{sign} {line.source} → {line.wanted}"

        def chosen(answer: str | None) -> None:
            if answer is not None and self.unit == unit:
                self.insert_term(shown[int(answer) - 1].mention)

        self.app.push_screen(ChoiceScreen("Which term?", answers), chosen)

    def insert_term(self, mention: Mention) -> None:
        """Put a term in: in the place of what is there, or at the end, to be moved by the reader."""
        unit, matcher = self.unit, self.opened.matcher(self.segments.language)
        if matcher is None:
            return
        if mention.found is None:
            self.action_segment_edit()
            self.put_term(mention, end_of(unit.target))
            return
        found = offers(matcher, mention, unit.target, 0, unit.source)
        others = [o for o in found if o.text != unit.target[slice(*o.span)]][:_MOST]
        if not others:
            self.tell("it is right as it stands, and has no other form")
        elif mention.verdict is not Verdict.OK and (others[0].is_asked_for or len(others) == 1):
            self._replace(unit, mention, others[0])
        else:
            self._ask_for_form(unit, mention, others)

    def _ask_for_form(self, unit: Unit, mention: Mention, found: Sequence[Offer]) -> None:
        def chosen(answer: str | None) -> None:
            if answer is not None and self.unit == unit:
                self._replace(unit, mention, found[int(answer) - 1])

        forms = {str(number): _described(offer) for number, offer in enumerate(found, 1)}
        standing_there = unit.target[slice(*found[0].span)]
        self.app.push_screen(ChoiceScreen(f"“{standing_there}” becomes", forms), chosen)

    def _replace(self, unit: Unit, mention: Mention, offer: Offer) -> None:
        text = offer.put_into(unit.target).text
        self._edit(self.place, mention, text)
        self.tell(f"“{offer.text}” put in; ^z takes it back")

    def _edit(self, place: tuple[str, int], mention: Mention, text: str) -> None:
        language, row = place
        unit = self.desk.unit(language, row)
        after = unit.with_target(text, State.REVIEW, PERSON)
        self.desk.edit(language, after, f"term {mention.term.id} in {unit.id}")

    # Putting in, while writing

    def action_editor_term(self) -> None:
        """Put in the next term that is not right, or another form of the one put in just now."""
        put_in = self._choosing
        if put_in is not None and put_in.chosen + 1 < len(put_in.offers):
            self._show_put_in(replace(put_in, chosen=put_in.chosen + 1))
            return
        if put_in is not None:
            self._show_put_in(replace(put_in, chosen=0))
        judgement = self._judgement()
        if judgement is None or self.writing is None:
            return
        mention = next_wanted(judgement)
        if mention is None:
            if put_in is None:
                self.tell("every term is in")
            return
        start, end = self.editor.selected
        if mention.found is None and start != end:
            mention = mention._replace(found=(start, end))
        self.put_term(mention, self.cursor_place)

    def put_term(self, mention: Mention, at: int) -> None:
        """Put a term into the text being written."""
        if self.writing is None:
            return
        matcher = self.opened.matcher(self.writing[0])
        text = self.editor.text
        source = self.unit.source
        found = offers(matcher, mention, text, at, source)[:_MOST] if matcher else ()
        if not found:
            self.tell(f"“{mention.term.id}” has no wording in {self.writing[0]} yet")
            return
        self._show_put_in(
            _PutIn(place=self.writing, mention=mention, offers=found, chosen=0, before=text, at=at)
        )

    def _show_put_in(self, put_in: _PutIn) -> None:
        offer = put_in.offers[put_in.chosen]
        text, (_, end) = offer.put_into(put_in.before)
        cursor = put_in.at
        if cursor > offer.span[1]:
            cursor += len(text) - len(put_in.before)
        elif cursor >= offer.span[0]:
            cursor = end
        self._edit(put_in.place, put_in.mention, text)
        self.editor.put(text)
        self.editor.go_to(cursor)
        self._put_in = replace(put_in, after=text, cursor=cursor)
        self._show_terms()

    @property
    def _choosing(self) -> _PutIn | None:
        """What was put in just now, while nothing else has been done and it has other forms."""
        put_in = self._put_in
        is_now = (
            put_in is not None
            and len(put_in.offers) > 1
            and self.writing == put_in.place
            and self.editor.text == put_in.after
            and self.cursor_place == put_in.cursor
        )
        return put_in if is_now else None

    def _choose_form(self, number: int) -> bool:
        """Put in the n-th form; return whether there was something to choose."""
        put_in = self._choosing
        if put_in is None or number > len(put_in.offers):
            return False
        self._show_put_in(replace(put_in, chosen=number - 1))
        return True

    @on(TermPanel.Chosen)
    def _term_clicked(self, message: TermPanel.Chosen) -> None:
        """Put in the term or the form that was clicked."""
        put_in = self._choosing
        if self.desk.is_read_only:
            return
        if put_in is not None:
            self._show_put_in(replace(put_in, chosen=message.number - 1))
            return
        judgement = self._judgement()
        shown = entries(judgement) if judgement else []
        if message.number > len(shown):
            return
        mention = shown[message.number - 1].mention
        if self.writing is None:
            self.insert_term(mention)
        else:
            self.put_term(mention, self.cursor_place)
            self.editor.focus()


def _described(offer: Offer) -> str:
    """Return a form with its case in words."""
    return f"{offer.text}  {offer.grammar}" if offer.grammar else offer.text
