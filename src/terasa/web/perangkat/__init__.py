"""Perangkat: siapa memegang jabatan apa, untuk umum; papan, catatan, akun, buku BPD, dan impor untuk kantor."""
