/** Messages' HTML to DOM by allow-list. The stand-in promises safe HTML; this does not rely on it. */

const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "A", "BLOCKQUOTE", "SPAN"]);
const SCHEMES = new Set(["https:", "http:", "tel:", "mailto:", "tg:"]);
/** Elements whose text is not for reading either. */
const DROPPED = new Set([
  "SCRIPT",
  "STYLE",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "SVG",
  "MATH",
  "NOSCRIPT",
  "TITLE",
  "TEXTAREA",
]);

/** The address as written if its scheme is allowed, else null. A relative address is not. */
export function safeLink(address) {
  try {
    return SCHEMES.has(new URL(address).protocol) ? address : null;
  } catch (error) {
    if (error instanceof TypeError) return null; // not an address at all
    throw error;
  }
}

/** A fragment of the allowed elements in `html`; others give their text only. `newTab` says, in words, where links go. */
export function sanitise(html, newTab = "") {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copy(parsed.body, fragment, newTab);
  return fragment;
}

function copy(source, target, newTab) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, target, newTab);
  }
}

function copyElement(node, target, newTab) {
  const tag = node.tagName.toUpperCase();
  if (DROPPED.has(tag)) return;
  const made = ALLOWED.has(tag) ? allowed(node, tag) : null;
  copy(node, made ?? target, newTab);
  if (made === null) return;
  if (tag === "A" && newTab && made.target) made.append(hint(newTab));
  target.append(made);
}

function allowed(node, tag) {
  if (tag === "A") return link(node);
  if (tag !== "SPAN") return document.createElement(tag);
  if (!node.classList.contains("tg-spoiler")) return null;
  const spoiler = document.createElement("span");
  spoiler.className = "tg-spoiler";
  return spoiler;
}

function link(node) {
  const address = safeLink(node.getAttribute("href") ?? "");
  if (address === null) return null;
  const made = document.createElement("a");
  made.href = address;
  made.rel = "noopener noreferrer";
  if (address.startsWith("http")) made.target = "_blank";
  return made;
}

function hint(text) {
  const made = document.createElement("span");
  made.className = "spoken";
  made.textContent = ` ${text}`;
  return made;
}
