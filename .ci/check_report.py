"""Looks at HTML reports in a real browser, Debian's Chromium.

usage: check_report.py SCREENSHOTS PAGE...

Each page must load without a word on the console, say what it should say, and be readable on a wide
and a narrow screen, in light and dark, and on paper; axe-core must find nothing, also in what is
folded. Its tables must be sorted and filtered by keyboard alone, and saved as CSV to the byte; what
is under the pointer says what it is. Screenshots are left to look at; exit status 1 if something is
wrong.
"""

import pathlib
import sys
import tempfile

from report_browser import (
    NARROW,
    WIDE,
    accessibility,
    browser,
    on_paper,
    prefer,
    resize,
    screenshot,
    unfold,
)
from report_pages import pointer, texts
from report_tables import ordered, saved, tables


def check(driver, page, shots, downloads):
    """What is wrong with a page."""
    resize(driver, WIDE)
    prefer(driver, "light")
    driver.get(page.resolve().as_uri())
    wrong = [f"console: {each['message']}" for each in driver.get_log("browser")]
    if str(driver.title).startswith("taken"):
        wrong.append("a value of the data ran as a script")
    wrong += texts(driver, page.stem)
    screenshot(driver, shots / f"{page.stem}-wide.png")
    prefer(driver, "dark")
    screenshot(driver, shots / f"{page.stem}-dark.png")
    pdf = on_paper(driver)
    if not pdf.startswith(b"%PDF-") or len(pdf) < 10_000:
        wrong.append("it cannot be printed")
    resize(driver, NARROW)
    if driver.execute_script("return document.documentElement.scrollWidth") > NARROW[0]:
        wrong.append("it is wider than a narrow screen")
    screenshot(driver, shots / f"{page.stem}-narrow.png")
    resize(driver, WIDE)
    wrong += pointer(driver, page.stem)
    unfold(driver)
    for scheme in ("light", "dark"):
        prefer(driver, scheme)
        wrong += [f"{scheme}: {each}" for each in accessibility(driver)]
    wrong += tables(driver)
    if page.stem == "quoted":
        wrong += saved(driver, downloads) + ordered(driver)
    return wrong + [f"console: {each['message']}" for each in driver.get_log("browser")]


def main():
    """Prints what is wrong; returns the exit status."""
    shots, *pages = map(pathlib.Path, sys.argv[1:])
    shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as downloads:
        driver = browser(downloads)
        try:
            wrong = {page: check(driver, page, shots, pathlib.Path(downloads)) for page in pages}
        finally:
            driver.quit()
    for page, each in wrong.items():
        print(f"  {page}: {len(each)} wrong")
        for line in each:
            print(f"    {line}")
    return 1 if any(wrong.values()) or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
