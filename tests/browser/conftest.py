"""Satu server peragaan dan satu Chromium untuk semua uji di map ini."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.peramban import Orang, find_program, open_browser, open_orang
from tests.browser.server import Server, run_server

# Playwright keeps an event loop in this thread; pytest-django's own set-up beside it is synchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# A busy machine checks a password slowly; five seconds are not a fault of the page.
expect.set_options(timeout=15_000)

DI_SINI = Path(__file__).parent
BukaOrang = Callable[..., Orang]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if DI_SINI in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it these tests are skipped, and say so."""
    program = find_program()
    if program is None:
        pytest.skip("Chromium tidak terpasang. Di Debian: apt-get install chromium")
    with open_browser(program) as browser:
        yield browser


@pytest.fixture(scope="session")
def server(chromium: Browser) -> Iterator[Server]:
    """The running demonstration. It asks for Chromium first, so that nothing is filled in vain."""
    with run_server() as berjalan:
        yield berjalan


@pytest.fixture
def orang(chromium: Browser, server: Server) -> Iterator[BukaOrang]:
    """`orang("bappeda")` is a signed-in browser, `orang()` a visitor's, `skrip=False` without JavaScript.

    `asal`: somebody at another server than the demonstration.
    """
    with ExitStack() as tumpukan:

        def buka(nama: str = "", *, skrip: bool = True, asal: str = "", luring: bool = False) -> Orang:
            satu = tumpukan.enter_context(
                open_orang(chromium, asal or server.alamat, nama, skrip=skrip, luring=luring)
            )
            if nama:
                satu.sign_in(server.sandi)
            return satu

        yield buka
