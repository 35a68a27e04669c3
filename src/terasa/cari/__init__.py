"""Indeks pencarian: setiap modul menulis barisnya sendiri di dalam transaksinya."""
