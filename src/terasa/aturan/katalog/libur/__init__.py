"""Hari libur nasional dan cuti bersama per tahun, diketik ulang dari SKB; sumbernya di sumber.toml."""
