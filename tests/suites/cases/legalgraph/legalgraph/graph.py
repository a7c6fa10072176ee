from typing import Literal, TypedDict

from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.exceptions import OutputParserException
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from langgraph.graph import END, START, StateGraph


class State(TypedDict, total=False):
    question: str
    area: str
    draft: str
    verdict: str


def get_model(temperature: float = 0.0):
    return ChatOpenAI(model="gpt-4o-2024-08-06", temperature=temperature, timeout=30)


def classify(state: State) -> State:
    chain = ChatPromptTemplate.from_template("Area of law as JSON: {question}") | get_model() | JsonOutputParser()
    try:
        area = chain.invoke({"question": state["question"]}).get("area", "other")
    except OutputParserException:
        area = "other"
    return {"area": area}


def draft(state: State) -> State:
    message = get_model(0.4).invoke([SystemMessage("Draft an answer."), HumanMessage(state["question"])])
    return {"draft": message.content}


def review(state: State) -> State:
    message: AIMessage = get_model().invoke([HumanMessage(state["draft"])])
    if message.response_metadata.get("finish_reason") == "length":
        return {"verdict": "incomplete"}
    return {"verdict": message.content}


def route(state: State) -> Literal["draft", "__end__"]:
    return "draft" if state["area"] != "other" else END


def build():
    graph = StateGraph(State)
    graph.add_node("classify", classify)
    graph.add_node("draft", draft)
    graph.add_node("review", review)
    graph.add_edge(START, "classify")
    graph.add_conditional_edges("classify", route)
    graph.add_edge("draft", "review")
    graph.add_edge("review", END)
    return graph.compile()


def translate(text: str) -> str:
    chain = ChatPromptTemplate.from_template("To English: {text}") | get_model() | StrOutputParser()
    return chain.invoke({"text": text})
