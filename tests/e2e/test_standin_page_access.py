"""The stand-in's page can be used by everybody, and does no harm with what messages hold."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.browser import MARKS
from tests.e2e.standin_page import Scene, open_scene

pytestmark = MARKS

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SMALLEST_TARGET = 44  # CSS pixels


def _axe() -> str:
    """The source of axe-core, which comes with the package axe-playwright-python."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is not None and found.origin is not None:
        return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    problem = "axe-playwright-python is not installed; take requirements/test.txt"
    if os.environ.get("CI"):
        pytest.fail(problem)
    pytest.skip(problem)


async def _breaches(scene: Scene) -> list[str]:
    """What axe finds on the page as it is: rule, and the first element that breaks it."""
    run = "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } })"
    result: dict[str, Any] = await scene.page.evaluate(run, LEVELS)
    return [
        f"{breach['id']}: {breach['nodes'][0]['html']} {breach['nodes'][0].get('failureSummary')}"
        for breach in result["violations"]
    ]


async def _converse(scene: Scene) -> None:
    """Fill both panes with every kind of thing they can show."""
    await scene.start()
    scene.anna.send("hvad nu?")
    await scene.phone.get_by_role("button", name="Nej").wait_for()
    for kind in ("photo", "voice", "sticker", "document", "location"):
        scene.anna.send_media(kind)
    scene.anna.react(scene.anna.chat[0])
    topic = scene.bo.create_topic("Pas")
    scene.bo.close_topic(topic)
    scene.bo.reply(scene.bo.send("Hej"), "Hej igen")
    await scene.staff.get_by_text("Hej igen").wait_for()


@pytest.mark.parametrize(("scheme", "language"), [("light", "da"), ("dark", "en")])
async def test_axe_finds_nothing(scheme: str, language: str) -> None:
    """At every step the page keeps those rules of WCAG 2.1 AA that a machine can check."""
    axe = _axe()
    async with open_scene(color_scheme=scheme, reduced_motion="reduce") as scene:
        page = scene.page
        await page.evaluate(axe)
        assert await _breaches(scene) == []
        await _converse(scene)
        if language == "en":
            await page.get_by_role("button", name="English").click()
        assert await page.locator("html").get_attribute("lang") == language
        await page.get_by_role("button", name="For testere" if language == "da" else "For testers").click()
        await page.get_by_role("cell", name="setMyCommands").wait_for()
        assert await _breaches(scene) == []
        await page.locator("[data-key=phone-attach]").click()
        assert await _breaches(scene) == []
        await page.keyboard.press("Escape")
        await page.locator("[data-key=new-citizen]").click()
        assert await _breaches(scene) == []


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (640, 400), (1280, 800)])
async def test_nothing_is_cut_off_or_too_small(width: int, height: int) -> None:
    """From 320 px, and at 200 % zoom (half the pixels), the page does not scroll sideways, and buttons are 44 px."""
    async with open_scene(viewport={"width": width, "height": height}) as scene:
        await _converse(scene)
        await scene.page.get_by_role("button", name="For testere").click()
        assert await scene.page.evaluate("document.documentElement.scrollWidth") == width
        measure = """[...document.querySelectorAll('button, select, input, textarea, a.inline-button')]
            .filter((control) => control.checkVisibility() && control.type !== 'checkbox')
            .map((control) => [control.textContent.trim() || control.ariaLabel, control.getBoundingClientRect()])
            .map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])"""
        targets: list[tuple[str, int, int]] = await scene.page.evaluate(measure)
        assert len(targets) > 20
        assert [target for target in targets if min(target[1:]) < SMALLEST_TARGET] == []


