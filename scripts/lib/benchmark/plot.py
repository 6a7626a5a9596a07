"""A bar chart as SVG, in plain Python."""

from xml.sax.saxutils import escape

_WIDTH = 860
_LABEL_WIDTH = 330
_ROW_HEIGHT = 24
_TITLE_HEIGHT = 34
_OURS = "#1a7f37"
_OTHERS = "#8c959f"


def bar_charts(charts):
    """Draws charts below each other.

    charts: a list of (title, bars); bars: a list of (label, seconds, is_ours).
    """
    parts = []
    top = 10
    for title, bars in charts:
        parts.append(_text(10, top + 20, title, "bold"))
        top += _TITLE_HEIGHT
        longest = max((value for _, value, _ in bars), default=0) or 1
        for label, value, is_ours in bars:
            width = max(1, round((_WIDTH - _LABEL_WIDTH - 90) * value / longest))
            colour = _OURS if is_ours else _OTHERS
            parts.append(_text(_LABEL_WIDTH - 8, top + 16, label, "normal", "end"))
            parts.append(
                f'<rect x="{_LABEL_WIDTH}" y="{top + 3}" width="{width}" height="17"'
                f' fill="{colour}"/>'
            )
            parts.append(_text(_LABEL_WIDTH + width + 6, top + 16, f"{value:.1f} s", "normal"))
            top += _ROW_HEIGHT
        top += 14
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}"'
        f' viewBox="0 0 {_WIDTH} {top}" font-family="sans-serif" font-size="13">\n'
        f'<rect width="{_WIDTH}" height="{top}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _text(x, y, text, weight, anchor="start"):
    return (
        f'<text x="{x}" y="{y}" font-weight="{weight}" text-anchor="{anchor}">{escape(text)}</text>'
    )
