/* The key "/" leads to the search box. It can be switched off where the search is explained, since a
   single key must not get in the way of those who speak to their computer (WCAG 2.1.4). */
const OFF = "slash-key-off";

const isOff = () => {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false; // Storage is forbidden.
  }
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || isOff()) {
    return;
  }
  const box = document.querySelector("input[type=search][name=q]");
  if (box) {
    event.preventDefault(); // Or the sign itself would be typed.
    box.focus();
    box.select();
  }
});

const choice = document.querySelector("[data-slash-switch]");
if (choice) {
  const box = choice.querySelector("input");
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
  choice.hidden = false;
}
