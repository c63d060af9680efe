"""Units follow their text when the article changes; nothing a person wrote is dropped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog import Catalog, follow
from workbench.model import (
    PERSON,
    Article,
    Origin,
    OriginKind,
    Paragraph,
    ParagraphKind,
    Segment,
    State,
    Unit,
)

MACHINE = Origin(kind=OriginKind.ENGINE, detail="echo 1")


def article(*sentences: str) -> Article:
    """An article with one sentence a paragraph."""
    return Article(
        slug="visit",
        path=PurePosixPath("translations/en/visit.txt"),
        language="en",
        digest="sha256:1",
        paragraphs=tuple(
            Paragraph(kind=ParagraphKind.BODY, segments=(Segment(text=s),), line=n)
            for n, s in enumerate(sentences, start=1)
        ),
    )


def catalog(*units: Unit, obsolete: tuple[Unit, ...] = ()) -> Catalog:
    return Catalog(slug="visit", source="en", language="vi", units=units, obsolete=obsolete)


def human(source: str, target: str, unit_id: str = "p01s01") -> Unit:
    return Unit(id=unit_id, source=source, target=target, state=State.APPROVED, origin=PERSON)


def machine(source: str, target: str, unit_id: str = "p01s01") -> Unit:
    return Unit(id=unit_id, source=source, target=target, state=State.DRAFT, origin=MACHINE)


TALKS = "The two sides held talks in Hanoi."
TALKS_LATER = "The two sides held further talks in Hanoi."


def test_a_new_article_has_new_units_with_ids_and_lines() -> None:
    found = follow(catalog(), article(TALKS, "He left."))
    assert [(u.id, u.source, u.state) for u in found.units] == [
        ("p01s01", TALKS, State.NEW),
        ("p02s01", "He left.", State.NEW),
    ]
    assert found.lines == (1, 2)
    assert found.article_digest == "sha256:1"


def test_a_translation_moves_with_its_sentence_and_stays_approved() -> None:
    found = follow(
        catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article("New lead.", TALKS)
    )
    assert found.units[1] == human(TALKS, "Hai bên đã hội đàm tại Hà Nội.", "p02s01")
    assert not found.obsolete


def test_a_changed_sentence_keeps_its_human_translation_for_review() -> None:
    found = follow(catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article(TALKS_LATER))
    (unit,) = found.units
    assert unit.target == "Hai bên đã hội đàm tại Hà Nội."
    assert unit.state is State.REVIEW
    assert unit.previous_source == TALKS


def test_a_change_taken_back_is_no_longer_shown_as_a_change() -> None:
    once = follow(catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article(TALKS_LATER))
    back = follow(once, article(TALKS))
    assert back.units[0].previous_source == ""
    assert back.units[0].target


def test_the_source_a_translation_was_written_for_survives_two_changes() -> None:
    once = follow(catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article(TALKS_LATER))
    twice = follow(once, article(TALKS_LATER.replace("further", "more")))
    assert twice.units[0].previous_source == TALKS


def test_the_machine_draft_of_a_changed_sentence_is_made_anew() -> None:
    found = follow(catalog(machine(TALKS, "Bản nháp")), article(TALKS_LATER))
    assert found.units[0].state is State.NEW
    assert not found.obsolete


def test_a_human_translation_without_a_sentence_is_kept_and_comes_back_with_it() -> None:
    gone = follow(
        catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article("Something else entirely?")
    )
    assert gone.units[0].state is State.NEW
    assert [u.target for u in gone.obsolete] == ["Hai bên đã hội đàm tại Hà Nội."]
    back = follow(gone, article(TALKS))
    assert back.units[0].target == "Hai bên đã hội đàm tại Hà Nội."
    assert not back.obsolete


def test_repeated_sentences_keep_their_own_translations_in_order() -> None:
    before = catalog(
        human("He agreed.", "Ông đồng ý.", "p01s01"),
        human("He agreed.", "Ông tán thành.", "p02s01"),
    )
    found = follow(before, article("A new lead.", "He agreed.", "He agreed."))
    assert [u.target for u in found.units] == ["", "Ông đồng ý.", "Ông tán thành."]


def test_the_most_similar_sentence_gets_the_translation() -> None:
    found = follow(
        catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")),
        article("The two sides held talks in Kazan and Hanoi on trade.", TALKS_LATER),
    )
    assert [bool(u.target) for u in found.units] == [False, True]


def test_obsolete_entries_never_share_id_and_source() -> None:
    found = follow(
        catalog(
            human("He agreed.", "Ông đồng ý.", "p01s01"),
            obsolete=(
                human("He agreed.", "Ông tán thành.", "p01s01~"),
                human("He agreed.", "Ông đồng ý.", "p01s01~2"),
            ),
        ),
        article("Nothing alike 12345"),
    )
    assert {u.target for u in found.obsolete} == {"Ông đồng ý.", "Ông tán thành."}
    assert len({(u.id, u.source) for u in found.obsolete}) == len(found.obsolete)


def test_following_the_same_article_again_changes_nothing() -> None:
    once = follow(
        catalog(human(TALKS, "Hai bên đã hội đàm tại Hà Nội.")), article("Lead.", TALKS_LATER)
    )
    assert follow(once, article("Lead.", TALKS_LATER)) == once


SENTENCES = st.lists(
    st.sampled_from([f"Sentence {n} of the text says {n}." for n in range(8)]), max_size=8
)


@given(before=SENTENCES, after=SENTENCES, later=SENTENCES)
def test_no_human_translation_is_ever_lost(
    before: list[str], after: list[str], later: list[str]
) -> None:
    units = tuple(human(s, f"dịch {n}: {s}", f"p{n + 1:02}s01") for n, s in enumerate(before))
    found = follow(catalog(*units), article(*after))
    found = follow(found, article(*later))
    kept = {u.target for u in (*found.units, *found.obsolete)}
    assert {u.target for u in units} <= kept
    assert [u.source for u in found.units] == later
    assert len({(u.id, u.source) for u in found.obsolete}) == len(found.obsolete)
    assert all(replace(u, id="") for u in found.units)
