import json
import unittest
from types import SimpleNamespace

import responses

import notes


class FakeMessages:
    def __init__(self, content, stop_reason="tool_use"):
        self._message = SimpleNamespace(content=content, stop_reason=stop_reason)
        self.requests = []

    def create(self, **kwargs):
        self.requests.append(kwargs)
        return self._message


class FakeAnthropic:
    def __init__(self, *content, **kwargs):
        self.messages = FakeMessages(list(content), **kwargs)


def tool(name, **arguments):
    return SimpleNamespace(type="tool_use", name=name, input=arguments, id="toolu_1")


class TaskFinderTest(unittest.TestCase):
    def test_adds_tasks(self):
        client = FakeAnthropic(tool("add_task", who="Ann", what="deploy"))
        self.assertEqual(notes.TaskFinder(client).run("..."), [("Ann", "deploy")])

    def test_ignores_tools_that_are_none(self):
        client = FakeAnthropic(tool("launch_rocket", target="moon"))
        with self.assertLogs("notes", "ERROR"):
            self.assertEqual(notes.TaskFinder(client).run("..."), [])

    def test_no_tasks(self):
        client = FakeAnthropic(SimpleNamespace(type="text", text="Nothing to do."), stop_reason="end_turn")
        self.assertEqual(notes.TaskFinder(client).run("..."), [])

    def test_too_many(self):
        client = FakeAnthropic(tool("add_task", who="Ann", what="dep"), stop_reason="max_tokens")
        with self.assertRaisesRegex(RuntimeError, "too many"):
            notes.TaskFinder(client).run("...")


class PointsTest(unittest.TestCase):
    @responses.activate
    def test_points(self):
        responses.add(
            responses.POST, notes.OLLAMA, json={"response": json.dumps({"Ann": ["deploy"], "Bob": "tests"})}
        )
        self.assertEqual(notes.points("..."), {"Ann": ["deploy"], "Bob": ["tests"]})

    @responses.activate
    def test_broken(self):
        responses.add(responses.POST, notes.OLLAMA, json={"response": '{"Ann": ["depl'})
        self.assertEqual(notes.points("..."), {})


class SummaryTest(unittest.TestCase):
    def test_summary(self):
        class Stream:
            text_stream = ["All ", "is well."]

            def __enter__(self):
                return self

            def __exit__(self, *error):
                return False

        pieces = []
        client = SimpleNamespace(messages=SimpleNamespace(stream=lambda **kwargs: Stream()))
        notes.stream_summary(client, "...", pieces.append)
        self.assertEqual("".join(pieces), "All is well.")
