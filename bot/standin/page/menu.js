/** A button that opens a menu: arrow keys, Home, End, Esc, and back to where one was. */

import { button, focusKey, icon, make } from "./dom.js";

/** The one menu that is open, with a function that closes it. */
let open = null;

/**
 * A menu button. `items` gives [{label, iconName, act}] at the moment of opening; `key` finds the button again after a redraw.
 * Other attributes are those of `button`.
 */
export function menuButton(label, items, { key, ...attributes }) {
  const opener = button(label, { "aria-haspopup": "menu", "aria-expanded": "false", "data-key": key, ...attributes });
  opener.addEventListener("click", () => toggle(opener, label, items));
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (open?.opener !== opener) toggle(opener, label, items);
    if (event.key === "ArrowUp") focusItem(open.menu, -1);
  });
  return opener;
}

function toggle(opener, label, items) {
  const again = open?.opener === opener;
  open?.close(again);
  if (again) return;
  const menu = make("div", { role: "menu", class: "menu", "aria-label": label, popover: "manual" });
  menu.append(...items().map((item) => menuItem(item)));
  menu.addEventListener("keydown", steer);
  document.querySelector("main").append(menu);
  menu.showPopover();
  place(menu, opener.getBoundingClientRect());
  opener.setAttribute("aria-expanded", "true");
  const key = opener.dataset.key;
  const outside = (event) => {
    if (!menu.contains(event.target) && !opener.contains(event.target)) open?.close(false);
  };
  document.addEventListener("pointerdown", outside);
  const close = (back) => {
    document.removeEventListener("pointerdown", outside);
    open = null;
    opener.setAttribute("aria-expanded", "false");
    menu.remove();
    if (back) opener.isConnected ? opener.focus() : focusKey(key);
  };
  open = { opener, menu, close };
  focusItem(menu, 0);
}

function menuItem({ label, iconName, act }) {
  const choose = () => {
    open?.close(true);
    act();
  };
  return make(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", onclick: choose },
    icon(iconName),
    make("span", {}, label),
  );
}

function steer(event) {
  const items = [...open.menu.children];
  const at = items.indexOf(document.activeElement);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  if (event.key in targets) {
    event.preventDefault();
    focusItem(open.menu, targets[event.key]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    open.close(true);
  } else if (event.key === "Tab") {
    open.close(true); // and let the key do its work from there
  }
}

/** Focus an item; past either end it goes round. */
function focusItem(menu, index) {
  const items = menu.children;
  items[(index + items.length) % items.length]?.focus();
}

/** Beside the button, inside the window. */
function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + height + 8 < window.innerHeight;
  const top = below ? at.bottom + 4 : Math.max(4, at.top - height - 4);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - width - 8))}px`;
}
