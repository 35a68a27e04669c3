"""APBDes tiap desa dalam versi-versinya, evaluasinya oleh camat, dan transfer ke desa.

Bersandar pada musrenbang (usulan yang masuk APBDes), aturan (jam evaluasi), kabar, akun, wilayah, dan umum.
"""
