// Room for words in a panel: where they hide least of its lines, of other words and of its handles.

export const LETTER = 7; // pixels a letter takes, on average
const [ABOVE, BELOW] = [11, 4]; // of the line that words stand on
const AIR = 2; // pixels beside words
const STEP = 5; // pixels between two points of a line
const SHIFT = { start: 5, middle: 0, end: -5 };
const SIDES = [
  ["start", 12], ["start", -18], ["end", 12], ["end", -18], ["middle", 14], ["middle", -22],
  ["start", -4], ["end", -4], ["middle", 28], ["middle", -36],
];
const KNOB = [[-8, 0], [8, 0], [0, -8], [0, 8], [0, 0]];
const DOT = [[-5, 0], [5, 0], [0, -5], [0, 5], [0, 0]];
const FAINT = 0.4; // what a line that only marks a place counts for
const NUMBERS = 6; // what lying on the numbers of an axis counts for
const OUTSIDE = 100;

// Points along a stroke from one point to another.
function between([x0, y0], [x1, y1]) {
  const n = Math.min(200, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP)) || 1;
  return Array.from({ length: n + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / n, y0 + ((y1 - y0) * i) / n]);
}

const along = (points) => points.slice(1).flatMap((point, i) => between(points[i], point));

// A quadratic stroke is near enough to straight between a dozen of its points.
const bent = ([x0, y0, xc, yc, x1, y1]) => along(Array.from({ length: 13 }, (_, i) => {
  const [t, u] = [i / 12, 1 - i / 12];
  return [u * u * x0 + 2 * t * u * xc + t * t * x1, u * u * y0 + 2 * t * u * yc + t * t * y1];
}));

const around = (points, shape) => points.flatMap(([x, y]) => shape.map(([a, b]) => [x + a, y + b]));

// What stands in the way in a panel, as points in pixels, each with its weight.
function obstacles({ marks, handles, labels }, { X, Y, left, right, top, bottom }) {
  const at = ([x, y]) => [X(x), Y(y)];
  const pair = ([x0, y0, x1, y1]) => between(at([x0, y0]), at([x1, y1]));
  const POINTS = {
    curve: ({ strokes }) => strokes.flatMap(([a, b, c, d, e, f]) => bent([...at([a, b]), ...at([c, d]), ...at([e, f])])),
    line: ({ points }) => along(points.map(at)),
    segments: ({ pairs }) => pairs.flatMap(pair),
    arrow: ({ start, end }) => between(at(start), at(end)),
    dots: ({ points }) => around(points.map(at), DOT),
    gap: ({ x, low, high }) => between(at([x, low]), at([x, high])),
    place: ({ x }) => between([X(x), top], [X(x), bottom]),
  };
  const axes = along([...(labels[1] === undefined ? [] : [[left, top]]), [left, bottom], [right, bottom]]);
  const faint = (mark) => mark.is === "place" || mark.role === "jump";
  return [
    ...marks.filter((mark) => mark.is in POINTS).flatMap(
      (mark) => POINTS[mark.is](mark).map((point) => [...point, faint(mark) ? FAINT : 1]),
    ),
    ...around(handles.map(({ x, y }) => at([x, y])), KNOB).map((point) => [...point, 1]),
    ...axes.map((point) => [...point, 1]),
  ];
}

function boxOf({ words }, anchor, x, y) {
  const width = LETTER * words.length;
  const from = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left: from - AIR, right: from + width + AIR, top: y - ABOVE, bottom: y + BELOW };
}

const holds = (box, [x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom;
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Each text of a panel with where it stands, in pixels. What has its place keeps it.
export function placed(panel, frame) {
  const texts = panel.marks.filter((mark) => mark.is === "text");
  const stand = (mark, [x, y], anchor, rise) => (
    { mark, anchor, x: frame.X(x) + SHIFT[anchor], y: frame.Y(y) - rise }
  );
  const fixed = texts.filter((mark) => !mark.spots)
    .map((mark) => stand(mark, [mark.x, mark.y], mark.anchor, mark.rise));
  const free = texts.filter((mark) => mark.spots)
    .sort((one, other) => one.spots.length - other.spots.length); // who has least choice goes first
  if (free.length === 0) return fixed;
  const points = obstacles(panel, frame);
  const taken = fixed.map(({ mark, anchor, x, y }) => boxOf(mark, anchor, x, y));
  const hidden = (box) => points.reduce((sum, point) => (holds(box, point) ? sum + point[2] : sum), 0) +
    OUTSIDE * (taken.filter((other) => meet(box, other)).length +
      (box.left < 0 || box.right > frame.width || box.top < frame.top - 3 || box.bottom > frame.bottom)) +
    NUMBERS * (box.left < frame.left);
  const chosen = free.map((mark) => {
    const ways = mark.spots.flatMap((spot) => [[mark.anchor, mark.rise], ...SIDES]
      .map(([anchor, rise]) => stand(mark, spot, anchor, rise)));
    let best;
    for (const way of ways) {
      const box = boxOf(mark, way.anchor, way.x, way.y);
      const loss = hidden(box);
      if (!best || loss < best.loss) best = { way, box, loss };
      if (loss === 0) break;
    }
    taken.push(best.box);
    return best.way;
  });
  return [...fixed, ...chosen];
}
