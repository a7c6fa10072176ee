from unittest.mock import patch

from langchain_core.messages import AIMessage

from ragdesk import graph


def test_run_polishes_long_drafts():
    with patch("ragdesk.graph.chat_model") as model:
        model.return_value.invoke.side_effect = [
            AIMessage(content="A very long draft of an answer"),
            AIMessage(content=""),
        ]
        result = graph.run("Why?")
    assert result["final"] == "A very long draft of an answer"


def test_short_drafts_are_done():
    assert graph.needs_polish({"draft": "short"}) == "done"
