// <details data-alasan> in a row of decisions: opens when the decision needs a reason, and choosing a reason code
// puts its published sentence (from the list data-kalimat) into the box beside it, unless somebody wrote there already.
const PERLU = ["tidak_disepakati", "dikembalikan"];

function sentence(kode) {
  return document.querySelector(`[data-kalimat] [data-kode="${CSS.escape(kode)}"]`)?.textContent ?? "";
}

export default function alasan(rincian) {
  const baris = rincian.closest("li");
  const hasil = baris.querySelector("select[name$='-hasil']");
  const kode = baris.querySelector("select[name$='-alasan_kode']");
  const kalimat = baris.querySelector("textarea[name$='-alasan']");
  let bawaan = sentence(kode.value);
  hasil.addEventListener("change", () => {
    if (PERLU.includes(hasil.value)) {
      rincian.open = true;
      kode.focus();
    }
  });
  kode.addEventListener("change", () => {
    const baru = sentence(kode.value);
    if (!kalimat.value.trim() || kalimat.value === bawaan) kalimat.value = baru;
    bawaan = baru;
  });
}
