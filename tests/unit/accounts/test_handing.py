"""Callables that the program hands to a library."""

from collections.abc import Callable

from lintkit.accounts.handing import handed
from lintkit.accounts.reading import callee_externals
from lintkit.program.program import Program


def test_a_partial_function_around_itself_is_looked_into_once(
    linked: Callable[..., tuple[Program, object]],
) -> None:
    program, _ = linked(
        """
        from functools import partial
        import requests

        class Source:
            def __init__(self, inner):
                self.inner = inner

            def refresh(self, ask):
                if self.inner:
                    ask = partial(ask, timeout=3)
                if self.inner:
                    self.inner.refresh(ask)
                return ask("https://api.openai.com")

        def made():
            return Source(made())

        made().refresh(requests.post)
        """
    )
    found = [
        (len(invocation.takes), {value.symbol for value in values})
        for site, _ in program.calls()
        for value in callee_externals(program, site)
        for values, invocation in handed(program, site, value)
    ]
    assert found == [(2, {"functools.partial", "requests.post"})]
