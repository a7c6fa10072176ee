from concurrent.futures import ThreadPoolExecutor
from functools import partial

from chartroom.clients import get_client


def each(client, text):
    return client.responses.create(model="gpt-4o-mini", input=text).output_text or "-"


def all_of(texts):
    client = get_client()
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(partial(each, client), texts))
