// <input type="file" data-rekam data-mulai …>: records up to a minute into the input, to be heard, removed and recorded anew.
// Where the browser cannot, the input itself opens the phone's recorder or its files.
const LAMA = 60;
const BENTUK = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const make = (jenis, sifat) => Object.assign(document.createElement(jenis), sifat);

export default function rekam(masukan) {
  const bentuk = globalThis.MediaRecorder && navigator.mediaDevices && BENTUK.find((b) => MediaRecorder.isTypeSupported(b));
  const kata = masukan.dataset, form = masukan.form;
  const tombol = make("button", { type: "button", className: "tombol", hidden: !bentuk });
  const hapus = make("button", { type: "button", className: "tombol", textContent: kata.hapus });
  const putar = make("audio", { controls: true }), kabar = make("p", { role: "status", className: "petunjuk" });
  const baris = make("div", { className: "tombol-baris" });
  let perekam = null, selesai = null, jam;
  baris.append(tombol, hapus);
  masukan.before(baris, putar, kabar);

  function show(teks = "") {
    const isi = masukan.files[0];
    URL.revokeObjectURL(putar.src);
    putar.hidden = hapus.hidden = !isi;
    putar.src = isi ? URL.createObjectURL(isi) : "";
    tombol.textContent = isi ? kata.ulang : kata.mulai;
    tombol.classList.remove("tombol-bahaya");
    kabar.textContent = teks;
  }

  function keep(potongan, teks) {
    const jenis = bentuk.split(";")[0], isi = new Blob(potongan, { type: jenis }), tas = new DataTransfer();
    if (isi.size) tas.items.add(new File([isi], `rekaman.${jenis.slice(6)}`, { type: jenis }));
    masukan.files = tas.files;
    show(isi.size ? teks : kata.gagal);
  }

  // What is being said is not kept.
  function discard() {
    const lama = perekam;
    perekam = selesai = null;
    lama?.stop();
  }

  async function start() {
    const arus = await navigator.mediaDevices.getUserMedia({ audio: true });
    const potongan = [], awal = Date.now();
    let teks = "";
    perekam = new MediaRecorder(arus, { mimeType: bentuk, audioBitsPerSecond: 16000 });
    perekam.ondataavailable = (e) => potongan.push(e.data);
    perekam.onstop = () => {
      clearInterval(jam);
      arus.getTracks().forEach((t) => t.stop());
      if (perekam) keep(potongan, teks);
      perekam = null;
      selesai?.();
    };
    perekam.start();
    tombol.classList.add("tombol-bahaya");
    const tick = () => {
      const detik = Math.min(LAMA, Math.round((Date.now() - awal) / 1000));
      tombol.textContent = `${kata.henti} (${detik} ${kata.detik})`;
      if (detik < LAMA || teks) return;
      teks = kata.penuh;
      perekam.stop();
    };
    jam = setInterval(tick, 500);
    tick();
  }

  tombol.addEventListener("click", async () => {
    if (perekam) return perekam.stop();
    putar.pause();
    kabar.textContent = "";
    // The microphone is not opened twice while the phone still asks.
    tombol.disabled = true;
    await start().catch(() => (kabar.textContent = kata.gagal));
    tombol.disabled = false;
  });
  hapus.addEventListener("click", () => {
    discard();
    masukan.value = "";
    show();
    (bentuk ? tombol : masukan).focus();
  });
  masukan.addEventListener("change", () => {
    const besar = masukan.files[0]?.size > kata.terbesar;
    if (besar) masukan.value = "";
    show(besar ? kata.besar : "");
  });
  // Sent while still speaking: it ends here and goes along.
  document.addEventListener("submit", (e) => {
    if (e.target !== form || !perekam) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const pengirim = e.submitter;
    selesai = () => {
      selesai = null;
      form.requestSubmit(pengirim);
    };
    perekam.stop();
  }, { capture: true });
  form.addEventListener("reset", () => {
    discard();
    setTimeout(show);
  });
  show();
}
