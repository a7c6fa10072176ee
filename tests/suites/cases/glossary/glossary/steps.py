from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.prompts import ChatPromptTemplate

from glossary.llm import chat_model, complete, embeddings


class Step:
    registry = {}
    name = ""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Step.registry[cls.name] = cls

    def run(self, text):
        raise NotImplementedError


class Define(Step):
    name = "define"

    def run(self, text):
        prompt = ChatPromptTemplate.from_template("Define {text}")
        chain = prompt | chat_model() | StrOutputParser()
        return chain.invoke({"text": text})


class Terms(Step):
    name = "terms"

    def __init__(self, llm=None):
        self.llm = llm or chat_model()

    def run(self, text):
        prompt = ChatPromptTemplate.from_template("List the terms of {text} as JSON")
        chain = prompt | self.llm | JsonOutputParser()
        return chain.invoke({"text": text})


class Shorten(Step):
    name = "shorten"

    def run(self, text):
        return complete(f"Shorten: {text}") or text


class Nearest(Step):
    name = "nearest"

    def run(self, text):
        return embeddings().embed_query(text)


def run_step(name, text):
    return Step.registry[name]().run(text)
