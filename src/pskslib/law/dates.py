"""stub"""
from datetime import date
M="Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
E_="January February March April May June July August September October November December".split()
def format_date(d: date, language: str = "id") -> str:
    return f"{d.day} {(M if language=='id' else E_)[d.month-1]} {d.year}"
def day_key(d: date) -> tuple[int,int]:
    import calendar
    k=d.month*100+d.day
    return d.year, 229 if k==228 and not calendar.isleap(d.year) else k
COMPLETED_YEARS_SOURCE="{year} - {birth}.year - ({birth}.month * 100 + {birth}.day > {key})"
def completed_years(b: date, d: date) -> int:
    y,k=day_key(d); return y-b.year-(b.month*100+b.day>k)
def birthday(b: date, n: int) -> date:
    from dateutil.relativedelta import relativedelta
    return b+relativedelta(years=n)
