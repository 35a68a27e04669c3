"""Manfaat yang dirasakan: gelombang survei per kegiatan dan angkanya yang jujur."""
