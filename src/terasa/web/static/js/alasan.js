// <details data-alasan> in a row of decisions: opens when the decision needs a reason, and choosing a reason code
// puts its published sentence into the box beside it, unless somebody wrote there already.
const PERLU = ["tidak_disepakati", "dikembalikan"];

export default function alasan(rincian) {
  const baris = rincian.closest("li");
  const hasil = baris.querySelector("select[name$='-hasil']");
  const kode = baris.querySelector("select[name$='-alasan_kode']");
  const kalimat = baris.querySelector("textarea[name$='-alasan']");
  let bawaan = kode.selectedOptions[0]?.dataset.kalimat ?? "";
  hasil.addEventListener("change", () => {
    if (PERLU.includes(hasil.value)) {
      rincian.open = true;
      kode.focus();
    }
  });
  kode.addEventListener("change", () => {
    const baru = kode.selectedOptions[0]?.dataset.kalimat ?? "";
    if (!kalimat.value.trim() || kalimat.value === bawaan) kalimat.value = baru;
    bawaan = baru;
  });
}
