"""The memory: earlier approved translations, searched by similarity and by phrase."""

from workbench.memory.base import Hit, Match, MemoryEntry, Problem, Proposal, Repair, Stats
from workbench.memory.memory import Memory

__all__ = ["Hit", "Match", "Memory", "MemoryEntry", "Problem", "Proposal", "Repair", "Stats"]
