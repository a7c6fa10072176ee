import datetime


def now() -> str:
    return datetime.datetime.now().isoformat()


def add(a: float, b: float) -> float:
    return a + b


TOOLS = {"now": now, "add": add}
