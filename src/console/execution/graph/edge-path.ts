import type { PlacedEdge, PlacedNode } from './lay-out.ts';

type Point = PlacedEdge['points'][number];

const place = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Through the points of the layout, rounded at each but the ends. */
const through = (points: readonly Point[]): string => {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  const curves = rest.map((point, index) => {
    const next = rest[index + 1];
    return `Q ${place(point)} ${place(next ? between(point, next) : between(point, last))}`;
  });
  return [`M ${place(first)}`, ...curves, `L ${place(last)}`].join(' ');
};

/** From side to side, in a bow: a way that the layout left out. */
const aside = (from: PlacedNode, to: PlacedNode): string => {
  const side = from.x + from.width / 2;
  const end = to.x + to.width / 2;
  const bow = Math.max(side, end) + 36;
  return `M ${side} ${from.y} C ${bow} ${from.y} ${bow} ${to.y} ${end} ${to.y}`;
};

/** The path of an edge in SVG. */
export const edgePath = (edge: PlacedEdge, from: PlacedNode, to: PlacedNode): string =>
  edge.points.length > 0 ? through(edge.points) : aside(from, to);
