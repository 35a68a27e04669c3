// <input type="file" data-ringankan>: photos are shrunk on the phone before they travel over a slow network, and drawn
// anew whatever their size: where they were taken (EXIF) never leaves the phone.
// Whatever cannot be read here is sent as it is: the server makes every photo anew anyway.
const SISI = 1600;

async function shrink(berkas) {
  if (!berkas.type.startsWith("image/")) return berkas;
  try {
    const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
    const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
    const kanvas = document.createElement("canvas");
    kanvas.width = Math.round(gambar.width * skala);
    kanvas.height = Math.round(gambar.height * skala);
    kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
    gambar.close();
    const hasil = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.8));
    return hasil ? new File([hasil], "foto.jpg", { type: "image/jpeg" }) : berkas;
  } catch {
    return berkas;
  }
}

export default function ringankan(masukan) {
  masukan.addEventListener("change", async () => {
    const asal = [...masukan.files];
    const hasil = await Promise.all(asal.map(shrink));
    // Another choice was made meanwhile.
    if (asal.some((b, n) => masukan.files[n] !== b)) return;
    const baru = new DataTransfer();
    hasil.forEach((b) => baru.items.add(b));
    masukan.files = baru.files;
  });
}
