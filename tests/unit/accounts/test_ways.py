from hypothesis import given
from hypothesis import strategies as st

from lintkit.accounts.proof.ways import ALL, Reach, Starts, Way, any_of, each
from lintkit.program.values import NOWHERE, CodeRef, Site

_CODES = [CodeRef("m.py", index) for index in range(6)]
_SCOPES = st.sampled_from([NOWHERE, 1, 2])
_WAYS = st.builds(
    Way,
    callee=st.sampled_from(_CODES),
    makers=st.frozensets(st.sampled_from(_CODES), max_size=2),
    at=st.just(Site(_CODES[0], 0)),
    chooses=st.booleans(),
    sure=st.booleans(),
    scopes=st.frozensets(st.tuples(_SCOPES, _SCOPES), max_size=2),
    is_free=st.booleans(),
)
_GRAPHS = st.lists(
    st.tuples(st.sampled_from(_CODES), _WAYS, st.sampled_from([ALL, 0b01, 0b10])), max_size=12
)


def _alone(
    graph: list[tuple[CodeRef, Way, Starts]],
    begin: CodeRef,
    made_before: dict[CodeRef, Starts],
    number: int,
) -> set[tuple[CodeRef, int]]:
    """What one start reaches, by going every way again until nothing is new."""
    reached = {(begin, NOWHERE)}
    while True:
        run = {ref for ref, _ in reached}
        ready = run | {ref for ref, starts in made_before.items() if starts >> number & 1}
        found = {
            (way.callee, inner)
            for caller, way, starts in graph
            for outer, inner in way.scopes or {(NOWHERE, NOWHERE)}
            if starts >> number & 1
            and caller in run
            and (way.is_free or not way.makers or way.makers & ready)
            and (outer == NOWHERE or {(caller, outer), (caller, NOWHERE)} & reached)
        }
        if found <= reached:
            return reached
        reached |= found


@given(
    _GRAPHS,
    st.lists(st.sampled_from(_CODES), min_size=2, max_size=2),
    st.dictionaries(st.sampled_from(_CODES), st.sampled_from([0b01, 0b10, 0b11]), max_size=2),
)
def test_many_starts_reach_what_each_reaches_alone(
    graph: list[tuple[CodeRef, Way, Starts]],
    begin: list[CodeRef],
    made_before: dict[CodeRef, Starts],
) -> None:
    reach = Reach(
        lambda ref: ((way, starts) for caller, way, starts in graph if caller == ref),
        lambda ref: made_before.get(ref, 0),
    )
    for number, ref in enumerate(begin):
        reach.add(ref, 1 << number)
    reach.finish()
    for number, ref in enumerate(begin):
        found = {
            (code, scope)
            for code, scopes in reach.scopes.items()
            for scope, starts in scopes.items()
            if starts >> number & 1
        }
        assert found == _alone(graph, ref, made_before, number)
        assert {code for code in _CODES if code in reach.of(number)} == {code for code, _ in found}


@given(st.sets(st.integers(0, 300)))
def test_the_numbers_of_a_set(numbers: set[int]) -> None:
    assert list(each(any_of(1 << number for number in numbers))) == sorted(numbers)
