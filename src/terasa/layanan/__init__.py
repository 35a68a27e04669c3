"""Layanan: standar yang dijanjikan, permohonan yang ditepati atau dijelaskan, antrean loket, surat sendiri, dan SKM.

Memiliki Layanan, StandarLayanan, Permohonan (bagian pribadinya terbatas), NomorAntrean, TemplatSurat, Surat, SurveiSkm,
JawabanSkm (tertutup), dan HasilSkm. Bersandar pada aspirasi (kunci slip), dokumen, kabar, cari, aturan, akun, dan umum.
Data penduduk dan surat ber-NIK tetap di OpenSID: di sini hanya tautannya.
"""
