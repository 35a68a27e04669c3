"""Terasa: dari aspirasi warga sampai manfaat yang terasa."""
