from flask import Flask, jsonify, request

from orchard import ai


def create_app():
    app = Flask(__name__)

    @app.get("/tip/<tree>")
    def tip(tree):
        return jsonify(tip=ai.pruning_tip(tree))

    @app.post("/diagnose")
    def diagnose():
        found = ai.diagnose(request.get_json()["symptoms"])
        if found is None:
            return jsonify(error="unavailable"), 503
        return jsonify(diagnosis=found)

    @app.get("/harvest/<tree>")
    def harvest(tree):
        return jsonify(month=ai.harvest(tree))

    return app
