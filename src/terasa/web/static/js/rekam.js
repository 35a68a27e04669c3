// <input type="file" data-rekam data-mulai data-henti data-detik>: a button that records up to a minute right here and puts
// it into the input. Where the browser cannot, the input itself opens the phone's recorder or its files.
const LAMA = 60;
const BENTUK = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export default function rekam(masukan) {
  const bentuk = globalThis.MediaRecorder && navigator.mediaDevices && BENTUK.find((b) => MediaRecorder.isTypeSupported(b));
  if (!bentuk) return;
  const kata = masukan.dataset, tombol = document.createElement("button"), putar = document.createElement("audio");
  let perekam = null, jam = 0;
  tombol.type = "button";
  tombol.className = "tombol";
  tombol.textContent = kata.mulai;
  putar.controls = true;
  putar.hidden = true;
  masukan.before(tombol, putar);

  function keep(potongan) {
    const jenis = bentuk.split(";")[0], isi = new Blob(potongan, { type: jenis });
    const tas = new DataTransfer();
    tas.items.add(new File([isi], `rekaman.${jenis.slice(6)}`, { type: jenis }));
    masukan.files = tas.files;
    if (putar.src) URL.revokeObjectURL(putar.src);
    putar.src = URL.createObjectURL(isi);
    putar.hidden = false;
  }

  async function start() {
    const arus = await navigator.mediaDevices.getUserMedia({ audio: true });
    const potongan = [], awal = Date.now();
    perekam = new MediaRecorder(arus, { mimeType: bentuk, audioBitsPerSecond: 16000 });
    perekam.ondataavailable = (e) => potongan.push(e.data);
    perekam.onstop = () => {
      clearInterval(jam);
      arus.getTracks().forEach((t) => t.stop());
      perekam = null;
      tombol.textContent = kata.mulai;
      keep(potongan);
    };
    perekam.start();
    const tick = () => {
      const detik = Math.round((Date.now() - awal) / 1000);
      tombol.textContent = `${kata.henti} (${detik} ${kata.detik})`;
      if (detik >= LAMA) perekam?.stop();
    };
    jam = setInterval(tick, 500);
    tick();
  }

  tombol.addEventListener("click", () => {
    if (perekam) perekam.stop();
    // Without a microphone, or when it was refused, the input is still there.
    else start().catch(() => tombol.remove());
  });
  masukan.form?.addEventListener("reset", () => (putar.hidden = true));
}
