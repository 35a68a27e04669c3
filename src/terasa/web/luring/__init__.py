"""Satu kotak kirim di telepon, satu pintu di server: yang ditulis tanpa sinyal sampai tepat sekali (adr/0018)."""
