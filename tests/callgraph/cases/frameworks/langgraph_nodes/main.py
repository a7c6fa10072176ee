"""A graph runs its nodes when it is run; one that is only built runs none."""

from langgraph.graph import END, START, StateGraph


def ask(state):
    return {"answer": str(state)}


def idle(state):
    return state


def choose(state):
    return END


def compiled():
    graph = StateGraph(dict)
    graph.add_node("ask", ask)
    graph.add_edge(START, "ask")
    graph.add_conditional_edges("ask", choose)
    return graph.compile()


def answer():
    return compiled().with_config(tags=["a"]).invoke({"question": "?"})


def built():
    return StateGraph(dict).add_node(idle).compile()


answer()
built()
