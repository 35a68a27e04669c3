// <form data-tabelcepat>: Enter goes on to the next field instead of sending a half-filled table.
export default function tabelCepat(form) {
  form.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.target.tagName !== "INPUT" || e.ctrlKey) return;
    e.preventDefault();
    const medan = [...form.querySelectorAll("input:not([type=hidden], [readonly])")];
    const berikut = medan[medan.indexOf(e.target) + 1];
    if (berikut) berikut.focus();
    else form.querySelector("[name=lagi], [type=submit]").focus();
  });
}
