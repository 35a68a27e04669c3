"""Tindakan pintu: menerima, menempatkan, memasukkan lembar, menitipkan ke LAPOR!."""
