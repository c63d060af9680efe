"""Model packages: which there are, installing, verifying and removing them.

Packages are those of Argos Translate and live in its folder, so that its programs find ours and
the workbench finds theirs. A small package for each target language comes with the workbench.
"""

from __future__ import annotations

from workbench.drafting.packages.store import InstalledPackage, find, installed, route

__all__ = ["InstalledPackage", "find", "installed", "route"]
