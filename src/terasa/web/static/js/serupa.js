// <div data-serupa="/alamat/" data-medan="masalah dusun">: after a pause in typing, what may be the same is shown here.
const JEDA = 1500, TERPENDEK = 15;

export default function serupa(kotak) {
  const form = document.getElementById(kotak.dataset.form) ?? kotak.closest("form");
  const medan = kotak.dataset.medan.split(" ");
  let jam, terakhir = "", batal;

  function read() {
    const isi = new URLSearchParams();
    const perlu = [...medan, "dukung", "csrfmiddlewaretoken"];
    for (const [nama, nilai] of new FormData(form)) if (nilai && perlu.includes(nama)) isi.set(nama, nilai);
    return isi;
  }

  async function ask() {
    const isi = read();
    if (isi.has("dukung") && !isi.get("dukung").startsWith("bukan ")) return;
    const kata = medan.map((n) => isi.get(n) ?? "").join("\n");
    if (kata === terakhir || (isi.get(medan[0]) ?? "").trim().length < TERPENDEK || !navigator.onLine) return;
    batal?.abort();
    batal = new AbortController();
    try {
      const jawab = await fetch(kotak.dataset.serupa, { method: "POST", body: isi, signal: batal.signal });
      // Somebody choosing among the lines is not interrupted by new ones.
      if (!jawab.ok || kotak.contains(document.activeElement)) return;
      kotak.innerHTML = await jawab.text();
      terakhir = kata;
    } catch {
      // Without signal nothing is shown; the voice is sent all the same.
    }
  }

  form.addEventListener("input", (e) => {
    if (!medan.includes(e.target.name)) return;
    clearTimeout(jam);
    jam = setTimeout(ask, JEDA);
  });
  form.addEventListener("reset", () => {
    terakhir = "";
    kotak.replaceChildren();
  });
  if (!kotak.firstElementChild) ask();
}
