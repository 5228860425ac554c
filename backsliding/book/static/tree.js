// Elements as plain data: written out as text for a page that is still, or put into the document.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "path", "text", "tspan", "circle"]);
const EMPTY = new Set(["input"]);
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

// An attribute that is undefined or false is left out; true stands without a value.
export const h = (tag, attributes, ...children) => (
  { tag, attributes, children: children.flat().filter(Boolean) }
);

const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

function written(attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${safe(value)}"`))
    .join("");
}

export function toText(one) {
  if (typeof one === "string") return safe(one);
  const { tag, attributes, children } = one;
  const start = `<${tag}${written(attributes)}`;
  if (EMPTY.has(tag)) return `${start}>`;
  if (DRAWN.has(tag) && children.length === 0) return `${start}/>`;
  return `${start}>${children.map(toText).join("")}</${tag}>`;
}

const create = (tag) => (
  DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag)
);

// Write what has changed and nothing else.
export function write(node, attributes) {
  const before = node.written ?? {};
  for (const name in attributes) {
    const value = attributes[name];
    if (before[name] === value) continue;
    if (value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const name in before) if (!(name in attributes)) node.removeAttribute(name);
  node.written = attributes;
}

export function say(node, words) {
  if (node.said === words) return;
  node.said = words;
  node.replaceChildren(...words.split(/(\w\u0304)/).map((part, i) => (
    i % 2 ? barred(part, DRAWN.has(node.localName) ? "tspan" : "span") : part
  )));
}

// WebKit draws the sign for a bar across its letter: it stays in the text, and style draws the bar.
function barred([letter, sign], tag) {
  const [whole, bar] = [create(tag), create(tag)];
  whole.setAttribute("class", "barred");
  bar.append(sign);
  whole.append(letter, bar);
  return whole;
}

// Make an element of the document into what the tree says; parts that are the same object are kept.
export function patch(node, tree) {
  if (node.tree === tree) return;
  node.tree = tree;
  const { attributes, children } = tree;
  write(node, attributes);
  if (typeof children[0] === "string") {
    say(node, children.join(""));
    return;
  }
  while (node.childElementCount > children.length) node.lastElementChild.remove();
  let child = node.firstElementChild;
  for (const one of children) {
    if (child?.localName !== one.tag) {
      const made = create(one.tag);
      if (child) child.replaceWith(made);
      else node.append(made);
      child = made;
    }
    patch(child, one);
    child = child.nextElementSibling;
  }
}
