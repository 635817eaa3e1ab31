/* Tells the server every few minutes that somebody is typing, so that a long form does not outlive
   the sign-in. Nothing is told while nobody types. */
"use strict";
{
    const { url, seconds } = document.currentScript.dataset;
    let told = Date.now();
    document.addEventListener("input", () => {
        if (Date.now() - told >= seconds * 1000) {
            told = Date.now();
            fetch(url, { redirect: "manual" }).catch(() => {});
        }
    });
}
