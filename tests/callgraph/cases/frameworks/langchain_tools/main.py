"""A tool calls its function with the items of what it is given, by keywords."""

from langchain_core.tools import tool


def stored():
    pass


@tool
def save(name, size=1):
    stored()


@tool("seek")
def find(done):
    done()


save.invoke({"name": "a"})
find.run({"done": lambda: None})
