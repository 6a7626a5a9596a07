"""Looks at HTML reports in a real browser, Debian's Chromium.

usage: check_report.py SCREENSHOTS PAGE...

Each page must load without a word on the console, be readable on a wide and a narrow screen, in
light and dark, and on paper; have no serious finding of axe-core; and its tables must be sorted
and filtered by keyboard alone. Screenshots are left to look at; exit status 1 if something is
wrong.
"""

import base64
import pathlib
import sys

from axe_core_python.base import AXE_SCRIPT
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# Without preload, which fetches style sheets: there are none. Folded tables have hundreds of rows
# that are alike.
AXE_RUN = """
const done = arguments[arguments.length - 1];
const failed = error => done({violations: [], error: String(error)});
axe.run({exclude: [["details"]]}, {preload: false}).then(done, failed);
"""

WIDE, NARROW = (1200, 1600), (380, 1200)


def browser():
    """A Chromium that shows nothing on this machine's screen."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    return webdriver.Chrome(options=options, service=service)


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


def first_cells(table):
    """The first cell of each row that is shown."""
    rows = table.find_elements(By.CSS_SELECTOR, "tbody tr")
    return [row.find_element(By.CSS_SELECTOR, "td").text for row in rows if row.is_displayed()]


def sorting(driver, table):
    """What is wrong with sorting and filtering a table from the keyboard."""
    wrong = []
    before = first_cells(table)
    header = table.find_element(By.CSS_SELECTOR, "th")
    button = header.find_element(By.CSS_SELECTOR, "button")
    for expected in ("ascending", "descending"):
        driver.execute_script("arguments[0].focus()", button)
        driver.switch_to.active_element.send_keys(Keys.ENTER)
        if header.get_attribute("aria-sort") != expected:
            wrong.append(f"aria-sort is {header.get_attribute('aria-sort')}, not {expected}")
    if sorted(first_cells(table)) != sorted(before):
        wrong.append("sorting has changed the rows")
    search = table.find_element(By.XPATH, "../preceding-sibling::div//input")
    search.send_keys("no such row")
    if first_cells(table):
        wrong.append("rows are shown that do not have what was looked for")
    search.clear()
    search.send_keys(Keys.SPACE, Keys.BACKSPACE)
    if len(first_cells(table)) != len(before):
        wrong.append("not all rows are back without a filter")
    return wrong


def tables(driver):
    """What is wrong with the tables of a page, the folded ones too."""
    driver.execute_script("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = driver.find_elements(By.CSS_SELECTOR, "table.data")
    small = [table for table in found if len(table.find_elements(By.TAG_NAME, "tr")) < 40]
    return [
        f"table {i}: {each}" for i, table in enumerate(small) for each in sorting(driver, table)
    ]


def accessibility(driver):
    """What axe-core finds that is serious."""
    driver.execute_script(AXE_SCRIPT)
    result = driver.execute_async_script(AXE_RUN)
    if result.get("error"):
        return [f"axe: {result['error']}"]
    serious = [each for each in result["violations"] if each["impact"] in ("serious", "critical")]
    return [f"axe: {each['help']}: {each['nodes'][0]['html'][:200]}" for each in serious]


def on_paper(driver):
    """What is wrong with the page as PDF."""
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    return [] if pdf.startswith(b"%PDF-") and len(pdf) > 10_000 else ["it cannot be printed"]


def check(driver, page, shots, dark_too):
    """What is wrong with a page; axe-core takes seconds, so the dark is for one page."""
    resize(driver, WIDE)
    prefer(driver, "light")
    driver.get(page.resolve().as_uri())
    wrong = [f"console: {each['message']}" for each in driver.get_log("browser")]
    if str(driver.title).startswith("taken"):
        wrong.append("a value of the data ran as a script")
    screenshot(driver, shots / f"{page.stem}-wide.png")
    wrong += accessibility(driver)
    prefer(driver, "dark")
    if dark_too:
        wrong += [f"in the dark, {each}" for each in accessibility(driver)]
    screenshot(driver, shots / f"{page.stem}-dark.png")
    wrong += on_paper(driver)
    resize(driver, NARROW)
    if driver.execute_script("return document.documentElement.scrollWidth") > NARROW[0]:
        wrong.append("it is wider than a narrow screen")
    screenshot(driver, shots / f"{page.stem}-narrow.png")
    resize(driver, WIDE)
    return wrong + tables(driver)


def main():
    """Prints what is wrong; returns the exit status."""
    shots, *pages = map(pathlib.Path, sys.argv[1:])
    shots.mkdir(parents=True, exist_ok=True)
    driver = browser()
    try:
        wrong = {page: check(driver, page, shots, page == pages[0]) for page in pages}
    finally:
        driver.quit()
    for page, each in wrong.items():
        print(f"  {page}: {len(each)} wrong")
        for line in each:
            print(f"    {line}")
    return 1 if any(wrong.values()) or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
