"""A compiled pattern calls the function that it substitutes with."""

import re
def upper(m):
    return "x"
P = re.compile("a")
def run(text):
    return P.sub(upper, text)
run("banana")
run2 = re.compile("b").sub(lambda m: "c", "abc")
re.subn("a", upper, "ab")
