"""A base class of a library calls the methods that a subclass fills in, each for one of its own."""

from llama_index.core.base.base_query_engine import BaseQueryEngine


def ask():
    return "Paris"


class Engine(BaseQueryEngine):
    def _query(self, bundle):
        return ask()

    async def _aquery(self, bundle):
        return ask()

    def _get_prompts(self):
        return {}


def main():
    return Engine(None).query("Which city?")


main()
