from flask import Flask

from faqbot.ext import llm


def create_app(**config) -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(OPENAI_MODEL="gpt-4o-mini-2024-07-18", LLM_TIMEOUT=15)
    app.config.update(config)
    llm.init_app(app)

    from faqbot.api import bp

    app.register_blueprint(bp, url_prefix="/api")
    return app
