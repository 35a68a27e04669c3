"""Dari yang disuarakan sampai yang terasa, per desa, kecamatan, unit, dan tahun; dihitung hanya di tempat yang berubah."""
