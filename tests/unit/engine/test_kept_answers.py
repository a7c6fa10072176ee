"""Answers that a linked program keeps: each is what it would answer anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.engine.find import find
from lintkit.engine.gather import Request
from lintkit.engine.linked import Linked, account_for_all, link_project
from lintkit.program.provenance.premises import Premises
from lintkit.program.provenance.stores import Stores

FIXTURES = Path(__file__).parents[3] / "fixtures"
DAY = date(2026, 1, 1)


def linked(root: Path) -> Linked:
    request = Request(load_config([root]), (root,), DAY, cached=False, jobs=1)
    return link_project(request, find(request))


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.iterdir() if one.is_dir()))
def test_nobody_changes_an_answer_that_others_get(name: str) -> None:
    used, fresh = linked(FIXTURES / name), linked(FIXTURES / name)
    account_for_all(used)
    for question, known in used.program.answers.items():
        for given, answer in known.items():
            if not isinstance(answer, Stores | Premises):  # which answer when they are asked
                fresh.program.answers.clear()
                assert question(fresh.program, *given) == answer, (question, given)


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.iterdir() if one.is_dir()))
def test_accounts_are_the_same_when_asked_again(name: str) -> None:
    asked = linked(FIXTURES / name)
    assert account_for_all(asked) == account_for_all(asked)
