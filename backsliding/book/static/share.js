// A scene's state in the part of an address after #, and back. Nothing in it is trusted.

// A list that is as it was at the start is left out. Python writes its links by this function, too, where
// there is no URLSearchParams.
export function toFragment({ scene, limits, start }, values, number = 1) {
  const carried = Object.entries(values).filter(([name, value]) => {
    const kept = Array.isArray(value) && String(value) === String(start[name]);
    return !kept && (name in limits || typeof value === "boolean");
  });
  const parts = [["explorer", scene], ...(number > 1 ? [["number", number]] : []), ...carried];
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

// Which explorer a fragment is about; undefined if about none.
export function addressee(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const scene = parts.get("explorer");
  return scene === null ? undefined : { scene, number: Number(parts.get("number") ?? 1) };
}

// The values a fragment asks for that the scene can show, and what was wrong with the rest.
export function fromFragment(fragment, { limits }, values) {
  const asked = {};
  const ignored = [];
  for (const [name, text] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (name === "explorer" || name === "number") continue;
    const value = readValue(text, limits[name], values[name]);
    if (!Object.hasOwn(values, name) || value === undefined) ignored.push(`${name} = ${text}`);
    else asked[name] = value;
  }
  return { asked, ignored };
}

const BOOLEANS = new Map([["true", true], ["false", false]]);

function readValue(text, limits, present) {
  if (Array.isArray(present)) {
    const list = text.split(",").map((one) => readValue(one, limits, 0));
    return list.length === present.length && !list.includes(undefined) ? list : undefined;
  }
  if (typeof present === "boolean") return BOOLEANS.get(text);
  const number = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return limits && number >= limits[0] && number <= limits[1] ? number : undefined;
}
