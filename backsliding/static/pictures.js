// What a scene shows, as plain data: see backsliding/explorers/pictures.py.

export const picture = (panels, sentence, code) => ({ panels, sentence, code });

export const panel = (says, { x, y, ticks, height, labels, marks, handles = [] }) =>
  ({ says, x, y, ticks, height, labels, marks, handles });

export const curve = (role, strokes) => ({ is: "curve", role, strokes });

// A quadratic function on [a, b] as a Bezier stroke: ends and control point.
export function quadratic(f, a, b) {
  const middle = 0.5 * (a + b);
  return [a, f(a), middle, 2 * f(middle) - 0.5 * (f(a) + f(b)), b, f(b)];
}

export const line = (role, points) => ({ is: "line", role, points });
export const segments = (role, pairs) => ({ is: "segments", role, pairs });
export const dots = (role, points) => ({ is: "dots", role, points });

export const text = (role, [x, y], words, anchor = "middle", rise = 0) =>
  ({ is: "text", role, x, y, words, anchor, rise });

export const place = (role, x, words) => ({ is: "place", role, x, words });
export const gap = (role, x, low, high) => ({ is: "gap", role, x, low, high });
export const arrow = (role, start, end) => ({ is: "arrow", role, start, end });

// `item` says which entry of a trait that lists several.
export const handle = (trait, [x, y], along, now, says, reads, item) =>
  ({ trait, x, y, along, now, says, reads, item });
