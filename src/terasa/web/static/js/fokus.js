// data-fokus: the error summary takes the focus, so that a screen reader starts there.
export default function fokus(e) {
  e.focus();
}
