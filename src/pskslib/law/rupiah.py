"""stub"""
def format_rupiah(n: int) -> str:
    return "Rp"+f"{n:,}".replace(",",".")
