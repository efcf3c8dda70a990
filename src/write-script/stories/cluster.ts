import { similarity } from '../posts/terms.ts';
import { TermIndex } from './term-index.ts';

/** What is put together: what it is about, and when it was said, in milliseconds. */
export interface Point {
  readonly terms: ReadonlyMap<string, number>;
  readonly time: number;
}

export interface ClusterOptions {
  /** Two groups at least so close become one, from 0 to 1. */
  readonly threshold: number;
  /** How far apart two points count for less, in milliseconds. */
  readonly halfLifeMs: number;
  /** What the closeness of points keeps however far apart they are. */
  readonly timelessShare: number;
  /** Pairs of indexes that belong together whatever their words say. */
  readonly joined?: readonly (readonly [number, number])[];
}

interface Group {
  members: number[];
  terms: Map<string, number>;
  length: number;
  time: number;
  near: Map<number, number>;
  /** The first of those nearest to it; undefined until it is looked for anew. */
  nearest: { readonly group: number; readonly value: number } | undefined;
}

/** Groups of some size are joined less easily: what they share is often only their place or their time. */
const SMALL = 3;
const LARGE_PENALTY = 0.85;
const MOST_TERMS = 240;
const KEPT_TERMS = 160;
/** A term of more points tells none apart, however few there are. */
const COMMON = 40;

const trimmed = (terms: Map<string, number>): Map<string, number> =>
  terms.size <= MOST_TERMS
    ? terms
    : new Map([...terms].toSorted(([, a], [, b]) => b - a).slice(0, KEPT_TERMS));

const nearestOf = ({ near }: Group): { readonly group: number; readonly value: number } => {
  let nearest = { group: -1, value: 0 };
  for (const [group, value] of near) if (value > nearest.value) nearest = { group, value };
  return nearest;
};

/** Gathers points from the closest pair on, by what groups are about on the whole (agglomerative, centroid linkage). */
export const cluster = (points: readonly Point[], options: ClusterOptions): number[][] => {
  const { threshold, halfLifeMs, timelessShare, joined = [] } = options;
  const groups = new Map<number, Group>(
    points.map(({ terms, time }, index) => [
      index,
      {
        members: [index],
        terms: new Map(terms),
        length: 1,
        time,
        near: new Map(),
        nearest: undefined,
      },
    ]),
  );
  /** How close two groups are that are about the same to `shared`. */
  const closeness = (a: Group, b: Group, shared: number): number => {
    const apart = Math.abs(a.time - b.time);
    const time = timelessShare + (1 - timelessShare) * Math.exp(-apart / halfLifeMs);
    const size = Math.min(a.members.length, b.members.length) > SMALL ? LARGE_PENALTY : 1;
    return (shared / (a.length * b.length)) * time * size;
  };
  const link = (a: number, b: number, shared?: number): void => {
    const [first, second] = [groups.get(a), groups.get(b)];
    if (!first || !second) return;
    const value = closeness(first, second, shared ?? similarity(first.terms, second.terms));
    if (value <= threshold * 0.5) return;
    first.near.set(b, value);
    second.near.set(a, value);
  };
  const index = new TermIndex(points.map(({ terms }) => terms));
  points.forEach(({ terms }, a) => {
    const linkLater = (b: number, shared: number): void => {
      if (a < b) link(a, b, shared);
    };
    index.closeTo(terms, linkLater, Math.max(COMMON, points.length / 8));
  });
  const merge = (a: number, b: number): void => {
    const [first, second] = [groups.get(a), groups.get(b)];
    if (!first || !second || a === b) return;
    const [m, n] = [first.members.length, second.members.length];
    for (const [term, weight] of second.terms) {
      first.terms.set(term, (first.terms.get(term) ?? 0) + weight);
    }
    first.terms = trimmed(first.terms);
    first.length = Math.hypot(...first.terms.values()) || 1;
    first.time = (first.time * m + second.time * n) / (m + n);
    first.members.push(...second.members);
    groups.delete(b);
    const others = new Set([...first.near.keys(), ...second.near.keys()]);
    first.near.clear();
    first.nearest = undefined;
    for (const number of others) {
      const other = groups.get(number);
      if (!other || number === a) continue;
      other.near.delete(a);
      other.near.delete(b);
      other.nearest = undefined;
      link(a, number);
    }
  };
  const home = points.map((_, index) => index);
  const find = (index: number): number => {
    const parent = home[index] ?? index;
    return parent === index ? index : find(parent);
  };
  for (const [a, b] of joined) {
    const [first, second] = [find(a), find(b)];
    if (first === second) continue;
    merge(first, second);
    home[second] = first;
  }
  for (;;) {
    let best: { a: number; b: number; value: number } | undefined;
    for (const [a, group] of groups) {
      group.nearest ??= nearestOf(group);
      const { group: b, value } = group.nearest;
      if (value > threshold && (!best || value > best.value)) best = { a, b, value };
    }
    if (!best) break;
    merge(best.a, best.b);
  }
  return [...groups.values()].map(({ members }) => members.toSorted((a, b) => a - b));
};
