"""What a program loads from files of the project is read as if the code held it."""

from datetime import date
from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.engine.facts import facts_of
from lintkit.engine.find import find
from lintkit.engine.gather import Request
from lintkit.model import IntegrationPoint

YAML = "llm:\n  model: gpt-4o-2024-08-06\n  timeout: 25\nclient: {}\n"
JSON = '{\n  "llm": {\n    "model": "gpt-4o-2024-08-06",\n    "timeout": 25\n  }\n}\n'
TOML = '[llm]\nmodel = "gpt-4o-2024-08-06"\ntimeout = 25\n'
ASK = (
    "from openai import OpenAI\nclient = OpenAI()\n"
    "def ask(q):\n    return client.chat.completions.create(\n"
    "        model=cfg['llm']['model'], timeout=cfg['llm']['timeout'], messages=q)\n"
)
INI = "[DEFAULT]\ntimeout = 25\n[llm]\nmodel = gpt-4o-2024-08-06\n"
FILES = {"config.yaml": YAML, "config.json": JSON, "config.toml": TOML, "config.ini": INI}
JSON_HEAD = "import json, os, pathlib\n"


def points(root: Path, files: dict[str, str], *, cached: bool = False) -> list[IntegrationPoint]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    request = Request(
        load_config([root]), (root,), date(2025, 10, 1), cached=cached, cache_root=root, jobs=1
    )
    return list(facts_of(request, find(request), "check").inventory.points)


def told(found: list[IntegrationPoint]) -> list[tuple[str | None, float | None]]:
    return [(one.model.value, one.deadline.seconds) for one in found]


LOADS = {
    "yaml": "import yaml\nwith open('config.yaml') as f:\n    cfg = yaml.safe_load(f)\n",
    "yaml with a loader": "import yaml\n"
    "cfg = yaml.load(open('./config.yaml').read(), Loader=yaml.SafeLoader)\n",
    "json": JSON_HEAD + "cfg = json.load(open('config.json'))\n",
    "text of a path": JSON_HEAD + "cfg = json.loads(pathlib.Path('config.json').read_text())\n",
    "beside the code": JSON_HEAD
    + "HERE = os.path.dirname(__file__)\nPATH = os.path.join(HERE, 'config.json')\n"
    + "with open(PATH) as f:\n    cfg = json.load(f)\n",
    "below the folder of the code": JSON_HEAD
    + "ROOT = pathlib.Path(__file__).resolve().parent\n"
    + "with (ROOT / 'config.json').open() as f:\n    cfg = json.load(f)\n",
    "beside the code by its name": JSON_HEAD
    + "class Config:\n    @classmethod\n"
    + "    def load(cls, path=pathlib.Path(__file__).with_name('config.json')):\n"
    + "        with open(path) as f:\n            return json.load(f)\ncfg = Config.load()\n",
    "formatted": JSON_HEAD
    + "HERE = os.path.dirname(__file__)\ncfg = json.load(open(f'{HERE}/config.json'))\n",
    "toml": "try:\n    import tomllib\nexcept ImportError:\n    import tomli as tomllib\n"
    "with open('config.toml', 'rb') as f:\n    cfg = tomllib.load(f)\n",
    "toml by its path": "import toml\ncfg = toml.load('config.toml')\n",
    "ini": "import configparser\ncfg = configparser.ConfigParser()\ncfg.read('config.ini')\n",
    "ini of a class": "from configparser import ConfigParser\nclass Config:\n"
    "    def __init__(self, path='config.ini'):\n"
    "        self.parser = ConfigParser()\n        self.parser.read(path)\n"
    "cfg = Config().parser\n",
    "literal": f"import json\ncfg = json.loads({JSON!r})\n",
    "default of a parameter": JSON_HEAD
    + "def load(path='config.json'):\n    with open(path) as f:\n        return json.load(f)\n"
    + "cfg = load()\n",
    "argument": JSON_HEAD
    + "def load(path):\n    with open(path) as f:\n        return json.load(f)\n"
    + "cfg = load('config.json')\n",
    "default of a constructor": JSON_HEAD
    + "class Config:\n    def __init__(self, *, path='config.json'):\n"
    + "        self.data = json.load(open(path))\ncfg = Config().data\n",
    "default in the function": JSON_HEAD
    + "def load(path=None):\n    path = path or 'config.json'\n"
    + "    return json.load(open(path))\ncfg = load()\n",
    "default of the environment": JSON_HEAD
    + "cfg = json.load(open(os.getenv('CONFIG', 'config.json')))\n",
    "option": "import argparse\n"
    + JSON_HEAD
    + "parser = argparse.ArgumentParser()\nparser.add_argument('--config', default='config.json')\n"
    + "args = parser.parse_args()\ncfg = json.load(open(args.config))\n",
}


