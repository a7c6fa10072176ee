from langchain_core.output_parsers import JsonOutputParser, StrOutputParser
from langchain_core.exceptions import OutputParserException
from langchain_core.language_models import BaseChatModel
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

PLAN = ChatPromptTemplate.from_messages([("system", "Plan as JSON"), ("human", "{place}")])
TALE = ChatPromptTemplate.from_messages([("human", "Tell about {place}")])


def default_model():
    return ChatOpenAI(model="gpt-4o-2024-08-06", timeout=30, max_retries=1)


class Planner:
    def __init__(self, model=None):
        self.model = model or default_model()

    def plan(self, place):
        chain = PLAN | self.model | JsonOutputParser()
        try:
            return chain.invoke({"place": place})
        except OutputParserException:
            return {"stages": []}

    def tale(self, place):
        chain = TALE | self.model | StrOutputParser()
        return "".join(chain.stream({"place": place}))


def weather_words(model: BaseChatModel, forecast):
    answer = model.invoke(f"Put in words: {forecast}")
    return answer.content.strip() or "no words"


def summarise_reviews(reviews):
    answer = default_model().invoke("Summarise: " + "\n".join(reviews))
    if answer.response_metadata.get("finish_reason") == "length":
        return answer.content + "..."
    return answer.content
