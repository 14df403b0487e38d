/** Small helpers for building elements. Nothing here knows what the page is about. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Build an element.
 * `attributes` may hold listeners (`onclick: fn`); null, undefined and false leave an attribute out, true sets it empty.
 * Children are nodes or strings; null and undefined are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A decorative icon from icons.svg; what it means must stand in words beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button with an icon; with `iconOnly` the label is its accessible name and tooltip. */
export function button(label, { iconName = null, iconOnly = false, kind = "plain", ...attributes } = {}) {
  const named = iconOnly ? { "aria-label": label, title: label } : {};
  return make(
    "button",
    { type: "button", class: `button ${kind}${iconOnly ? " icon-only" : ""}`, ...named, ...attributes },
    iconName ? icon(iconName) : null,
    iconOnly ? null : make("span", {}, label),
  );
}

/** Words for screen readers only. */
export function spoken(text) {
  return make("span", { class: "spoken" }, text);
}

/** A label above a field. */
export function field(label, control) {
  return make("label", { class: "field" }, make("span", { class: "field-label" }, label), control);
}

/** A select with `options` as [value, label]. */
export function select(options, { value = null, ...attributes } = {}) {
  const element = make(
    "select",
    attributes,
    options.map(([key, label]) => make("option", { value: key }, label)),
  );
  if (value !== null) element.value = String(value);
  return element;
}

/** Put focus on the element with this key, if it is there. Keys survive a redraw, elements do not. */
export function focusKey(key) {
  const target = key ? document.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  target?.focus();
  return target !== null;
}

/** Redraw `host` with what `build` gives, but only when `signature` differs from last time, and keep the focus by key. */
export function redraw(host, signature, build) {
  const wanted = JSON.stringify(signature);
  if (host.dataset.drawn === wanted) return;
  host.dataset.drawn = wanted;
  const inside = host.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  host.replaceChildren(...[build()].flat().filter((child) => child !== null && child !== undefined));
  if (inside) focusKey(inside);
}
