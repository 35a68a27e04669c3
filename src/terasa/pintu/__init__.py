"""Pintu lain bagi suara warga: surel, gerbang pesan, kertas dan lembar pertemuan, dan titipan ke SP4N-LAPOR!.

Memiliki PesanMasuk (tepat sekali, menunggu desanya), Asal (dari pertemuan mana), Unggahan, dan TitipanLapor.
Setiap pintu berakhir pada layanan `aspirasi` yang sama; aspirasi tidak tahu lewat pintu mana ia datang.
"""
