// What a scene shows, as plain data in the model's own units: panels, and marks on them.
//
// A mark says what it is and in which role: `roles.js` gives each a colour and a dash pattern.

export const picture = (panels, sentence, code, told) => ({ panels, sentence, code, told });

export const panel = (says, { x, y, ticks, height, margin, labels, marks, handles = [] }) => (
  { says, x, y, ticks, height, margin, labels, marks: marks.flat(4).filter(Boolean), handles }
);

export const curve = (role, strokes) => ({ is: "curve", role, strokes });

// A quadratic function on [a, b] as a Bezier stroke: ends and control point.
export function quadratic(f, a, b) {
  const middle = 0.5 * (a + b);
  return [a, f(a), middle, 2 * f(middle) - 0.5 * (f(a) + f(b)), b, f(b)];
}

export const line = (role, points) => ({ is: "line", role, points });
export const segments = (role, pairs) => ({ is: "segments", role, pairs });
export const dots = (role, points) => ({ is: "dots", role, points });
export const bar = (role, y, x0, x1) => ({ is: "bar", role, y, x0, x1 });

export const text = (role, [x, y], words, anchor = "middle", rise = 0) =>
  ({ is: "text", role, x, y, words, anchor, rise });

// A text that goes where there is room: beside one of the spots, on the side that is given if it can.
export const label = (role, spots, words, anchor, rise) => (
  { ...text(role, spots[0], words, anchor, rise), spots }
);

// A policy marked across the panel and named above it.
export const place = (role, x, words) => ({ is: "place", role, x, words, places: [x] });

// One that may be anywhere within a half-width: as many fainter lines as tell that.
export function blurred(role, x, half, words) {
  const lines = half > 0 ? 15 : 1;
  const places = Array.from(
    { length: lines }, (_, i) => x + (lines > 1 ? half * ((2 * i) / (lines - 1) - 1) : 0),
  );
  const opacity = 1 - 0.7 * Math.min(1, half / 0.5);
  return { is: "place", role, x, words, places, look: { "stroke-opacity": opacity.toFixed(2) } };
}

export const gap = (role, x, low, high) => ({ is: "gap", role, x, low, high });
export const arrow = (role, start, end) => ({ is: "arrow", role, start, end });

// It is called what its control is called and reads as its number, unless it `says` or `reads` something
// else. `item` says which entry of a trait that lists several.
export const handle = (trait, [x, y], along, now, more) => ({ trait, x, y, along, now, ...more });
