"""Backend PostgreSQL yang menanam konteks Terasa pada awal setiap transaksi."""
