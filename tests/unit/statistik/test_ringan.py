import subprocess
import sys


def test_pages_that_show_a_figure_do_not_load_numpy() -> None:
    """Pages use the names of the package itself; the tables are counted elsewhere (adr/0025)."""
    kode = "import sys, terasa.statistik; sys.exit('numpy' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0
