"""Views of a blueprint use a service that the application factory passes by closure."""

from flask import Blueprint, Flask


class Service:
    def answer(self):
        pass


def make_blueprint(service):
    blueprint = Blueprint("chat", __name__)

    @blueprint.before_request
    def check():
        pass

    @blueprint.route("/chat", methods=["POST"])
    def chat():
        return service.answer()

    return blueprint


def create_app():
    app = Flask(__name__)
    app.register_blueprint(make_blueprint(Service()))
    return app


app = create_app()
