"""Yang diputuskan tanpa basis data: isi surel, desa yang dimaksud, kata perintah, kolom lembar, teks LAPOR!."""
