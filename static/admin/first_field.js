/* Puts the cursor of a new row into its first field. The stock script would put it on the button
   above the form, where a clerk who begins to type saves instead. */
"use strict";
{
    const fields = document.querySelectorAll(
        "#content-main form :is(input:not([type=hidden], [type=submit]), select, textarea)"
    );
    const first = [...fields].find((field) => !field.disabled && field.offsetParent);
    if (first) {
        first.focus();
    }
}
