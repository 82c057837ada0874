"use strict";

/** Return the boxes, a line a box, of the marks' text, relative to `origin`. */
function rectangles(marks, origin) {
  return marks
    .flatMap(({ pieces }) => pieces.flatMap((piece) => [...piece.getClientRects()]))
    .filter(({ width }) => width > 0)
    .map(({ left, right, top, bottom }) => ({
      left: left - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    }));
}

/** Return the path of a curve between the nearest of the boxes `ones` and `others`; null where they overlap. */
function linkPath(ones, others) {
  let nearest = null;
  for (const a of ones) {
    for (const b of others) {
      const dx = Math.max(a.left - b.right, b.left - a.right, 0);
      const dy = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
      const distance = Math.hypot(dx, 8 * dy); // Along a line is nearer than across lines.
      if (!nearest || distance < nearest.distance)
        nearest = { a, b, distance, overlap: dx === 0 && a.top < b.bottom && b.top < a.bottom };
    }
  }
  if (!nearest || nearest.overlap) return null;
  const { a, b } = nearest;
  const ax = towards(a, b);
  const bx = towards(b, a);
  const round = (...numbers) => numbers.map((number) => Math.round(number * 10) / 10).join(" ");
  if (a.top < b.bottom && b.top < a.bottom) {
    const depth = Math.min(14, 5 + Math.abs(ax - bx) / 20);
    return `M${round(ax, a.bottom)}C${round(ax, a.bottom + depth, bx, b.bottom + depth, bx, b.bottom)}`;
  }
  const [ux, uy, lx, ly] = a.top < b.top ? [ax, a.bottom, bx, b.top] : [bx, b.bottom, ax, a.top];
  const middle = (uy + ly) / 2;
  return `M${round(ux, uy)}C${round(ux, middle, lx, middle, lx, ly)}`;
}

/** Return where on `box` a line to `other` leaves it: its middle, or of a long box the place nearest to `other`. */
function towards(box, other) {
  const inset = Math.min(24, (box.right - box.left) / 2);
  const middle = (other.left + other.right) / 2;
  return Math.min(Math.max(middle, box.left + inset), box.right - inset);
}
