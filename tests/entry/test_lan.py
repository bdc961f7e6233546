"""What a phone is shown to get in: the code in the terminal leads where the page is."""

import io
import sys

import cv2
import numpy as np
import pytest

from rampe.entry.lan import print_code

ADDRESS = "https://192.168.1.7:8443/lan"
SCALE = 8
HALVES = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}


class Terminal(io.StringIO):
    """Somewhere with eyes in front of it."""

    def isatty(self) -> bool:
        return True


def picture_of(printed: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """Print each character's upper and lower half, light on dark, as a terminal does."""
    rows: list[list[int]] = []
    for line in printed.splitlines():
        halves = [HALVES[character] for character in line]
        rows += [[upper for upper, _ in halves], [lower for _, lower in halves]]
    modules = np.array(rows, dtype=np.uint8)
    return np.kron(modules, np.ones((SCALE, SCALE), dtype=np.uint8))


def test_a_phone_reads_the_address_off_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    print_code(ADDRESS)
    read, _, _ = cv2.QRCodeDetector().detectAndDecode(picture_of(terminal.getvalue()))
    assert read == ADDRESS


def test_a_log_is_spared_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stdout", log)
    print_code(ADDRESS)
    assert log.getvalue() == ""
