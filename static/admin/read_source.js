/* A value and its words: whichever has the pointer or the focus, the other is shown too. Links lead
   from one to the other without this script. */
"use strict";
{
    const page = document.querySelector(".reading");
    const keysOf = (element) => (element.dataset.evidence || "").split(" ");
    const show = (event) => {
        const from = event.target.closest("[data-evidence]");
        for (const shown of page.querySelectorAll(".shown")) {
            shown.classList.remove("shown");
        }
        if (!from) {
            return;
        }
        const keys = keysOf(from);
        const others = [...page.querySelectorAll("[data-evidence]")].filter((one) =>
            keysOf(one).some((key) => keys.includes(key)),
        );
        for (const one of others) {
            one.classList.add("shown");
        }
        const far = others.find((one) => one.closest("section") !== from.closest("section"));
        if (far && event.type === "focusin") {
            far.scrollIntoView({ block: "nearest" });
        }
    };
    page.addEventListener("mouseover", show);
    page.addEventListener("focusin", show);
}
