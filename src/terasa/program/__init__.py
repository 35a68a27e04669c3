"""Kegiatan dalam anggaran, pekerjaan, realisasi, dan serah terima. Memberi tahu musrenbang bahwa usulan bergerak."""
