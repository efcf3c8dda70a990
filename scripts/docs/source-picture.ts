import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { projectRoot } from '../../build/project-root.ts';
import { placeBetween } from './place-between.ts';

const DOCUMENT = join(projectRoot, 'docs', 'architecture.md');

/** The floors of src, from the roof down; every folder stands on one of them. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'the edges': ['functions', 'console', 'api'],
  clients: ['clients'],
  capabilities: [
    ...[
      'collect-content',
      'write-script',
      'generate-audio',
      'publish-feed',
      'post-to-telegram',
      'search',
      'deliver-webhook',
    ],
    ...['authorize-request', 'clips', 'mp3', 'inspect', 'show-files', 'voices', 'cost'],
    ...['language-model', 'listens', 'measure-storage', 'speech-text'],
  ],
  'the wrapper of every entry': ['runtime'],
  nouns: ['webhooks', 'episode', 'show'],
  'what all know': ['public-internet', 'access', 'paging', 'errors'],
};

const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const importsByFolder = ({ modules }: ICruiseResult): Graph => {
  const graph = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = folderOf(source);
    if (from === undefined) continue;
    const known = graph.get(from) ?? new Set();
    graph.set(from, known);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (to !== undefined && to !== from) known.add(to);
    }
  }
  return graph;
};

const reaches = (graph: Graph, from: string, to: string): boolean =>
  [...(graph.get(from) ?? [])].some((next) => next === to || reaches(graph, next, to));

// An arrow that follows from two others says nothing new. The graph has no circles: the walls hold.
const arrowsOf = (graph: Graph): string[] =>
  [...graph].flatMap(([from, known]) =>
    [...known]
      .filter((to) => ![...known].some((other) => other !== to && reaches(graph, other, to)))
      .map((to) => `  ${from} --> ${to}`),
  );

/**
 * docs/architecture.md with the picture of src drawn anew: its folders by floor, and who imports
 * whom, without the arrows that follow from others.
 * @throws Error naming a folder of src that stands on no floor
 */
export const renderSourcePicture = async (): Promise<string> => {
  const { output } = await cruise(['src'], {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx'] },
    baseDir: projectRoot,
  } as Parameters<typeof cruise>[1]);
  const graph = importsByFolder(output as ICruiseResult);
  const placed = new Set(Object.values(FLOORS).flat());
  const homeless = [...graph.keys()].filter((folder) => !placed.has(folder));
  if (homeless.length > 0) {
    throw new Error(
      `src/${homeless[0]} stands on no floor: add it to FLOORS in scripts/docs/source-picture.ts and to the rules in .dependency-cruiser.cjs.`,
    );
  }
  const floors = Object.entries(FLOORS).map(
    ([name, folders], floor) =>
      `  subgraph floor${floor} [${name}]\n    ${folders.join('\n    ')}\n  end`,
  );
  const arrows = arrowsOf(graph).sort();
  const drawing = ['flowchart TD', ...floors, ...arrows].join('\n');
  return placeBetween(readFileSync(DOCUMENT, 'utf8'), 'src', `\`\`\`mermaid\n${drawing}\n\`\`\``);
};
