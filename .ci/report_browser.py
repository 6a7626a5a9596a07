"""Debian's Chromium, as a person who looks at a report has it."""

import base64
import importlib.resources
import pathlib

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

WIDE, NARROW = (1200, 1600), (380, 1200)

# Of this package no more is used: it would drive a browser of its own. That of axe-core-python is
# of 2022 and looks at no color at all on a page that mixes some (color-mix).
AXE_SCRIPT = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()

# Without preload, which fetches style sheets: there are none. Of hundreds of rows that are alike
# the first ones will do: with all of them it takes minutes.
AXE_RUN = """
const done = arguments[arguments.length - 1];
const others = [...document.querySelectorAll("tbody tr:nth-of-type(n + 31)")];
const hide = hidden => others.forEach(row => { row.hidden = hidden; });
const failed = error => ({error: String(error)});
hide(true);
axe.run(document, {preload: false}).catch(failed).then(result => { hide(false); done(result); });
"""
AXE_SECONDS = 100

# Of SVG the title is an element in the one under the pointer, or in one around it; of HTML an
# attribute of one of them.
SAID = """
const under = [...document.querySelectorAll(":hover")].at(-1);
const titles = element => element.namespaceURI.endsWith("svg")
  ? element.querySelector(":scope > title")?.textContent : element.getAttribute("title");
for (let each = under; each; each = each.parentElement) {
  const title = titles(each);
  if (title) return title;
}
return null;
"""


def browser(downloads):
    """A Chromium that shows nothing on this machine's screen, and saves files in that folder."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService("/usr/bin/chromedriver")
    )
    driver.set_script_timeout(AXE_SECONDS)
    driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior",
        {"behavior": "allow", "downloadPath": str(pathlib.Path(downloads).resolve())},
    )
    return driver


def resize(driver, size):
    """Makes the screen that large, whatever the window."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def prefer(driver, scheme):
    """Makes the person prefer light or dark."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def screenshot(driver, path):
    """Keeps the whole page as an image."""
    image = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
    path.write_bytes(base64.b64decode(image["data"]))


def unfold(driver):
    """Opens all that is folded."""
    driver.execute_script("document.querySelectorAll('details').forEach(each => each.open = true)")


def accessibility(driver):
    """What axe-core finds, of any impact, and what it could not look at."""
    driver.execute_script(AXE_SCRIPT)
    result = driver.execute_async_script(AXE_RUN)
    if result.get("error"):
        return [f"axe: {result['error']}"]
    wrong = [(each, each["nodes"]) for each in result["violations"]]
    for each in result["incomplete"]:
        nodes = [node for node in each["nodes"] if not is_beyond_axe(node)]
        # A rule that failed itself has no nodes at all.
        if nodes or not each["nodes"]:
            wrong.append((each, nodes))
    return [
        f"axe: {each['impact']}: {each['help']}: {len(nodes)}: "
        + " ".join(node["html"][:200] + " " + node.get("failureSummary", "") for node in nodes[:1])
        for each, nodes in wrong
    ]


def is_beyond_axe(node):
    """Whether it cannot be known: of one character, of SVG, or where a wide table is scrolled."""
    beyond = {"shortTextContent", "imgNode", "elmPartiallyObscured", "outsideViewport"}
    return all((each["data"] or {}).get("messageKey") in beyond for each in node["any"])


def pointed_at(driver, element):
    """What is said of the element by the title of what is under the pointer in its middle."""
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    ActionChains(driver).move_to_element(element).perform()
    return driver.execute_script(SAID)


def on_paper(driver):
    """The page as PDF."""
    return base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
