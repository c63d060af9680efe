"""Catalogs: the units of one article in one language, and how they are kept."""

from workbench.catalog.base import Catalog, SetTarget
from workbench.catalog.follow import follow

__all__ = ["Catalog", "SetTarget", "follow"]
