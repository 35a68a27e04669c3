"""Bacaan lintas modul untuk halaman publik dan beranda kerja."""
