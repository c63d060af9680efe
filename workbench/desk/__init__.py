"""The desk: the open article, its edits, undo, journal, lock and files. It knows no terminal."""

from workbench.desk.article_file import ArticleFile
from workbench.desk.desk import Arrival, Desk
from workbench.desk.edits import Change, Layout, Reshape, SetUnit
from workbench.desk.journal import Journal
from workbench.desk.lock import ArticleLock, Holder
from workbench.desk.rows import Row

__all__ = [
    "Arrival",
    "ArticleFile",
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
