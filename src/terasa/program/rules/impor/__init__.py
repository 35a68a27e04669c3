"""Membaca folder realisasi: lembar apa, apa isinya, apa yang tidak dipercaya. Tanpa basis data.

Kalimatnya untuk laporan di baris perintah, jadi tidak diterjemahkan.
"""
