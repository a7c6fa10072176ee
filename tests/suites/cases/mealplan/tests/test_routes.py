from types import SimpleNamespace
from unittest.mock import AsyncMock

import pytest

from app import nutrition
from app.deps import get_openai
from app.main import app
from app.routers.plans import get_planner
from app.schemas import Meal, Week

WEEK = Week(meals=[Meal(name="Soup", minutes=20, ingredients=["leek"])])


class FakePlanner:
    def __init__(self, plan):
        self.plan = plan

    async def week(self, likes, avoids):
        return self.plan


def test_week(http):
    app.dependency_overrides[get_planner] = lambda: FakePlanner(WEEK)
    response = http.post("/plans/week", json={"likes": "soup"})
    assert response.json()["meals"][0]["name"] == "Soup"


def test_week_without_plan(http):
    app.dependency_overrides[get_planner] = lambda: FakePlanner(Week(meals=[]))
    assert http.post("/plans/week", json={}).status_code == 503


def test_picture(http):
    client = SimpleNamespace(images=SimpleNamespace(generate=AsyncMock()))
    client.images.generate.return_value = SimpleNamespace(data=[SimpleNamespace(b64_json="aGk=")])
    app.dependency_overrides[get_openai] = lambda: client
    assert http.get("/plans/picture/soup").content == b"hi"


class FakeModels:
    def __init__(self, text):
        self.text = text

    def generate_content(self, *, model, contents):
        return SimpleNamespace(text=self.text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('{"kcal": 120}', 200),
        ('Sure! Here you go:\n```json\n{"kcal": 120}\n```', 200),
        ("I cannot say.", 502),
        ('{"kcal": 120, }', 502),
        (None, 502),
    ],
)
def test_facts(http, monkeypatch, text, status):
    monkeypatch.setattr(nutrition, "client", SimpleNamespace(models=FakeModels(text)))
    assert http.get("/plans/facts/soup").status_code == status
