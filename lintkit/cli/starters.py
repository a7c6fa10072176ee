"""What `lintkit init` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lintkit

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGE = f"lintkit-ai=={lintkit.__version__}"

HOOK = f"""\
  - repo: local
    hooks:
      - id: lintkit
        name: lintkit
        # The files of the commit, and what it breaks elsewhere in the program.
        entry: lintkit check --focus --diff-base HEAD
        language: python
        additional_dependencies: ["{_PACKAGE}"]
        types_or: [python, jupyter, toml, plain-text]
        require_serial: true
"""

PRE_COMMIT = f"repos:\n{HOOK}"

GITHUB = f"""\
name: lintkit
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  lintkit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # a change is seen against where its branch began
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install {_PACKAGE}
      - if: github.event_name == 'pull_request'
        run: lintkit check --format github --diff-base "origin/$GITHUB_BASE_REF"
      - if: github.event_name != 'pull_request'
        run: lintkit check --format github
"""

GITLAB = f"""\
lintkit:
  image: python:3.12
  variables:
    GIT_DEPTH: "0" # a change is seen against where its branch began
  script:
    - python -m pip install {_PACKAGE}
    - lintkit check --format text --format gitlab:gl-code-quality-report.json
      ${{CI_MERGE_REQUEST_DIFF_BASE_SHA:+--diff-base $CI_MERGE_REQUEST_DIFF_BASE_SHA}}
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""


def configuration(folders: Sequence[str], *, table: bool) -> str:
    """A first configuration.

    Args:
        folders: those whose names say that nobody runs what is in them.
        table: whether it stands in a file of several tools.
    """
    head = "[tool.lintkit]\n" if table else ""
    listed = ", ".join(f'"{folder}/"' for folder in folders or ["examples"])
    mark = "" if folders else "# "
    return (
        f"{head}"
        "# default: what is sure and worth stopping for; strict: notes too, and what is likely;\n"
        "# audit: all of it, and what cannot be told.\n"
        'profile = "default"\n'
        "# What nobody runs, as in .gitignore; on top of what is left out anyway:\n"
        f"{mark}extend-exclude = [{listed}]\n"
        "# A retirement of a model this many days ahead is worth a finding:\n"
        "retirement-horizon-days = 90\n"
    )
