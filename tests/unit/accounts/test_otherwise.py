"""What holds where a timeout that may be passed is not."""

from collections.abc import Callable

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = "from openai import OpenAI\nfrom config import options\nclient = OpenAI()\n"


def test_the_default_is_told_beside_what_may_be_passed(point: Found) -> None:
    found = point(f"{HEAD}client.responses.create(model='m', **options)\n").deadline
    assert found.state == "unknown"
    assert [step.text for step in found.evidence[-2:]] == [
        "what `**options` holds is not known",
        "where that has no timeout, openai's own default applies: 600 s × 3 attempts = 1800 s",
    ]


def test_no_default_is_told_where_something_is_passed_or_none_is_known(point: Found) -> None:
    passed = point(f"{HEAD}client.responses.create(model='m', timeout=options.time)\n").deadline
    assert (passed.state, "where that" in passed.evidence[-1].text) == ("unknown", False)
    odd = "import instructor\nfrom config import model, options\n"
    call = "instructor.from_provider(model).create(messages=[], response_model=int, **options)\n"
    found = point(odd + call).deadline
    assert (found.state, "where that" in found.evidence[-1].text) == ("unknown", False)
