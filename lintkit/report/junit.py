"""Findings as a JUnit report, which nearly every CI server shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lintkit.report.escape import printable
from lintkit.report.silenced import accepted

if TYPE_CHECKING:
    from lintkit.model import Finding
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources


def render(result: Result) -> str:
    """An XML document: a finding fails, a suppressed one is skipped, none at all passes."""
    cases = [_failed(finding, result.sources) for finding in result.findings]
    for finding, suppression in result.suppressed:
        case = _case(finding, result.sources)
        ET.SubElement(case, "skipped", message=_text(accepted(suppression)))
        cases.append(case)
    if not cases:
        cases.append(ET.Element("testcase", classname="lintkit", name="no findings"))
    counts = {
        "name": "lintkit",
        "tests": str(len(cases)),
        "failures": str(len(result.findings)),
        "errors": "0",
        "skipped": str(len(result.suppressed)),
    }
    document = ET.Element("testsuites", counts)
    ET.SubElement(document, "testsuite", counts).extend(cases)
    ET.indent(document)
    text = ET.tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _failed(finding: Finding, sources: Sources) -> ET.Element:
    case = _case(finding, sources)
    failure = ET.SubElement(case, "failure", type=finding.severity, message=_text(finding.message))
    steps = [
        f"{number}. {sources.place(step.path, step.line)}: {step.text}"
        for number, step in enumerate(finding.evidence, start=1)
    ]
    failure.text = "\n".join(map(_text, [*steps, finding.remedy])) or None
    return case


def _case(finding: Finding, sources: Sources) -> ET.Element:
    span = finding.span
    place = sources.place(span.path, span.line)
    name = f"{place}:{span.column + 1}: {finding.code} {finding.name}"
    path = sources.in_repository(span.path)
    return ET.Element("testcase", classname=_text(path), name=_text(name), file=_text(path))


def _text(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold, noncharacters among them."""
    return printable(text).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
