"""Meja RPJM Desa: draf dan kegiatannya, penetapan, perubahan, dan usulan dari barisnya."""
