#!/usr/bin/env bash
# Runs `workbench` from this repository on the project in the current folder: for pre-commit and CI.
# By way of uv, because only uv obeys what `pyproject.toml` says about the dependencies of Argos: with
# pip alone, several GB would be installed that nothing here uses.
set -euo pipefail
command -v uv >/dev/null || { echo "workbench.sh: needs uv; pip install uv" >&2; exit 2; }
exec uv run --quiet --no-dev --project "$(dirname "$0")/.." workbench "$@"
