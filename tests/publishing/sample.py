"""A report with every kind of cell and every kind of chart; made up, true to no place. And hostile texts."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from pskslib.regions import kutim
from pskslib.reports import (
    HIDDEN,
    NO_REPORT,
    Cell,
    Chart,
    ChartKind,
    Column,
    CountUnit,
    Identity,
    Kind,
    Ratio,
    Report,
    Signature,
    Table,
    Text,
    total_row,
)

AS_OF = date(2026, 11, 24)
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+62812",
    "-1+1",
    "@SUM(A1:A9)",
    "＝1+1",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "]]>",
    "<!-- --> <![CDATA[",
    '"\' onmouseover="alert(1)',
    "&amp; &lt;b&gt; &#60;",
    '#import "@preview/x:1.0.0"',
    '#panic("x") #eval("1")',
    "$x$ [ ] * _ \\ ` ~ @ref <label> // /* */ --- == + -",
    "{{ 7*7 }} {% raw %} ${7*7} %s {0}",
    "| a | b |\n| --- | --- |",
    "[x](javascript:alert(1)) ![x](http://example.invalid/x.png) www.example.invalid https://example.invalid",
    "- [ ] satu\n1. dua\n# tiga",
    "<w:t>x</w:t> _x000D_ &#x0; {MERGEFIELD x}",
    "&G&P&D[]:*?/\\'",
    "nama\u202egpj.exe",
    "a\u200bb\u2066c\ufeffd\u2028e\u0085f",
    "nol\0di sini \x01\x1b[31m\x07",
    "separuh \ud800 dan \udfff",
    "\ufffe\uffff",
    "😀 Ünïcödé 漢字 عربي",
    "x" * 40_000,
    "panjang sekali " * 2_000,
    " ",
    "'apostrof",
    "javascript:alert(1)",
    "NaN",
    "1e5",
    "TRUE",
)


def same(text: str) -> Text:
    return Text.same(text)


def count(key: str, label: Text, unit: CountUnit = CountUnit.KPM, *, additive: bool = True) -> Column:
    return Column(key=key, label=label, kind=Kind.COUNT, unit=unit, additive=additive)


NAME = Column(key="kecamatan", label=Text("Kecamatan", "District"))
CODE = Column(key="kode_kemendagri", label=Text("Kode", "Code"), kind=Kind.CODE)


def realisation(*, hidden: bool = False) -> Table:
    """Aid per kecamatan: no report, zero, 0/0, long names, hidden."""
    columns = (
        CODE,
        NAME,
        count("kpm_sk", Text("KPM menurut SK", "Families in the decree")),
        count("salur", Text("Sudah salur", "Paid out")),
        count("gagal", Text("Gagal salur", "Failed")),
        count("belum", Text("Belum transaksi", "Not yet taken")),
        Column(
            key="rupiah_salur",
            label=Text("Realisasi", "Paid"),
            kind=Kind.MONEY,
            unit=CountUnit.RUPIAH,
            definition=Text("Uang yang sudah diterima KPM", "Money that families have received"),
        ),
        Column(
            key="persen_salur",
            label=Text("Capaian", "Achievement"),
            kind=Kind.RATIO,
            parts=("salur", "kpm_sk"),
            base=Text("KPM menurut SK", "families in the decree"),
        ),
        Column(key="tanggal", label=Text("Laporan terakhir", "Last report"), kind=Kind.DATE),
    )
    rows: list[tuple[Cell, ...]] = []
    for n, place in enumerate(kutim().kecamatan):
        name = place.name
        if n == 16:
            rows.append((place.code.dotted, name, 0, 0, 0, 0, 0, Ratio(0, 0), date(2026, 10, 31)))
        elif n == 17:
            rows.append((place.code.dotted, name, *[NO_REPORT] * 7))
        else:
            failed, waiting = n % 4, 3 * n % 11
            paid = 180 + 97 * n - failed
            whole = paid + failed + waiting
            day = date(2026, 11, 1 + n)
            rows.append(
                (place.code.dotted, name, whole, paid, failed, waiting, 2_400_000 * paid, Ratio(paid, whole), day)
            )
    total = total_row(columns, rows, "Jumlah")
    if hidden:
        rows[2] = (*rows[2][:4], HIDDEN, HIDDEN, *rows[2][6:])
        rows[5] = (*rows[5][:4], HIDDEN, HIDDEN, *rows[5][6:])
        rows[9] = (*rows[9][:3], HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, rows[9][8])
    return Table(
        key="realisasi",
        title=Text("Realisasi bantuan per kecamatan", "Aid paid out by district"),
        columns=columns,
        rows=tuple(rows),
        total=total,
        identities=(Identity(total="kpm_sk", parts=("salur", "gagal", "belum")),),
        by="kecamatan",
        notes=(Text("Retur ke kas negara dicatat terpisah.", "Money returned to the treasury is told apart."),),
    )


def poverty() -> Table:
    columns = (
        Column(key="tahun", label=Text("Tahun", "Year"), kind=Kind.CODE),
        Column(key="uraian", label=Text("Uraian", "Series")),
        count("jiwa", Text("Penduduk miskin", "Poor people"), CountUnit.JIWA),
        count("jiwa_desil1", Text("Di antaranya desil 1", "Of them in decile 1"), CountUnit.JIWA),
        Column(
            key="persen", label=Text("Persentase penduduk miskin", "Share of the poor"), kind=Kind.RATIO, decimals=2
        ),
    )
    series = [(2019, 35, 12), (2020, 36, 13), (2021, 37, 15), (2022, 36, None), (2023, 37, 14), (2024, 36, 12)]
    rows = tuple(
        (str(year), "Semester I", a * 1000, None if b is None else b * 1000, Ratio(a * 1000, 400_000 + 9_000 * n))
        for n, (year, a, b) in enumerate(series)
    )
    return Table(
        key="kemiskinan", title=Text("Kemiskinan, deret contoh", "Poverty, sample series"), columns=columns, rows=rows
    )


def ages(*, hidden: bool = False) -> Table:
    columns = (
        Column(key="umur", label=Text("Kelompok umur", "Age group")),
        count("laki_laki", Text("Laki-laki", "Men"), CountUnit.ORANG),
        count("perempuan", Text("Perempuan", "Women"), CountUnit.ORANG),
    )
    bands = [f"{n}-{n + 4}" for n in range(0, 75, 5)] + ["75+"]
    rows: list[tuple[Cell, ...]] = [(band, 1400 - 75 * n + 40 * (n % 3), 1350 - 68 * n) for n, band in enumerate(bands)]
    total = total_row(columns, rows, "Jumlah")
    if hidden:
        rows[-1], rows[-2] = (bands[-1], HIDDEN, 330), (bands[-2], HIDDEN, 398)
    return Table(
        key="umur", title=Text("PPKS menurut umur", "PPKS by age"), columns=columns, rows=tuple(rows), total=total
    )


def targeting(*, hidden: bool = False) -> Table:
    columns = (
        Column(key="menurut_aturan", label=Text("Menurut aturan", "By the rules")),
        count("menerima", Text("Menerima", "Receives")),
        count("tidak_menerima", Text("Tidak menerima", "Does not receive")),
    )
    rows: list[tuple[Cell, ...]] = [("Layak", 7_412, 1_936), ("Belum pasti", 611, 2_204), ("Tidak layak", 388, 24_871)]
    if hidden:
        rows[1] = ("Belum pasti", HIDDEN, 2_204)
    return Table(key="tepat_sasaran", title=Text("Tepat sasaran", "Targeting"), columns=columns, rows=tuple(rows))


def charts() -> tuple[Chart, ...]:
    def chart(kind: ChartKind, title: Text, table: str, labels: str, *values: str) -> Chart:
        words = Text(f"Uraian grafik {title.id}.", f"Description of the chart {title.en}.")
        return Chart(
            key=f"g-{kind.value}-{len(values)}",
            title=title,
            kind=kind,
            table=table,
            labels=labels,
            values=values,
            alternative=words,
        )

    return (
        chart(ChartKind.BARS, Text("KPM sudah salur", "Families paid"), "realisasi", "kecamatan", "salur"),
        chart(
            ChartKind.BARS,
            Text("Gagal salur dan belum transaksi", "Failed and not yet taken"),
            *("realisasi", "kecamatan", "gagal", "belum"),
        ),
        chart(
            ChartKind.TILES,
            Text("Capaian per kecamatan", "Achievement"),
            "realisasi",
            "kode_kemendagri",
            "persen_salur",
        ),
        chart(ChartKind.TREND, Text("Penduduk miskin", "Poor people"), "kemiskinan", "tahun", "jiwa", "jiwa_desil1"),
        chart(ChartKind.PYRAMID, Text("Piramida umur", "Age pyramid"), "umur", "umur", "laki_laki", "perempuan"),
        chart(
            ChartKind.MATRIX,
            Text("Matriks tepat sasaran", "Targeting matrix"),
            *("tepat_sasaran", "menurut_aturan", "menerima", "tidak_menerima"),
        ),
    )


def rich(*, hidden: bool = True) -> Report:
    """Return the sample report."""
    return Report(
        name="contoh-laporan",
        title=Text("Laporan contoh realisasi bantuan sosial", "Sample report on social assistance"),
        place=Text("Kabupaten Kutai Timur", "Kutai Timur Regency"),
        period=Text("Triwulan IV 2026", "Fourth quarter of 2026"),
        as_of=AS_OF,
        tables=(realisation(hidden=hidden), poverty(), ages(hidden=hidden), targeting(hidden=hidden)),
        charts=charts(),
        notes=(Text("Semua angka dibuat-buat.", "All figures are made up."),),
        sources=(Text("Data sintetis pskslib", "Synthetic data of pskslib"),),
        digest="c0ffee" * 10,
        office=(
            "PEMERINTAH KABUPATEN KUTAI TIMUR",
            "DINAS SOSIAL",
            "Kawasan Perkantoran Bukit Pelangi, Sangatta",
        ),
        signature=Signature(place="Sangatta", office="Kepala Dinas Sosial"),
    )


def long(rows: int) -> Report:
    """Return an internal list of many families."""
    columns = (
        Column(key="nik", label=same("NIK"), kind=Kind.CODE),
        Column(key="nama", label=Text("Nama", "Name")),
        Column(key="desa", label=Text("Desa", "Village")),
        count("jiwa", Text("Anggota keluarga", "Members"), CountUnit.JIWA),
        Column(key="bantuan", label=Text("Bantuan setahun", "Aid a year"), kind=Kind.MONEY, unit=CountUnit.RUPIAH),
        Column(key="porsi", label=Text("Porsi", "Share"), kind=Kind.RATIO),
        Column(key="lahir", label=Text("Tanggal lahir", "Birth date"), kind=Kind.DATE),
    )
    names = (
        "Siti Aminah",
        "Budi Santoso",
        "Ahmad Fauzi",
        "Dewi Lestari",
        "Rina",
        "Joko Putra",
        "Nur Hidayah",
        "M. Ali",
    )
    villages = [village.name for village in kutim().villages]
    cells = tuple(
        (
            f"640801{1 + n % 28:02}{1 + n // 28 % 12:02}{n // 336 % 100:02}{9901 + n % 99}",
            f"{names[n % 8]} {n}",
            villages[n * 7 % len(villages)],
            n % 9 if n % 50 else None,
            n * 37 % 1000 * 10_000,
            Ratio(n % 7, n % 7 + n % 5),
            date(1950 + n % 60, 1 + n % 12, 1 + n % 28),
        )
        for n in range(rows)
    )
    table = Table(
        key="penjangkauan",
        title=Text("Daftar penjangkauan", "Outreach list"),
        columns=columns,
        rows=cells,
        personal=True,
    )
    return evolve(
        rich(), name="penjangkauan", title=Text("Daftar penjangkauan", "Outreach list"), tables=(table,), charts=()
    )


def hostile() -> Report:
    """Return a report in which every text that data can reach is hostile."""
    columns = (
        Column(key="kode", label=same(HOSTILE[0]), kind=Kind.CODE),
        Column(key="nama", label=same(HOSTILE[5])),
        Column(key="n", label=same(HOSTILE[20]), kind=Kind.COUNT, unit=CountUnit.ORANG),
        Column(key="=p", label=same(HOSTILE[12]), kind=Kind.RATIO, base=same(HOSTILE[13]), definition=same(HOSTILE[1])),
    )
    rows = tuple((text, text, n - 3, Ratio(n, len(HOSTILE))) for n, text in enumerate(HOSTILE))
    keys = ("a" * 40, "A" * 40, "[x]:*?/\\y", "'x'", "History", "../../x", "Keterangan", "kamus", "", "=1", HOSTILE[5])
    tables = tuple(
        Table(
            key=key,
            title=same(HOSTILE[(n * 3) % 26]),
            columns=columns,
            rows=rows if n == 0 else rows[:2],
            notes=(same(HOSTILE[n + 5]),),
        )
        for n, key in enumerate(keys)
    )
    kinds = (ChartKind.BARS, ChartKind.TREND, ChartKind.PYRAMID, ChartKind.MATRIX)
    return Report(
        name=HOSTILE[5],
        title=same(HOSTILE[5] + HOSTILE[11] + HOSTILE[22] + HOSTILE[23]),
        place=same(HOSTILE[6]),
        period=same(HOSTILE[0]),
        as_of=AS_OF,
        tables=tables,
        charts=tuple(
            Chart(
                key=f"{kind.value}\"'<>&",
                title=same(HOSTILE[6]),
                kind=kind,
                table=keys[0],
                labels="nama",
                values=("n",) if kind is not ChartKind.PYRAMID else ("n", "=p"),
                alternative=same("".join(HOSTILE[:24])),
            )
            for kind in kinds
        ),
        notes=tuple(map(same, HOSTILE)),
        sources=tuple(map(same, HOSTILE[:24])),
        digest=HOSTILE[5],
        office=(HOSTILE[6], HOSTILE[11], HOSTILE[13]),
        signature=Signature(place=HOSTILE[5], office=HOSTILE[13], name=HOSTILE[11], nip=HOSTILE[0]),
    )