@pytest.mark.parametrize("load", LOADS.values(), ids=LOADS.keys())
def test_what_a_file_holds_is_known(tmp_path: Path, load: str) -> None:
    assert told(points(tmp_path, {**FILES, "app.py": load + ASK})) == [("gpt-4o-2024-08-06", 25)]


READ = {
    "by section and option": ("cfg.get('llm', 'model')", "cfg.getint('llm', 'timeout')"),
    "by names": ("cfg.get('llm', 'MODEL')", "cfg.getfloat('llm', 'timeout', fallback=3)"),
    "of a section": ("part.get('model', 'gpt-4')", "part.getint('timeout')"),
    "in a function": ("asked('llm', 'model')", "int(asked('llm', 'timeout'))"),
}


@pytest.mark.parametrize(("model", "timeout"), READ.values(), ids=READ.keys())
def test_options_of_an_ini_file(tmp_path: Path, model: str, timeout: str) -> None:
    ask = ASK.replace("cfg['llm']['model']", model).replace("cfg['llm']['timeout']", timeout)
    more = "part = cfg['llm']\ndef asked(section, option):\n    return cfg.get(section, option)\n"
    files = {**FILES, "app.py": LOADS["ini"] + more + ask}
    assert told(points(tmp_path, files)) == [("gpt-4o-2024-08-06", 25)]


def test_what_an_ini_file_lacks_is_what_stands_in(tmp_path: Path) -> None:
    ask = ASK.replace("cfg['llm']['model']", "cfg.get('llm', 'name', fallback='gpt-4')")
    ask = ask.replace("cfg['llm']['timeout']", "cfg.getint('other', 'timeout', fallback=7)")
    assert told(points(tmp_path, {**FILES, "app.py": LOADS["ini"] + ask})) == [("gpt-4", 7)]


def test_attributes_of_what_omegaconf_loads(tmp_path: Path) -> None:
    load = "from omegaconf import OmegaConf\ncfg = OmegaConf.load('config.yaml')\n"
    ask = ASK.replace("['llm']['model']", ".llm.model").replace(
        "['llm']['timeout']", ".llm.timeout"
    )
    assert told(points(tmp_path, {**FILES, "app.py": load + ask})) == [("gpt-4o-2024-08-06", 25)]


NOT_KNOWN = {
    "another path may come": JSON_HEAD
    + "def load(path='config.json'):\n    return json.load(open(path))\n"
    + "cfg = load(os.environ['CONFIG'])\n",
    "two paths come": JSON_HEAD
    + "def load(path):\n    return json.load(open(path))\n"
    + "old = load('old.json')\ncfg = load('config.json')\n",
    "the name is put together": JSON_HEAD
    + "STAGE = os.environ['STAGE']\ncfg = json.load(open(f'{STAGE}config.json'))\n",
    "the program writes it": JSON_HEAD
    + "cfg = json.load(open('config.json'))\n"
    + "def save():\n    with open('config.json', 'w') as f:\n        json.dump(cfg, f)\n",
    "the program writes its text": JSON_HEAD
    + "PATH = pathlib.Path('config.json')\ncfg = json.loads(PATH.read_text())\n"
    + "def save():\n    PATH.write_text('{}')\n",
    "other objects are made": JSON_HEAD
    + "cfg = json.load(open('config.json'), object_hook=dict)\n",
    "it is not there": JSON_HEAD + "cfg = json.load(open('absent.json'))\n",
    "another ini may come": "import configparser\n"
    "cfg = configparser.ConfigParser()\ncfg.read(input())\n",
    "it is elsewhere": JSON_HEAD + "cfg = json.load(open('/etc/config.json'))\n",
}


@pytest.mark.parametrize("load", NOT_KNOWN.values(), ids=NOT_KNOWN.keys())
def test_what_another_file_may_hold_is_not_known(tmp_path: Path, load: str) -> None:
    assert told(points(tmp_path, {**FILES, "app.py": load + ASK})) == [(None, None)]


def test_the_evidence_names_the_line_of_the_file(tmp_path: Path) -> None:
    load = LOADS["yaml"]
    (found,) = points(tmp_path, {**FILES, "app.py": load + ASK})
    texts = [step.text for step in found.model.evidence]
    assert any('"gpt-4o-2024-08-06" (config.yaml:2)' in text for text in texts), texts
    assert any("25 (config.yaml:3)" in one.text for one in found.deadline.evidence)


