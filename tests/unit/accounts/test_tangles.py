import ast

import pytest
from radon.complexity import cc_visit_ast

from lintkit.accounts.modules.complexity import complexity
from lintkit.lowering import lower

BODIES = [
    "return x",
    "if x:\n        return 1\n    elif y:\n        return 2\n    else:\n        return 3",
    "for one in x:\n        while one:\n            one -= 1\n    return y",
    "try:\n        return x\n    except KeyError:\n        y()\n    except OSError:\n        x()",
    "return x and y",
    "return x or y",
    "if x and y or not x:\n        return 1\n    return 2",
    "return 1 if x else 2",
    "return [one for one in x]",
    "with x:\n        return y",
]


@pytest.mark.parametrize("body", BODIES)
def test_complexity_is_counted_as_radon_counts_it(body: str) -> None:
    text = f"def f(x, y):\n    {body}\n"
    (expected,) = cc_visit_ast(ast.parse(text))
    assert complexity(lower(text, "a.py").codes[1]) == expected.complexity
