"""Halaman kerja forum: hadir, menilai, menyusun peringkat, memutuskan, menutup, dan mengesahkan."""
