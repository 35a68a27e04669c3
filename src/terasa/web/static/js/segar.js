/* Memuat ulang halaman hanya bila keadaannya berubah. Bekerja di http biasa. */
const { nomor } = document.documentElement.dataset;

async function tanya() {
  try {
    const jawab = await fetch("/nomor", { cache: "no-store" });
    if (jawab.ok && (await jawab.text()) !== nomor) location.reload();
  } catch {
    // The laptop restarts or the signal is weak: what stands on the screen stays.
  }
}

setInterval(tanya, 2000);
