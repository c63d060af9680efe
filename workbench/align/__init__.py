"""Alignment of existing translations: sentence pairs, their table for people, their catalog."""

from workbench.align.pairs import Pair, Sentence, bare_sentences, linked
from workbench.align.sentences import align

__all__ = ["Pair", "Sentence", "align", "bare_sentences", "linked"]
