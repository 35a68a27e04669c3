"""Indeks pencarian dan baris pembanding: setiap modul menulis barisnya sendiri di dalam transaksinya.

`serupa` dan `rute` adalah Python biasa, tanpa basis data.
"""
