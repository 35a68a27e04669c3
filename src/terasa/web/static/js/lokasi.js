// <button data-lokasi="#medan" data-mencari data-gagal hidden>: fills the field with where the phone is.
export default function lokasi(tombol) {
  const medan = document.querySelector(tombol.dataset.lokasi);
  if (!navigator.geolocation || !medan) return;
  const kabar = document.createElement("p");
  kabar.className = "petunjuk";
  kabar.setAttribute("role", "status");
  tombol.after(kabar);
  tombol.hidden = false;
  tombol.addEventListener("click", () => {
    kabar.textContent = tombol.dataset.mencari;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        medan.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
        kabar.textContent = `± ${Math.round(coords.accuracy)} m`;
      },
      () => (kabar.textContent = tombol.dataset.gagal),
      { enableHighAccuracy: true, timeout: 20000 },
    );
  });
}
