import logging

from langchain_core.prompts import ChatPromptTemplate

from app.schemas import Week

logger = logging.getLogger(__name__)
PROMPT = ChatPromptTemplate.from_messages(
    [("system", "You plan meals for a week."), ("human", "I like {likes} and avoid {avoids}.")]
)
EMPTY = Week(meals=[])


class Planner:
    def __init__(self, llm):
        self.llm = llm

    async def week(self, likes, avoids):
        chain = PROMPT | self.llm.with_structured_output(Week)
        try:
            plan = await chain.ainvoke({"likes": likes, "avoids": avoids})
        except Exception:
            logger.exception("planning failed")
            return EMPTY
        return plan or EMPTY

    async def shopping_list(self, week):
        names = ", ".join(meal.name for meal in week.meals)
        answer = await self.llm.ainvoke(f"Make a shopping list for: {names}")
        return [line.lstrip("-* ").strip() for line in answer.content.splitlines() if line.strip()]
