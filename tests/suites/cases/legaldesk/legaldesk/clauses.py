import json

from .gateway import Gateway


class ClauseFinder:
    def __init__(self, gateway=None):
        self.gateway = gateway or Gateway()

    def find(self, contract):
        raw = self.gateway.ask("List the clauses as JSON: " + contract)
        try:
            return json.loads(raw)["clauses"]
        except (ValueError, KeyError, TypeError):
            return []