async def test_the_page_speaks_english_and_remembers() -> None:
    """The language is changed in place, keeps what is looked at, and holds after a reload."""
    async with open_scene() as scene:
        page = scene.page
        await page.get_by_role("tab", name="Amir").click()
        await page.get_by_role("button", name="English").press("Enter")
        await expect(page.get_by_role("heading", name="The staff group")).to_be_visible()
        await expect(page.get_by_role("tab", name="Amir")).to_have_attribute("aria-selected", "true")
        await expect(page.get_by_role("button", name="Dansk")).to_be_focused()
        await page.reload()
        await expect(page.get_by_role("heading", name="The staff group")).to_be_visible()
        assert scene.problems == []


async def test_messages_carry_their_own_language() -> None:
    """In an English page, Danish words are still marked as Danish."""
    async with open_scene("/?lang=en") as scene:
        await scene.page.get_by_role("button", name="Start").click()
        await expect(
            scene.page.get_by_text("Velkommen").locator("xpath=ancestor-or-self::*[@lang][1]")
        ).to_have_attribute("lang", "da")


async def test_both_languages_say_everything() -> None:
    """Danish and English have the same texts, with the same blanks to fill."""
    async with open_scene() as scene:
        shapes = """import('/texts.js').then(({ CATALOGUE }) => {
            const blanks = (text) => (text.match(/\\{\\w+\\}/g) ?? []).sort();
            const flat = (words, path) => Object.entries(words).flatMap(([key, value]) => typeof value === 'string'
                ? [`${path}.${key} ${blanks(value)}`] : flat(value, `${path}.${key}`));
            return [flat(CATALOGUE.da, '').sort(), flat(CATALOGUE.en, '').sort()];
        })"""
        danish, english = await scene.page.evaluate(shapes)
        assert danish == english
        assert len(danish) > 100


HOSTILE = [
    ("<b>fed</b> &amp; <i>skrå</i>", "<b>fed</b> &amp; <i>skrå</i>"),
    ("<script>alert(1)</script>ord", "ord"),
    ('<img src="x" onerror="alert(1)">ord', "ord"),
    ('<b onclick="alert(1)" style="color:red" id="phone">ord</b>', "<b>ord</b>"),
    ('<a href="javascript:alert(1)">ord</a>', "ord"),
    ('<a href="data:text/html,x">ord</a>', "ord"),
    ('<a href=" https://www.borger.dk">ord</a>', '<a href=" https://www.borger.dk" rel="noopener noreferrer">ord</a>'),
    ('<a href="/standin/api/state">ord</a>', "ord"),
    ('<a href="tel:56202020">ring</a>', '<a href="tel:56202020" rel="noopener noreferrer">ring</a>'),
    ('<a href="mailto:a@b.dk">skriv</a>', '<a href="mailto:a@b.dk" rel="noopener noreferrer">skriv</a>'),
    ('<a href="tg://user?id=1">Bo</a>', '<a href="tg://user?id=1" rel="noopener noreferrer">Bo</a>'),
    ('<span class="tg-spoiler other">skjult</span>', '<span class="tg-spoiler">skjult</span>'),
    ('<span class="spoken">ord</span>', "ord"),
    ("<svg><script>alert(1)</script></svg><math><mi>x</mi></math>ord", "ord"),
    ("<form><button>ord</button></form>", "ord"),
    ("<pre><code>x &lt; y</code></pre>", "<pre><code>x &lt; y</code></pre>"),
]


async def test_only_allowed_html_reaches_the_page() -> None:
    """Of a message's HTML only the documented elements and kinds of link are built, whatever is in it."""
    async with open_scene() as scene:
        clean = """(given) => import('/sanitise.js').then(({ sanitise }) => given.map((html) => {
            const host = document.createElement('div');
            host.append(sanitise(html));
            return host.innerHTML;
        }))"""
        built = await scene.page.evaluate(clean, [given for given, _ in HOSTILE])
        assert built == [expected for _, expected in HOSTILE]
        # Parsing alone makes the browser note that its policy would not run the handlers; nothing else may happen.
        assert [problem for problem in scene.problems if "Content Security Policy" not in problem] == []
