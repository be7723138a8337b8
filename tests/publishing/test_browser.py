"""The page in a real browser: it sorts, filters, fits a phone, complains of nothing, asks the network for nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pskslib.publishing.inert import inert
from tests.publishing.browser import Browser, program
from tests.publishing.sample import HOSTILE, hostile, long, rich

CHROMIUM = program()
WHY = (
    "tidak ada Chromium: pasang paket chromium (apt-get install chromium), atau sebut programnya dalam PSKSLIB_CHROMIUM"
)
ROWS = 10_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        assert not os.environ.get("CI"), WHY  # where everything is checked, this may not be passed over
        pytest.skip(WHY)
    with Browser(CHROMIUM) as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("halaman")
    made = {"rich": rich(), "en": rich().in_language("en"), "long": long(ROWS), "hostile": hostile()}
    return {name: report.save(folder / f"{name}.html") for name, report in made.items()}


def cells(browser: Browser, column: int, table: str = "t1-t") -> list[str]:
    script = f"[...document.querySelectorAll('#{table} tbody tr')].map(row => row.cells[{column}].textContent)"
    found: list[str] = browser.run(script)
    return found


def click(browser: Browser, column: int, table: str = "t1-t") -> str:
    browser.run(f"document.querySelectorAll('#{table} thead [role=button]')[{column}].click()")
    return str(browser.run(f"document.querySelectorAll('#{table} thead th')[{column}].ariaSort"))


def value(text: str) -> int:
    return int(text.replace(".", "").replace("Rp", ""))


@pytest.mark.parametrize("name", ["rich", "en", "long", "hostile"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True])
def test_it_opens_without_complaint_and_fits(
    browser: Browser, pages: dict[str, Path], name: str, width: int, dark: bool
) -> None:
    browser.events.clear()
    browser.open(pages[name], width=width, dark=dark)
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    assert browser.run("document.title").strip()
    assert browser.complaints() == []
    assert browser.addresses() == [pages[name].as_uri()]
    ground = browser.run("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(17, 21, 26)" if dark else "rgb(255, 255, 255)")


def test_numbers_sort_as_numbers_and_what_has_none_comes_last(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["rich"])
    before = cells(browser, 1)
    assert click(browser, 6) == "ascending"
    up = cells(browser, 6)
    assert [*map(value, up[:-2])] == sorted(map(value, up[:-2]))
    assert sorted(up[-2:]) == ["", "*"]
    assert click(browser, 6) == "descending"
    down = cells(browser, 6)
    assert [*map(value, down[:-2])] == sorted(map(value, up[:-2]), reverse=True)
    assert sorted(down[-2:]) == ["", "*"]
    assert click(browser, 7) == "ascending"
    assert browser.run("document.querySelectorAll('#t1-t th[aria-sort=ascending]').length") == 1
    shares = cells(browser, 7)
    assert sorted(shares[-3:]) == ["", "*", "-"]
    numbers = [float(share.rstrip("%").replace(",", ".")) for share in shares[:-3]]
    assert numbers == sorted(numbers)
    click(browser, 7)
    assert click(browser, 7) == "none"
    assert cells(browser, 1) == before


def test_days_and_names_sort(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["rich"])
    click(browser, 8)
    assert cells(browser, 8)[:2] == ["31 Oktober 2026", "1 November 2026"]
    assert cells(browser, 8)[-1] == ""
    click(browser, 1)
    assert cells(browser, 1) == sorted(cells(browser, 1))
    browser.open(pages["en"])
    click(browser, 6)
    amounts = [int(text.replace(",", "").replace("Rp", "")) for text in cells(browser, 6)[:-2]]
    assert amounts == sorted(amounts)


def test_the_keyboard_is_enough(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["rich"])
    browser.run("document.querySelectorAll('#t1-t thead [role=button]')[1].focus()")
    browser.press("Enter")
    assert browser.run("document.querySelectorAll('#t1-t thead th')[1].ariaSort") == "ascending"
    browser.press(" ")
    assert browser.run("document.querySelectorAll('#t1-t thead th')[1].ariaSort") == "descending"
    browser.run("document.querySelector('.tools input').focus()")
    browser.type_keys("muara an")
    assert wait(browser, "document.querySelectorAll('#t1-t tbody tr').length === 1")


def wait(browser: Browser, condition: str) -> Any:
    script = f"""new Promise(done => {{
      const look = (left) => ({condition}) ? done(true) : left ? setTimeout(look, 25, left - 1) : done(false);
      look(200);
    }})"""
    return browser.run(script)


def search(browser: Browser, text: str) -> None:
    browser.run(
        f"(() => {{ const box = document.querySelector('.tools input'); box.value = {text!r};"
        " box.dispatchEvent(new Event('input')); })()"
    )


def test_a_search_leaves_what_fits_and_says_so(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["rich"])
    search(browser, "MUARA 2026")
    assert wait(browser, "document.querySelectorAll('#t1-t tbody tr').length === 3")
    assert cells(browser, 1) == ["Muara Ancalong", "Muara Wahau", "Muara Bengkal"]
    said = browser.run("document.querySelector('.tools output').value")
    assert said == "3 dari 18 baris; jumlah tetap untuk semua baris"
    click(browser, 1)
    assert cells(browser, 1) == ["Muara Ancalong", "Muara Bengkal", "Muara Wahau"]
    assert browser.run("document.querySelector('#t1-t tfoot').textContent.includes('14.594')")
    search(browser, "")
    assert wait(browser, "document.querySelectorAll('#t1-t tbody tr').length === 18")
    assert browser.run("document.querySelector('.tools output').value") == ""


def test_a_long_table_is_all_there(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["long"])
    visible = "[...document.querySelectorAll('#t1-t tbody tr')].filter(row => row.offsetParent).length"
    assert browser.run(visible) == 250
    assert browser.run("document.querySelectorAll('#t1-t tbody tr').length") == ROWS
    browser.run("document.querySelector('.scroll').scrollTop = 1e9")
    assert wait(browser, f"{visible} >= 500")
    click(browser, 4)
    click(browser, 4)
    amounts = [value(text) for text in cells(browser, 4)]
    assert amounts == sorted(amounts, reverse=True)
    assert len(amounts) == ROWS
    search(browser, "m. ali 9007")
    assert wait(browser, "document.querySelectorAll('#t1-t tbody tr').length === 1")
    assert browser.run(visible) == 1
    search(browser, "")
    assert wait(browser, f"document.querySelectorAll('#t1-t tbody tr').length === {ROWS}")
    browser.run("document.querySelector('.tools button').click()")
    assert browser.run(visible) == ROWS


def test_the_first_column_stays_on_a_phone(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["rich"], width=390, height=844)
    browser.run("document.querySelector('.scroll').scrollLeft = 300")
    moved, name, frame = browser.run(
        "(() => { const row = document.querySelector('#t1-t tbody tr'), frame = document.querySelector('.scroll');"
        "return [frame.scrollLeft, row.querySelector('[scope=row]').getBoundingClientRect().left,"
        "frame.getBoundingClientRect().left]; })()"
    )
    assert moved > 100
    assert name - frame == pytest.approx(1, abs=1.5)


def test_hostile_names_are_text(browser: Browser, pages: dict[str, Path]) -> None:
    browser.events.clear()
    browser.open(pages["hostile"])
    assert cells(browser, 1) == [inert(text) for text in HOSTILE]
    click(browser, 1)
    search(browser, "<script>")
    assert wait(browser, "document.querySelectorAll('#t1-t tbody tr').length === 1")
    assert browser.complaints() == []
    assert browser.run("document.scripts.length") == 1


def test_paper_holds_every_row(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    from tests.publishing.readers import pdf

    browser.open(long(600).save(tmp_path / "x.html"))
    browser.paper(tmp_path / "x.pdf")
    text = pdf(tmp_path / "x.pdf")
    assert "Joko Putra 597" in text  # of the third group, which the screen does not show at once
    assert "Cari dalam tabel" not in text
    assert text.count("Tanggal lahir") > 5  # headings on every page


def test_paper_holds_every_column(browser: Browser, tmp_path: Path) -> None:
    from tests.publishing.test_files import wide

    browser.open(wide(26).save(tmp_path / "x.html"))
    browser.do("Emulation.setEmulatedMedia", media="print")
    browser.do("Emulation.setDeviceMetricsOverride", width=1030, height=700, deviceScaleFactor=1, mobile=False)
    try:  # as wide as A4 that lies across, within its margins
        assert browser.run("document.querySelector('#t1-t').getBoundingClientRect().right <= innerWidth")
    finally:
        browser.do("Emulation.setEmulatedMedia", media="")


def test_without_its_script_the_page_is_whole(browser: Browser, pages: dict[str, Path]) -> None:
    browser.do("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(pages["long"], scripts=False)
        shown = "[...document.querySelectorAll('#t1-t tbody tr')].filter(row => row.offsetParent).length"
        assert browser.run(shown) == ROWS
        assert browser.run("getComputedStyle(document.querySelector('.tools')).display") == "none"
    finally:
        browser.do("Emulation.setScriptExecutionDisabled", value=False)
