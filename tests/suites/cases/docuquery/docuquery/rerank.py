import logging
import os

import requests

log = logging.getLogger("docuquery")


class Reranker:
    url = "https://api.cohere.com/v2/rerank"

    def __init__(self, session=None):
        self.session = session or requests.Session()

    def order(self, question, texts):
        try:
            response = self.session.post(
                self.url,
                json={"model": "rerank-v3.5", "query": question, "documents": texts},
                headers={"Authorization": "Bearer " + os.environ.get("COHERE_API_KEY", "")},
                timeout=8,
            )
            response.raise_for_status()
        except requests.RequestException:
            log.exception("no order from the service")
            return texts
        return [texts[one["index"]] for one in response.json()["results"]]
