"""The heap of a JVM from its garbage collector's log (-Xlog:gc)."""

import re

# [12.3s][info][gc] GC(4) Pause Young (Normal) (G1 Evacuation Pause) 512M->34M(1500M) 5.1ms
_PAUSE = re.compile(r"\] GC\(\d+\) Pause .* (\d+)M->(\d+)M\((\d+)M\)")


def peaks(text):
    """The most mebibytes used before a collection, and after one; None if there was none.

    The heap is fullest just before a collection, so the first is the peak until the last one.
    """
    pauses = [tuple(map(int, found)) for found in _PAUSE.findall(text)]
    if not pauses:
        return None
    return {
        "used_mebibytes": max(before for before, _, _ in pauses),
        "live_mebibytes": max(after for _, after, _ in pauses),
        "collections": len(pauses),
    }


def highest(logs):
    """The highest peaks of several JVMs' logs; None if none collected."""
    found = [peak for peak in map(peaks, logs) if peak is not None]
    if not found:
        return None
    return {name: max(peak[name] for peak in found) for name in found[0]}
