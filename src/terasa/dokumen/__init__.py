"""Dokumen beku (berita acara) dengan sidik isinya, dan berkas unggahan."""
