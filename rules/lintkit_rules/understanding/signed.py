"""A module that reaches a model, for examples, and somebody who has signed for it."""

APP = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(text):\n"
    "    return client.responses.create(model='gpt-5.2', input=text).output_text\n"
)
_RECORD = """\
schema = "lintkit/account/v1"
module = "app.py"

[answers]
purpose = "Customers ask what the shop sells, and read the answer at once."
slow = "The page waits for twenty seconds, then says that nobody is there."
wrong = "A wrong price would be shown to the customer who has asked."
moves = "We compare forty stored questions before we move to another one."
stopped = "The dashboard of answered questions falls to zero and pages us."
switch-off = "Whoever is on call sets ASSISTANT=off, which hides the box."

[signed]
name = "Ada Lovelace"
email = "ada@example.org"
date = 2026-08-01

[bound-to.ask]
code = ["CODE"]
guards = ["wait: bounded, 20 s, 3 attempts"]
model = ["MODEL"]
"""
_FILE = ".lintkit/accounts/app.py.toml"


def signed(model: str) -> dict[str, str]:
    """The module with a record of a sign-off that was given when that model answered."""
    record = _RECORD.replace("CODE", "1:45f5eaf4185bc8ef").replace("MODEL", model)
    return {"app.py": APP, _FILE: record}
