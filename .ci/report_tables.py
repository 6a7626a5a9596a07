"""The tables of a report: sorted and filtered by keyboard, and saved as CSV."""

import time

from report_browser import unfold
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# What SampleReports.QUOTED is in CSV, in the order of the page. NULL is nothing, the empty text is
# quoted, and a text is cut behind 200 characters, as on the page.
TEXTS = [
    "plain",
    '"a,b"',
    '"say ""hi"""',
    '"two\nlines"',
    '"return\rand\r\nboth"',
    " padded ",
    "",
    '""',
    "NULL",
    '""""""',
    "back\\slash \\u000A",
    "שלום\u200f",
    "👩\u200d👩\u200d👧\u200d👦",
    "y" * 200 + "…",
]
HEADER = 'text,rows,"the, ""same""\n"\n'
ROWS = [f"{text},{1000 * i},{text}\n" for i, text in enumerate(TEXTS, 1)]
CHANGES = "change,' onmouseover='alert(1)' x=',before,rows,difference\nnew,a\tb,,7,7\n"

LONGEST_DOWNLOAD_SECONDS = 10


def first_cells(table):
    """The first cell of each row that is shown."""
    rows = table.find_elements(By.CSS_SELECTOR, "tbody tr")
    return [row.find_element(By.CSS_SELECTOR, "td").text for row in rows if row.is_displayed()]


def search_of(table):
    """The field that filters its rows."""
    return table.find_element(By.XPATH, "../preceding-sibling::div[1]//input")


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
    search = search_of(table)
    search.send_keys("no such row")
    if first_cells(table):
        wrong.append("rows are shown that do not have what was looked for")
    search.clear()
    search.send_keys(Keys.SPACE, Keys.BACKSPACE)
    if len(first_cells(table)) != len(before):
        wrong.append("not all rows are back without a filter")
    return wrong


def tables(driver):
    """What is wrong with the tables of a page that is unfolded."""
    found = driver.find_elements(By.CSS_SELECTOR, "table.data")
    small = [table for table in found if len(table.find_elements(By.TAG_NAME, "tr")) < 40]
    return [
        f"table {i}: {each}" for i, table in enumerate(small) for each in sorting(driver, table)
    ]


def saved(driver, downloads):
    """What is wrong with the CSV files of the page that has what must be quoted."""
    driver.refresh()
    unfold(driver)
    quoted, changes = (
        driver.find_element(By.CSS_SELECTOR, f"table[data-name='{name}']")
        for name in ("quoted", "quoted_plants_changes")
    )
    wrong = differs("as it comes", save(quoted, downloads), HEADER + "".join(ROWS))
    for _ in ("ascending", "descending"):
        quoted.find_element(By.CSS_SELECTOR, "th.number button").click()
    wrong += differs("sorted", save(quoted, downloads), HEADER + "".join(reversed(ROWS)))
    search_of(quoted).send_keys("null")
    # The text NULL, and the row that has none.
    wrong += differs("filtered", save(quoted, downloads), HEADER + ROWS[8] + ROWS[6])
    search_of(quoted).send_keys(" or nothing")
    wrong += differs("without rows", save(quoted, downloads), HEADER)
    return wrong + differs("changes", save(changes, downloads), CHANGES)


def ordered(driver):
    """What is wrong with the order of a column of which some values are no numbers."""
    driver.refresh()
    unfold(driver)
    shares = driver.find_element(By.CSS_SELECTOR, "table[data-name='shares']")
    wrong = []
    # NaN is b and f, and c has no value.
    for direction, expected in (("ascending", "dgahebfc"), ("descending", "ehagdbfc")):
        shares.find_element(By.CSS_SELECTOR, "th.number button").click()
        found = "".join(first_cells(shares))
        if found != expected:
            wrong.append(f"shares {direction} are {found}, not {expected}")
    return wrong


def save(table, downloads):
    """The bytes of the file that the button makes; None if there is none after a while."""
    table.find_element(By.XPATH, "../preceding-sibling::div[1]//button").click()
    file = downloads / f"{table.get_attribute('data-name')}.csv"
    end = time.monotonic() + LONGEST_DOWNLOAD_SECONDS
    while not file.exists():
        if time.monotonic() > end:
            return None
        time.sleep(0.1)
    content = file.read_bytes()
    file.unlink()
    return content


def differs(what, content, expected):
    """That what was saved is something else; nothing if it is not."""
    if content == expected.encode():
        return []
    return [f"saved {what}: {content!r}", f"    instead of {expected.encode()!r}"]
