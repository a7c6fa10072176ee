from typing import TypedDict

from langgraph.graph import END, START, StateGraph

from ragdesk.models import chat_model


class State(TypedDict, total=False):
    question: str
    draft: str
    final: str


def draft(state: State) -> State:
    message = chat_model().invoke(state["question"])
    return {"draft": message.content}


def polish(state: State) -> State:
    message = chat_model().invoke(f"Polish: {state['draft']}")
    return {"final": message.content or state["draft"]}


def needs_polish(state: State) -> str:
    return "polish" if len(state["draft"]) > 20 else "done"


def build():
    graph = StateGraph(State)
    graph.add_node("draft", draft)
    graph.add_node("polish", polish)
    graph.add_edge(START, "draft")
    graph.add_conditional_edges("draft", needs_polish, {"polish": "polish", "done": END})
    graph.add_edge("polish", END)
    return graph.compile()


def run(question):
    return build().invoke({"question": question})
