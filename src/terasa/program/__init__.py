"""Kegiatan dalam anggaran, pekerjaan, realisasi, serah terima, dan pemanfaatannya.

Memberi tahu musrenbang bahwa usulan bergerak. Bersandar pada musrenbang, nomenklatur, dokumen,
kabar, dan aturan.
"""
