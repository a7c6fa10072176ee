"""What counts as a change to the ledger, and what does not."""

from msgspec import structs

from lintkit.debt import (
    Answer,
    Delta,
    Entry,
    Function,
    Item,
    Ledger,
    Measures,
    Side,
    compare_ledgers,
)
from lintkit.sources.files import Problem

SOURCE = ["def ask(q):", "    return client.ask(q)", "def say(q):", "    return client.say(q)"]
NO_BOUND = Item(
    standing="open",
    text="nothing bounds the wait",
    path="app/chat.py",
    line=2,
    symbol="app.chat.ask",
    rule="LK101",
)
NO_CHECK = structs.replace(NO_BOUND, text="nothing guards against: empty", rule="")


def entry(*items: Item, path: str = "app/chat.py", functions: str = "ask say") -> Entry:
    found = tuple(
        Function(1, name, 2 * at + 1, 2 * at + 2) for at, name in enumerate(functions.split())
    )
    return Entry(path=path, points=1, answers=(Answer("wait", items),), measures=Measures(found))


def side(*entries: Entry, lines: list[str] | None = None, unread: str = "") -> Side:
    problems = (Problem(unread, "line 1: broken"),) if unread else ()
    return Side(Ledger(entries, problems), lambda _: SOURCE if lines is None else lines)


def texts(delta: Delta) -> dict[str, list[str]]:
    return {
        name: [one.item.text for one in found]
        for name, found in structs.asdict(delta).items()
        if found
    }


def test_nothing_changes_between_equals() -> None:
    both = side(entry(NO_BOUND, NO_BOUND, NO_CHECK))
    assert compare_ledgers(both, both, {}) == Delta()


def test_moved_lines_change_nothing() -> None:
    moved = structs.replace(NO_BOUND, line=7), structs.replace(NO_CHECK, line=7)
    now = side(entry(*moved), lines=["#"] * 5 + SOURCE)
    assert compare_ledgers(side(entry(NO_BOUND, NO_CHECK)), now, {}) == Delta()


def test_what_is_new_is_opened_and_what_is_gone_cleared() -> None:
    delta = compare_ledgers(side(entry(NO_BOUND)), side(entry(NO_CHECK)), {})
    assert texts(delta) == {"opened": [NO_CHECK.text], "cleared": [NO_BOUND.text]}


def test_equal_items_are_counted() -> None:
    delta = compare_ledgers(side(entry(NO_BOUND)), side(entry(NO_BOUND, NO_BOUND)), {})
    assert texts(delta) == {"opened": [NO_BOUND.text]}


def test_a_renamed_file_changes_nothing() -> None:
    moved = tuple(
        structs.replace(one, path="app/talk.py", symbol="app.talk.ask")
        for one in (NO_BOUND, NO_CHECK)
    )
    now = side(entry(*moved, path="app/talk.py"))
    before = side(entry(NO_BOUND, NO_CHECK))
    assert compare_ledgers(before, now, {"app/chat.py": "app/talk.py"}) == Delta()
    assert len(compare_ledgers(before, now, {}).opened) == 2


def test_a_rule_that_words_it_otherwise_says_the_same() -> None:
    reworded = structs.replace(NO_BOUND, text="nothing bounds the wait, called from app.talk")
    assert compare_ledgers(side(entry(NO_BOUND)), side(entry(reworded)), {}) == Delta()
    elsewhere = structs.replace(reworded, line=4)
    assert compare_ledgers(side(entry(NO_BOUND)), side(entry(elsewhere)), {}) != Delta()


def test_a_renamed_function_changes_nothing() -> None:
    renamed = structs.replace(NO_BOUND, symbol="app.chat.answer")
    now = side(entry(renamed, functions="answer say"))
    assert compare_ledgers(side(entry(NO_BOUND)), now, {}) == Delta()


def test_the_same_fault_in_another_function_is_another() -> None:
    other = structs.replace(NO_BOUND, symbol="app.chat.say")
    delta = compare_ledgers(side(entry(NO_BOUND)), side(entry(other)), {})
    assert texts(delta) == {"opened": [NO_BOUND.text], "cleared": [NO_BOUND.text]}


def test_what_cannot_be_told_any_more_is_not_cleared() -> None:
    hidden = structs.replace(NO_BOUND, standing="cannot_tell", text="not followed", rule="")
    delta = compare_ledgers(side(entry(NO_BOUND)), side(entry(hidden)), {})
    assert texts(delta) == {"untold": ["not followed"]}


def test_what_can_be_told_now_is_opened() -> None:
    hidden = structs.replace(NO_BOUND, standing="cannot_tell", text="not followed", rule="")
    delta = compare_ledgers(side(entry(hidden)), side(entry(NO_BOUND)), {})
    assert texts(delta) == {"opened": [NO_BOUND.text]}


def test_a_file_that_cannot_be_read_any_more_clears_nothing() -> None:
    delta = compare_ledgers(side(entry(NO_BOUND)), side(unread="app/chat.py"), {})
    assert texts(delta) == {"untold": [NO_BOUND.text]}


def test_a_deleted_file_clears_what_was_open_in_it() -> None:
    delta = compare_ledgers(side(entry(NO_BOUND)), side(), {})
    assert texts(delta) == {"cleared": [NO_BOUND.text]}


def test_a_stale_sign_off_is_told_apart() -> None:
    stale = structs.replace(NO_BOUND, text="the model was a, and is b", rule="LK502", symbol="")
    answers = (Answer("account", (stale,)),)
    now = structs.replace(entry(), answers=answers)
    assert texts(compare_ledgers(side(), side(now), {})) == {"staled": [stale.text]}


def test_a_new_module_without_points_opens_nothing_by_having_no_sign_off() -> None:
    unsigned = structs.replace(NO_BOUND, text="no sign-off is recorded", rule="", symbol="")
    plain = structs.replace(entry(), points=0, answers=(Answer("account", (unsigned,)),))
    assert compare_ledgers(side(), side(plain), {}) == Delta()
