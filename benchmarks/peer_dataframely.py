"""The checks of ``read_registry`` that dataframely can express, as its users would write them."""

import sys
import time
from datetime import date

import dataframely as dy
import polars as pl


def yes_no(column: str) -> pl.Expr:
    words = pl.col(column).str.to_lowercase()
    return words.is_in(["ya", "y", "1", "true", "tidak", "t", "0", "false"]) | words.is_null()


class Registry(dy.Schema):
    no_kk = dy.String(nullable=False, regex=r"^[0-9]{6}(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}$")
    nik = dy.String(nullable=True, regex=r"^[0-9]{6}([04][1-9]|[1256][0-9]|[37][01])(0[1-9]|1[0-2])[0-9]{6}$")
    nama = dy.String(nullable=True, max_length=32_767)
    jenis_kelamin = dy.String(nullable=True)
    tanggal_lahir = dy.Date(nullable=True, max=date(2026, 11, 24))
    hubungan_keluarga = dy.String(nullable=True)
    kode_desa = dy.String(nullable=True, regex=r"^[1-9][0-9]\.[0-9]{2}\.[0-9]{2}\.[123][0-9]{3}$")
    desil = dy.Int64(nullable=True, min=1, max=10)
    hamil = dy.String(nullable=True)
    jenjang_sekolah = dy.String(nullable=True)
    disabilitas_berat = dy.String(nullable=True)
    asn = dy.String(nullable=True)

    @dy.rule()
    def sex(cls) -> pl.Expr:
        return pl.col("jenis_kelamin").is_in(["L", "P"]) | pl.col("jenis_kelamin").is_null()

    @dy.rule()
    def level(cls) -> pl.Expr:
        return pl.col("jenjang_sekolah").is_in(["SD", "SMP", "SMA", "tidak"]) | pl.col("jenjang_sekolah").is_null()

    @dy.rule()
    def pregnant(cls) -> pl.Expr:
        return yes_no("hamil")

    @dy.rule()
    def disabled(cls) -> pl.Expr:
        return yes_no("disabilitas_berat")

    @dy.rule()
    def servant(cls) -> pl.Expr:
        return yes_no("asn")

    @dy.rule()
    def sex_of_nik(cls) -> pl.Expr:
        return (pl.col("nik").str.slice(6, 1) >= "4") == (pl.col("jenis_kelamin") == "P")

    @dy.rule()
    def year_of_nik(cls) -> pl.Expr:
        return pl.col("nik").str.slice(10, 2) == pl.col("tanggal_lahir").dt.strftime("%y")

    @dy.rule()
    def one_row_a_nik(cls) -> pl.Expr:
        return pl.col("nik").is_unique()

    @dy.rule()
    def one_head(cls) -> pl.Expr:
        return (pl.col("hubungan_keluarga") == "kepala keluarga").sum().over("no_kk") == 1

    @dy.rule()
    def one_decile(cls) -> pl.Expr:
        return pl.col("desil").min().over("no_kk") == pl.col("desil").max().over("no_kk")

    @dy.rule()
    def one_village(cls) -> pl.Expr:
        return pl.col("kode_desa").n_unique().over("no_kk") == 1


times = []
for _ in range(2):
    start = time.perf_counter()
    raw = pl.read_csv(sys.argv[1], infer_schema=False)
    typed = raw.with_columns(
        pl.col("tanggal_lahir").str.to_date("%Y-%m-%d", strict=False), pl.col("desil").cast(pl.Int64, strict=False)
    )
    good, bad = Registry.filter(typed)
    times.append(time.perf_counter() - start)
print(min(times), good.height)
