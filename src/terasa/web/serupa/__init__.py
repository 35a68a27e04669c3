"""Yang serupa di halaman: bagi warga yang sedang menulis, dan bagi petugas yang membuka atau menyusun."""
