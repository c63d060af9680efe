"""`python -m workbench` is the `workbench` command."""

import sys

from workbench.cli import run_script

sys.exit(run_script())
