import subprocess

from langchain_openai import ChatOpenAI
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.tools import tool


@tool
def shell(command: str) -> str:
    """Run a shell command."""
    return subprocess.run(command, shell=True, capture_output=True, text=True).stdout


llm = ChatOpenAI(model="gpt-4o-mini", temperature=0).bind_tools([shell])


def run(task: str) -> str:
    messages = [HumanMessage(task)]
    while True:
        reply = llm.invoke(messages)
        messages.append(reply)
        if not reply.tool_calls:
            return reply.content
        for call in reply.tool_calls:
            messages.append(ToolMessage(shell.invoke(call["args"]), tool_call_id=call["id"]))