def test_a_text_that_is_filled_in_says_nothing(tmp_path: Path) -> None:
    text = YAML.replace("gpt-4o-2024-08-06", "${MODEL}")
    (found,) = points(tmp_path, {"config.yaml": text, "app.py": LOADS["yaml"] + ASK})
    assert found.model.value is None


def test_which_of_two_files_is_meant_is_not_known(tmp_path: Path) -> None:
    files = {"config.yaml": YAML, "app/config.yaml": YAML, "app/main.py": LOADS["yaml"] + ASK}
    assert told(points(tmp_path, files)) == [(None, None)]


def test_a_change_of_the_file_is_seen(tmp_path: Path) -> None:
    files = {"config.yaml": YAML, "app.py": LOADS["yaml"] + ASK}
    assert told(points(tmp_path, files, cached=True)) == [("gpt-4o-2024-08-06", 25)]
    (tmp_path / "config.yaml").write_text(YAML.replace("25", "40"))
    assert told(points(tmp_path, {}, cached=True)) == [("gpt-4o-2024-08-06", 40)]


def test_many_values_are_data(tmp_path: Path) -> None:
    rows = "".join(f"  - {number}\n" for number in range(500))
    files = {"config.yaml": f"{YAML}rows:\n{rows}", "app.py": LOADS["yaml"] + ASK}
    assert told(points(tmp_path, files)) == [(None, None)]


def test_what_tests_load_is_left_alone(tmp_path: Path) -> None:
    files = {**FILES, "tests/test_app.py": LOADS["json"] + ASK + "def test_ask():\n    ask([])\n"}
    assert [one.model.value for one in points(tmp_path, files)] in ([], [None])


def test_a_name_that_a_loop_binds_anew(tmp_path: Path) -> None:
    loop = (
        "import json\nload = json.loads\nfor one in range(3):\n    load = load or one\n"
        "cfg = load('{}')\n"
    )
    assert told(points(tmp_path, {"app.py": loop + ASK})) == [(None, None)]


CREW = (
    "from crewai import Agent, Crew, Task\n"
    "from crewai.project import CrewBase, agent, crew, task\n"
    "{}class Research:\n    agents_config = 'config/agents.yaml'\n"
    "    @agent\n    def one(self):\n        return Agent(config=self.agents_config['one'])\n"
    "    @crew\n    def crew(self):\n        return Crew(agents=self.agents, tasks=[])\n"
    "Research().crew().kickoff()\n"
)


@pytest.mark.parametrize(
    ("decorator", "agents", "model"),
    [
        ("@CrewBase\n", "one:\n  role: r\n  llm: openai/gpt-4.1\n", "openai/gpt-4.1"),
        ("@CrewBase\n", "one:\n  role: r\n", "gpt-4.1-mini"),  # crewai's own default
        ("", "one:\n  llm: openai/gpt-4.1\n", None),  # the attribute stays a path then
    ],
)
def test_files_that_a_decorator_loads_into_a_class(
    tmp_path: Path, decorator: str, agents: str, model: str | None
) -> None:
    files = {"crew.py": CREW.format(decorator), "config/agents.yaml": agents}
    assert [one.model.value for one in points(tmp_path, files)] == [model]


CREW_LLM = (
    CREW.format("@CrewBase\n")
    .replace(
        "    @agent\n",
        "    @llm\n    def fast(self):\n        return LLM(model='groq/gemma2-9b-it', timeout=40)\n"
        "    @llm\n    def other(self):\n        return LLM(model='openai/gpt-4o')\n"
        "    def plain(self):\n        return LLM(model='openai/gpt-4o')\n    @agent\n",
    )
    .replace("import CrewBase, agent", "import CrewBase, agent, llm")
    .replace("Agent,", "Agent, LLM,")
)


@pytest.mark.parametrize(
    ("named", "model", "state"),
    [("fast", "groq/gemma2-9b-it", "bounded"), ("plain", "plain", "default")],
)
def test_a_model_named_by_the_method_that_makes_it(
    tmp_path: Path, named: str, model: str, state: str
) -> None:
    files = {"crew.py": CREW_LLM, "config/agents.yaml": f"one:\n  role: r\n  llm: {named}\n"}
    (found,) = points(tmp_path, files)
    assert (found.model.value, found.model.others, found.deadline.state) == (model, (), state)
