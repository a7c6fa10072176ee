from hypothesis import given
from hypothesis import strategies as st

from lintkit.accounts.proof.ways import ALL, Reach, Starts, Way, any_of, each
from lintkit.program.values import NOWHERE, CodeRef, Site

_CODES = [CodeRef("m.py", index) for index in range(6)]
_SCOPES = st.sampled_from([NOWHERE, 1, 2])
_CLASSES = _CODES[:2]
_WAYS = st.builds(
    Way,
    callee=st.sampled_from(_CODES),
    makers=st.frozensets(st.sampled_from(_CODES), max_size=2),
    at=st.just(Site(_CODES[0], 0)),
    chooses=st.booleans(),
    sure=st.booleans(),
    scopes=st.frozensets(st.tuples(_SCOPES, _SCOPES), max_size=2),
    is_free=st.booleans(),
    made=st.sampled_from([(), ((Site(_CODES[0], 0), _CODES[0]),)]),
    by_class=st.lists(
        st.tuples(st.sampled_from(_CLASSES), st.frozensets(st.sampled_from(_CODES), max_size=2)),
        max_size=2,
    ).map(tuple),
    keeps_object=st.booleans(),
    own=st.none() | st.frozensets(st.sampled_from(_CLASSES)),
    covered=st.frozensets(st.sampled_from(_CLASSES)),
)
_GRAPHS = st.lists(
    st.tuples(st.sampled_from(_CODES), _WAYS, st.sampled_from([ALL, 0b01, 0b10])), max_size=12
)


_Node = tuple[CodeRef, int, CodeRef | None]


def _gone(way: Way, class_: CodeRef | None, ready: set[CodeRef]) -> set[CodeRef | None]:
    """The classes of `self` at the end of a way that begins with one; none if it is not gone."""
    is_made = way.is_free or not way.makers or bool(way.makers & ready)
    if way.own is not None:
        return {class_} if class_ in way.own else set()
    if way.keeps_object:
        return {class_} if is_made else set()
    if class_ in way.covered:
        return set()
    told: set[CodeRef | None] = {
        one for one, makers in way.by_class if not makers or makers & ready
    }
    is_other = not way.by_class or (way.is_free and bool(way.made))
    return told | ({None} if is_other and is_made else set())


def _alone(
    graph: list[tuple[CodeRef, Way, Starts]],
    begin: CodeRef,
    made_before: dict[CodeRef, Starts],
    number: int,
) -> set[_Node]:
    """What one start reaches, by going every way again until nothing is new."""
    reached: set[_Node] = {(begin, NOWHERE, None)}
    while True:
        run = {ref for ref, _, _ in reached}
        ready = run | {ref for ref, starts in made_before.items() if starts >> number & 1}
        found: set[_Node] = {
            (way.callee, inner, end)
            for caller, way, starts in graph
            for outer, inner in way.scopes or {(NOWHERE, NOWHERE)}
            if starts >> number & 1
            for ref, scope, class_ in reached
            if ref == caller and (outer == NOWHERE or scope in (outer, NOWHERE))
            for end in _gone(way, class_, ready)
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
            (code, scope, class_)
            for code, scopes in reach.scopes.items()
            for scope, classes in scopes.items()
            for class_, starts in classes.items()
            if starts >> number & 1
        }
        assert found == _alone(graph, ref, made_before, number)
        assert {code for code in _CODES if code in reach.of(number)} == {
            code for code, _, _ in found
        }


@given(st.sets(st.integers(0, 300)))
def test_the_numbers_of_a_set(numbers: set[int]) -> None:
    assert list(each(any_of(1 << number for number in numbers))) == sorted(numbers)
