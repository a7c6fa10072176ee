import argparse

import litellm

from llmgate.config import Config
from llmgate.gateway import Gateway


def probe(model: str) -> bool:
    response = litellm.completion(
        model=model, messages=[{"role": "user", "content": "ping"}], max_tokens=1
    )
    return bool(response.choices)


def run(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("prompt")
    parser.add_argument("--backend", default="openai")
    parser.add_argument("--probe", action="store_true")
    options = parser.parse_args(argv)
    if options.probe:
        return 0 if probe(options.prompt) else 1
    print(Gateway(Config(backend=options.backend)).ask(options.prompt))
    return 0
