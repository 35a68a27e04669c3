"""Server balai tanpa internet: satu forum dari paketnya, satu jurnal di samping paket itu.

Ia memakai rules musrenbang yang sama dengan halaman daring, tetapi tidak mengenal basis data, akun, atau internet.
Suara di sini hanya di atas kertas (`pemungutan`).
Lihat docs/balai.md dan docs/adr/0016.
"""
