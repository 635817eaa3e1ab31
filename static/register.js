/* What a page does beyond being read. Without this script every page works the same, only with a
   full page load for each filter and without the button that copies the link. */
"use strict";

if (navigator.clipboard) document.documentElement.classList.add("can-copy");

/* What stands in for a missing script goes: htmx reads it as content, and the browser would fetch
   its images. */
for (const element of document.querySelectorAll("noscript")) element.remove();
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  detail.serverResponse = detail.serverResponse.replace(/<noscript>.*?<\/noscript>/gs, "");
});

/* After a part of a list was replaced, the reader stands before the results. */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "list") event.target.querySelector(".results").focus();
});

/* Where the part cannot be had, the browser asks for the whole page and shows what is wrong. A
   chart is no page: its placeholder says that it is missing. Suggestions for a field are merely
   missing. */
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    const chart = event.target.closest(".chart");
    if (chart) chart.classList.add("has-failed");
    else if (!event.target.matches("[list]")) {
      window.location.assign(event.detail.pathInfo.finalRequestPath);
    }
  });
}

/* A page without such a part is loaded as a whole. */
document.addEventListener("htmx:targetError", (event) => {
  if (event.target.tagName === "FORM") event.target.submit();
  else window.location.assign(event.target.href);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy-link");
  if (!button) return;
  await navigator.clipboard.writeText(window.location.href);
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  window.setTimeout(() => { button.textContent = label; }, 2000);
});
