import unittest
from unittest.mock import AsyncMock, MagicMock

from app.planner import EMPTY, Planner
from app.schemas import Meal, Week

WEEK = Week(meals=[Meal(name="Soup", minutes=20, ingredients=["leek"])])


class ShoppingListTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.llm = MagicMock()
        self.llm.ainvoke = AsyncMock()
        self.planner = Planner(self.llm)

    async def test_lines(self):
        self.llm.ainvoke.return_value.content = "- leek\n- cream\n\n"
        self.assertEqual(await self.planner.shopping_list(WEEK), ["leek", "cream"])

    async def test_nothing(self):
        self.llm.ainvoke.return_value.content = ""
        self.assertEqual(await self.planner.shopping_list(WEEK), [])

    async def test_prompt_names_meals(self):
        self.llm.ainvoke.return_value.content = "- leek"
        await self.planner.shopping_list(WEEK)
        self.assertIn("Soup", self.llm.ainvoke.call_args.args[0])
