"""The translation workbench: English news in Vietnamese and Russian, under a glossary."""

__version__ = "0.1.0"
