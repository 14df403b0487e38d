/** Pictures, voice, files and places in a message; and the samples a person can send. */

import { icon, make, spoken } from "./dom.js";

/** What can be attached: the kind's word in texts.js and its icon. */
export const ATTACHMENTS = ["photo", "album", "voice", "sticker", "document", "location"];

/** A location to send: the middle of Haslev, in degrees. */
const PLACE = { latitude: 55.3237, longitude: 11.9636 };

/** Icons of the kinds that have none of their own name. */
const ICONS = { audio: "voice", video: "photo", contact: "person", poll: "list" };

/** The `media` of `POST messages` for a kind in `ATTACHMENTS`; what is not given here the stand-in fills in. */
export async function sample(kind, caption) {
  const photo = ["photo", "album"].includes(kind)
    ? { kind: "photo", mime_type: "image/png", data: await base64("sample-photo.png") }
    : null;
  const shapes = {
    photo,
    album: { kind: "album", items: [photo, photo] },
    voice: { kind: "voice", duration: 3 },
    sticker: { kind: "sticker", emoji: "👍" },
    document: { kind: "document", file_name: "brev.pdf" },
    location: { kind: "location", ...PLACE },
  };
  const captioned = caption && !["sticker", "location"].includes(kind);
  return captioned ? { ...shapes[kind], caption } : shapes[kind];
}

async function base64(address) {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** A message's media as an element. */
export function mediaElement(media, { t }) {
  if (media.kind === "photo" && media.url)
    return make("img", { class: "photo", src: media.url, alt: t("photo"), width: 240, height: 160 });
  if (media.kind === "sticker")
    return make("p", { class: "sticker" }, make("span", { class: "emoji" }, media.emoji ?? ""), " ", t("sticker"));
  const label = make(
    "p",
    { class: "file" },
    icon(ICONS[media.kind] ?? media.kind),
    make("span", {}, describe(media, t)),
  );
  if (!media.url) return label;
  return make(
    "div",
    {},
    label,
    make("a", { href: media.url, target: "_blank", rel: "noopener" }, t("openFile"), spoken(` ${t("newTab")}`)),
  );
}

function describe(media, t) {
  const kind = t(media.kind);
  if (media.kind === "location") {
    const [latitude, longitude] = [media.latitude, media.longitude].map((degrees) => degrees.toFixed(4));
    return `${kind}: ${t("position", { latitude, longitude })}`;
  }
  if (media.duration) return `${kind}, ${t("seconds", { count: media.duration })}`;
  return media.file_name ? `${kind}: ${media.file_name}` : kind;
}
