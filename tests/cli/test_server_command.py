"""`lintkit server` without what it needs."""

import sys
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_missing_extra_is_told(lintkit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("lintkit.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    result = lintkit("server")
    assert result.exit_code == 2
    assert result.stderr == ("lintkit: error: needs pygls: `pip install 'lintkit-ai[lsp]'`.\n")
