"""Halaman pintu lain: gerbang bertanda, pesan yang menunggu desanya, kertas dan lembar, titipan LAPOR!."""
