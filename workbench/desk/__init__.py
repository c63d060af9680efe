"""The desk: the open article, its edits, undo, journal, lock and files. It knows no terminal."""

from workbench.desk.desk import Arrival, Desk, Row
from workbench.desk.edits import Change, Layout, Reshape, SetUnit
from workbench.desk.journal import Journal
from workbench.desk.lock import ArticleLock, Holder

__all__ = [
    "Arrival",
    "ArticleLock",
    "Change",
    "Desk",
    "Holder",
    "Journal",
    "Layout",
    "Reshape",
    "Row",
    "SetUnit",
]
