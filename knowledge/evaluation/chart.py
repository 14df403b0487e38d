"""The chart of risk and coverage, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from knowledge.evaluation.risk import Point

_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_WIDTH, _HEIGHT = 720, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 690, 50, 380
_SCALES: Final = (0.05, 0.10, 0.20, 0.50, 1.0)
_STEPS: Final = 5
_STEADY_COVERAGE: Final = 0.05
"""Below this coverage one wrong answer moves the risk by leaps; such leaps do not set the scale, they are cut off."""


def draw(points: Sequence[Point], in_force: Point, *, title: str) -> str:
    """An SVG document: the risk (upwards) of each coverage, and the decision table as it is as a dot.

    Args:
        points: the curve, the highest threshold first.
        in_force: what the decision table does with the same questions.
        title: what was evaluated, for the heading.
    """
    top = _scale([*points, in_force])
    attributes = {"width": str(_WIDTH), "height": str(_HEIGHT), "viewBox": f"0 0 {_WIDTH} {_HEIGHT}"}
    svg = ET.Element("svg", {"xmlns": _NAMESPACE, "role": "img", "font-family": "sans-serif", **attributes})
    ET.SubElement(svg, "title").text = f"Risk and coverage: {title}"
    ET.SubElement(svg, "rect", width="100%", height="100%", fill="white")
    _text(svg, _LEFT, 20, title, anchor="start", size=16)
    for step in range(_STEPS + 1):
        _grid_line(svg, step / _STEPS, top)
    _text(svg, (_LEFT + _RIGHT) / 2, 425, "coverage: share of the questions that is answered")
    label = _text(svg, 0, 0, "risk: share of the answers that is wrong")
    label.set("transform", f"translate(20 {(_TOP + _BOTTOM) / 2}) rotate(-90)")
    line = {"points": _path(points, top), "fill": "none", "stroke": "#005a8c", "stroke-width": "2"}
    ET.SubElement(svg, "polyline", line)
    _mark(svg, in_force, top)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode", xml_declaration=False) + "\n"


def _scale(points: Iterable[Point]) -> float:
    """The upper end of the risk axis."""
    highest = max((point.risk for point in points if point.coverage >= _STEADY_COVERAGE), default=0.0)
    return next(scale for scale in _SCALES if highest <= scale)


def _place(point: Point, top: float) -> tuple[float, float]:
    height = min(point.risk / top, 1.0)
    return round(_LEFT + (_RIGHT - _LEFT) * point.coverage, 1), round(_BOTTOM - (_BOTTOM - _TOP) * height, 1)


def _path(points: Sequence[Point], top: float) -> str:
    places = dict.fromkeys(_place(point, top) for point in points)
    return " ".join(f"{x},{y}" for x, y in places)


def _grid_line(svg: ET.Element, share: float, top: float) -> None:
    x, y = _LEFT + (_RIGHT - _LEFT) * share, _BOTTOM - (_BOTTOM - _TOP) * share
    for x1, y1, x2, y2 in ((_LEFT, y, _RIGHT, y), (x, _TOP, x, _BOTTOM)):
        ET.SubElement(svg, "line", x1=f"{x1}", y1=f"{y1}", x2=f"{x2}", y2=f"{y2}", stroke="#dddddd")
    _text(svg, x, _BOTTOM + 20, f"{share:.0%}")
    _text(svg, _LEFT - 8, y + 4, f"{share * top:.0%}", anchor="end")


def _mark(svg: ET.Element, point: Point, top: float) -> None:
    x, y = _place(point, top)
    ET.SubElement(svg, "circle", cx=f"{x}", cy=f"{y}", r="5", fill="#b00020")
    said = f"in force: {point.coverage:.1%} answered, {point.risk:.1%} of them wrong"
    _text(svg, _RIGHT, 42, said, anchor="end").set("fill", "#b00020")


def _text(svg: ET.Element, x: float, y: float, text: str, *, anchor: str = "middle", size: int = 13) -> ET.Element:
    attributes = {"x": f"{x}", "y": f"{y}", "text-anchor": anchor, "font-size": f"{size}"}
    element = ET.SubElement(svg, "text", attributes)
    element.text = text
    return element
