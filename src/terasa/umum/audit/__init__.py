"""Segel audit: baris dirantai dengan sidik dalam blok, diperiksa ulang, dan diterbitkan intisarinya tiap hari."""
