"""What the pages that HtmlReportTest writes say, and what is said under the pointer."""

import difflib

from report_browser import pointed_at
from selenium.webdriver.common.by import By

STEPS = """
Steps
Save these rows as CSV
Data set | Step | Ended (UTC) | Seconds | Rows read | Rows a second | Rows written | Bad rows\
 | Written | When
plants | upload | 2026-03-02 01:00:41 | 40.1 | {figures} |
plants | analyze | 2026-03-02 01:01:22 | 40.1 | {figures} |
plants | load | 2026-03-02 01:01:25 | 2.5 | {load} |
Versions
Loaded by
citizens 0.1.0
Warehouse
PostgreSQL 17.5
"""

# By page: what its parts say, in lines that are not empty, with bars between the fields of a row.
TEXTS = {
    "empty": [
        (
            "body",
            """
DAILY REPORT
plants 2026-03-02
Every data set is loaded, and nothing that was compared differs.
Figures
plants_by_genus
Quality
Steps
Versions
Figures
plants
0 rows
As many as on 2026-03-01
Bad rows
0 -12 (-100.0 %)
Input
0 bytes
Rows on 2 days since 2026-03-01
Fingerprint 0123456789abcdef0123456789abcdef
plants_by_genus
countBy genus
No rows.
Quality
Rules
The job file has none.
Bad rows
None.
Comparisons
Nothing was compared since the load."""
            + STEPS.format(figures="0 | 0 | 0 | 0 | 0 bytes", load="0 | 0 | 0 | 0 | 0 bytes"),
        )
    ],
    "first": [
        (
            "body",
            """
DAILY REPORT
plants 2026-03-02
Every data set is loaded, and nothing that was compared differs.
Figures
Quality
Steps
Versions
Figures
plants
7 rows
No day before to compare with
Bad rows
0
Input
70 bytes
Fingerprint fcfcfcfcfcfcfcfcfcfcfcfcfcfcfcfc
Quality
Rules
The job file has none.
Bad rows
None.
Comparisons
Nothing was compared since the load."""
            + STEPS.format(figures="7 | 0 | 7 | 0 | 70 bytes", load="7 | 3 | 7 | 0 | 70 bytes"),
        )
    ],
    "good": [
        (
            "header",
            """
DAILY REPORT
citizens 2026-03-02
Every data set is loaded, and nothing that was compared differs.
Figures
citizens_by_country
citizens_by_birth_year
ages_by_city
gone
column_profile
Quality
Steps
Versions
""",
        ),
        (
            "#figures",
            """
Figures
citizens
90,000,009 rows
+300,009 (+0.3 %) since 2026-03-01
Bad rows
9 -3 (-25.0 %)
Input
5,760.0 MB
Rows on 30 days since 2026-02-01
Fingerprint 0123456789abcdef0123456789abcdef
citizens_mysql
90,000,000 rows
+300,000 (+0.3 %) since 2026-03-01
Bad rows
0 -12 (-100.0 %)
Input
5,760.0 MB
Rows on 30 days since 2026-02-01
Fingerprint 0123456789abcdef0123456789abcdef
""",
        ),
        (
            "#result-2",
            """
citizens_by_birth_year
countBy year(birth_date)
rows
0
500k
1M
1.5M
1926
1943
1960
1977
1994
2025
Without NULL, which is in the table below.
Table: 101 groups
""",
        ),
        ("#result-3 figcaption", "By rows, the stronger the color, the more"),
        (
            "#quality",
            """
Quality
Rules
Data set | Rule | Found | Verdict
citizens | maxBadRows: 0.1% | 9 bad of 90,000,009 lines | passed
citizens | minRows: 1 | 90,000,000 rows | passed
Bad rows
citizens: 9
Reason | Rows
NOT_A_DATE | 8
TOO_FEW_FIELDS | 1
Where the first of each reason start; what they say is in their file alone.
Reason | Column | File | Line | Byte
NOT_A_DATE | birth_date | citizens.csv | 17 | 1,040
NOT_A_DATE | birth_date | citizens.csv | 90,000,011 | 5,700,000,000
TOO_FEW_FIELDS |  | b.csv |  | 12
They are in hdfs://vps1:9000/lake/quarantine/citizens/run_date=2026-03-02/0b1c/bad_rows.csv
Comparisons
citizens and citizens_mysql hold the same rows.
""",
        ),
    ],
}

# By page: an element, and what its title must be.
POINTED = {
    "good": [
        (".place:nth-of-type(1) rect", "1926: 121,890"),
        (".place:nth-of-type(75) circle", "2000: 1,131,250"),
        (".place:nth-of-type(100) rect", "2025: 1,200,000"),
        (".heat tbody tr:nth-of-type(1) td:nth-of-type(1)", "Lima, 00-09: 94,000"),
        (".heat tbody tr:nth-of-type(4) td:nth-of-type(9)", "Delhi, 80-89: 15,000"),
        (".bars tr:nth-of-type(4) bdi", "The former Yugoslav Republic of Macedonia, and more"),
    ],
    "world": [
        (".world path.m0", "Kenya: 301"),
    ],
}


def texts(driver, page):
    """What a page says otherwise than it should."""
    wrong = []
    for selector, expected in TEXTS.get(page, []):
        text = driver.find_element(By.CSS_SELECTOR, selector).get_property("innerText")
        found = [line.rstrip() for line in text.replace("\t", " | ").splitlines() if line]
        lines = difflib.unified_diff(expected.strip().splitlines(), found, "expected", "found", n=0)
        wrong += [f"{selector}: {line.strip()}" for line in lines]
    return wrong


def pointer(driver, page):
    """What is said otherwise of what is under the pointer; and whether a dot of a line is seen."""
    wrong = []
    for selector, expected in POINTED.get(page, []):
        element = driver.find_element(By.CSS_SELECTOR, selector)
        found = pointed_at(driver, element)
        if found != expected:
            wrong.append(f"the pointer at {selector} is told {found!r} instead of {expected!r}")
        if selector.startswith(".place"):
            dot = element.find_element(By.XPATH, "../*[name()='circle']")
            if not dot.is_displayed():
                wrong.append(f"the pointer at {selector} sees no dot")
    return wrong
