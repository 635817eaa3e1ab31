/* Gives the autocomplete fields of the staff area the names of their labels: select2 builds them without, so
   that a screen reader would announce an empty combo box (WCAG 4.1.2). */
"use strict";
{
    const nameOf = (select) => {
        if (select.labels.length) {
            return select.labels[0].textContent.trim().replace(/:$/, "");
        }
        // In a table of rows the head of the column is the label.
        const cell = select.closest("td");
        const column = cell && [...cell.classList].find((name) => name.startsWith("field-"));
        const head = column && cell.closest("table").querySelector(
            `thead .${CSS.escape(column.replace("field-", "column-"))}`
        );
        return head ? head.textContent.trim() : select.name;
    };

    const labelSelects = () => {
        for (const select of document.querySelectorAll("select.admin-autocomplete")) {
            const box = select.parentElement.querySelector(":scope > .select2-container");
            if (!box || !select.id || select.id.includes("__prefix__")) {
                continue;
            }
            const selection = box.querySelector(".select2-selection");
            const chosen = selection.querySelector(".select2-selection__rendered");
            selection.removeAttribute("aria-labelledby");
            selection.setAttribute("aria-label", nameOf(select));
            if (chosen && chosen.getAttribute("role") === "textbox") {
                chosen.setAttribute("aria-label", nameOf(select));
            }
            const typed = selection.querySelector(".select2-search__field");
            if (typed) {
                typed.setAttribute("aria-label", nameOf(select));
            }
        }
    };

    // select2 builds them when it pleases: after the page, and again for each row that is added.
    new MutationObserver(labelSelects).observe(document.documentElement, {
        childList: true,
        subtree: true,
    });
    document.addEventListener("focusin", ({target}) => {
        if (target.matches(".select2-dropdown .select2-search__field")) {
            target.setAttribute("aria-label", window.gettext ? window.gettext("Search") : "Search");
        }
    });
}
