import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExecutionView } from '../../../api/executions/schema.ts';
import { graphOf, type MachineDefinition } from '../../../inspect/machine-graph.ts';
import { counted, t } from '../../language/translate.ts';
import { PHASES } from '../run-phase.ts';
import { edgePath } from './edge-path.ts';
import { layOut, type PlacedEdge, type PlacedGraph, type PlacedNode } from './lay-out.ts';
import { isTaken, type NodeVisits, takenWays, visitsOf } from './visits.ts';

const SCALES = [0.55, 0.75, 1] as const;
const BOW_ROOM = 40;

const tries = ({ visits, tries: tried }: NodeVisits): string => {
  if (tried > visits) return counted(tried, '1 try', '{n} tries');
  return visits > 1 ? `${visits} ×` : '';
};

interface EdgesProps {
  readonly graph: PlacedGraph;
  readonly taken: ReadonlySet<string>;
  readonly chosen: string | undefined;
}

const Edges = ({ graph, taken, chosen }: EdgesProps) => {
  const nodes = new Map(graph.nodes.map((node) => [node.name, node]));
  const classOf = (edge: PlacedEdge): string | null => {
    const isOn = isTaken(taken, edge);
    // Of the many ways into the state that records a failure, those that say something.
    if (edge.points.length === 0 && !isOn && edge.from !== chosen) return null;
    return `edge edge-${edge.kind}${isOn ? ' edge-taken' : ''}`;
  };
  const drawn = graph.edges.flatMap((edge) => {
    const [from, to, name] = [nodes.get(edge.from), nodes.get(edge.to), classOf(edge)];
    return from && to && name ? [{ edge, name, path: edgePath(edge, from, to) }] : [];
  });
  return (
    <svg
      aria-hidden="true"
      width={graph.width + BOW_ROOM}
      height={graph.height}
      viewBox={`0 0 ${graph.width + BOW_ROOM} ${graph.height}`}
    >
      <defs>
        {['arrow', 'arrow-taken', 'arrow-caught'].map((id) => (
          <marker
            key={id}
            id={id}
            class={id}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M 0 0 L 8 4 L 0 8 z" />
          </marker>
        ))}
      </defs>
      {drawn
        .sort((a, b) => Number(a.name.includes('taken')) - Number(b.name.includes('taken')))
        .map(({ edge, name, path }) => (
          <path key={`${edge.kind} ${edge.from} ${edge.to}`} class={name} d={path} />
        ))}
    </svg>
  );
};

interface NodeProps {
  readonly node: PlacedNode;
  readonly visits: NodeVisits | undefined;
  readonly isChosen: boolean;
  readonly choose: (id: number) => void;
}

const Node = ({ node, visits, isChosen, choose }: NodeProps) => {
  const place = {
    left: `${node.x - node.width / 2}px`,
    top: `${node.y - node.height / 2}px`,
    width: `${node.width}px`,
    height: `${node.height}px`,
  };
  const phase = visits?.phase;
  const more = visits ? tries(visits) : '';
  const classes = `node node-${phase ?? 'untouched'} node-of-${node.type.toLowerCase()}`;
  if (!visits || !phase) {
    return (
      <span class={classes} style={place} title={node.comment || undefined}>
        {node.name}
      </span>
    );
  }
  return (
    <button
      type="button"
      class={classes}
      style={place}
      title={node.comment || undefined}
      aria-pressed={isChosen}
      onClick={() => choose(visits.id)}
    >
      <span class="node-sign" aria-hidden="true">
        {PHASES[phase].sign}
      </span>
      {node.name}
      <span class="visually-hidden">{t(PHASES[phase].words)}</span>
      {more !== '' && <span class="node-more">{more}</span>}
    </button>
  );
};

interface MachineGraphViewProps {
  readonly definition: MachineDefinition;
  readonly execution: ExecutionView;
  readonly selected: number | null;
  readonly select: (id: number) => void;
}

/** The machine as it is defined, and on it the way that the execution took. */
export const MachineGraphView = ({
  definition,
  execution,
  selected,
  select,
}: MachineGraphViewProps) => {
  const graph = useMemo(() => layOut(graphOf(definition)), [definition]);
  const box = useRef<HTMLElement>(null);
  const [scale, setScale] = useState<number>(0.75);
  const visits = visitsOf(execution);
  const chosen = execution.states.find(({ id }) => id === selected)?.name;
  const centre = graph.nodes.find(({ name }) => name === (chosen ?? graph.nodes[0]?.name));

  const [x, y] = [centre?.x ?? 0, centre?.y ?? 0];
  useEffect(() => {
    const view = box.current;
    view?.scrollTo({
      left: x * scale - view.clientWidth / 2,
      top: y * scale - view.clientHeight / 2,
    });
  }, [x, y, scale]);

  return (
    <section class="card machine" aria-label={t('State machine')}>
      <header>
        <h2 class="part-title">{t('State machine')}</h2>
        <fieldset class="scales" aria-label={t('Size')}>
          {SCALES.map((one, index) => (
            <button
              key={one}
              type="button"
              aria-pressed={scale === one}
              onClick={() => setScale(one)}
            >
              {['S', 'M', 'L'][index]}
            </button>
          ))}
        </fieldset>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too */}
      <section class="machine-box" dir="ltr" ref={box} tabIndex={0} aria-label={t('Graph')}>
        <div
          style={{
            width: `${(graph.width + BOW_ROOM) * scale}px`,
            height: `${graph.height * scale}px`,
          }}
        >
          <div class="machine-plane" style={{ transform: `scale(${scale})` }}>
            <Edges graph={graph} taken={takenWays(execution.states)} chosen={chosen} />
            {graph.nodes.map((node) => (
              <Node
                key={node.name}
                node={node}
                visits={visits.get(node.name)}
                isChosen={node.name === chosen}
                choose={select}
              />
            ))}
          </div>
        </div>
      </section>
    </section>
  );
};
