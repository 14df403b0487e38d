/** Dialogs and short notices, on the browser's own <dialog>. */

import { button, field, make, select } from "./dom.js";

let count = 0;

/**
 * Ask for something. `fields`: [{name, label, type: "text" | "select" | "checkbox", options, value, maxlength, pattern}].
 * Gives the values by name, or null when it was cancelled. Without fields it asks for a yes.
 */
export function ask({ title, note = null, fields = [], submit, cancel = null, danger = false }) {
  return new Promise((resolve) => {
    count += 1;
    const form = make("form", { method: "dialog" });
    const dialog = make("dialog", { "aria-labelledby": `dialog-${count}`, class: "dialog" }, form);
    let values = null;
    form.append(
      make("h2", { id: `dialog-${count}` }, title),
      ...(note ? [make("p", {}, note)] : []),
      ...fields.map(control),
      make(
        "div",
        { class: "dialog-buttons" },
        cancel ? button(cancel, { onclick: () => dialog.close() }) : null,
        button(submit, { kind: danger ? "danger" : "primary", type: "submit" }),
      ),
    );
    form.addEventListener("submit", () => {
      values = Object.fromEntries(fields.map(({ name, type }) => [name, value(form.elements[name], type)]));
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(values);
    });
    document.querySelector("main").append(dialog);
    dialog.showModal();
  });
}

function control({ name, label, type = "text", options = [], value: preset = null, ...rest }) {
  if (type === "select") return field(label, select(options, { name, value: preset }));
  if (type === "checkbox") {
    return make(
      "label",
      { class: "field check" },
      make("input", { type: "checkbox", name, checked: preset }),
      make("span", {}, label),
    );
  }
  return field(
    label,
    make("input", { type: "text", name, value: preset, required: true, autocomplete: "off", maxlength: 64, ...rest }),
  );
}

function value(input, type) {
  return type === "checkbox" ? input.checked : input.value.trim();
}

/** Show a short notice, read aloud politely; it goes after `seconds`. */
export function notify(text, seconds = 8) {
  const notice = make("p", { class: "notice" }, text);
  document.querySelector("#notices").append(notice);
  setTimeout(() => notice.remove(), seconds * 1000);
}

/** Show what went wrong, read aloud at once; it stays until it is closed. */
export function complain(text, close) {
  const notice = make("div", { class: "notice urgent" }, make("p", {}, text));
  notice.append(button(close, { iconName: "close", iconOnly: true, onclick: () => notice.remove() }));
  document.querySelector("#alerts").replaceChildren(notice);
}
